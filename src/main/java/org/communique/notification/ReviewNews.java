package org.communique.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import org.communique.coalition.Directory;
import org.communique.coalition.MemberId;
import org.communique.statement.Statements;
import org.communique.workflow.StageEvent;
import org.communique.workflow.StageEvent.ReviewersAssigned;
import org.communique.workflow.StageEvent.StageOpened;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/** Who is told about a stage of review. */
@Component
@Async(NotificationConfiguration.EXECUTOR)
class ReviewNews {

    private final Announcer announcer;
    private final Statements statements;
    private final Directory directory;
    private final Clock clock;

    ReviewNews(Announcer announcer, Statements statements, Directory directory, Clock clock) {
        this.announcer = announcer;
        this.statements = statements;
        this.directory = directory;
        this.clock = clock;
    }

    @EventListener
    void on(StageOpened event) {
        tellReviewers(event, event.reviewers(), event.deadline());
    }

    @EventListener
    void on(ReviewersAssigned event) {
        tellReviewers(event, event.added(), event.deadline());
    }

    private void tellReviewers(StageEvent event, Collection<MemberId> reviewers, Instant deadline) {
        statements
                .findById(event.statement())
                .ifPresent(statement -> announcer.tell(
                        directory.members(reviewers).values(),
                        new Announcement(NoticeKind.STAGE_OPENED, statement, clock.instant(), deadline)));
    }
}
