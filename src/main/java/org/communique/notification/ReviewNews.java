package org.communique.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.communique.coalition.Directory;
import org.communique.coalition.MemberId;
import org.communique.notification.Announcer.Receipt;
import org.communique.statement.Statement;
import org.communique.statement.Statements;
import org.communique.workflow.StageEvent;
import org.communique.workflow.StageEvent.AttentionNeeded;
import org.communique.workflow.StageEvent.ReviewersAssigned;
import org.communique.workflow.StageEvent.ReviewersReminded;
import org.communique.workflow.StageEvent.StageOpened;
import org.communique.workflow.StageNotices;
import org.communique.workflow.Told;
import org.communique.workflow.Told.Channel;
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
    private final StageNotices proofs;
    private final Clock clock;

    ReviewNews(Announcer announcer, Statements statements, Directory directory, StageNotices proofs, Clock clock) {
        this.announcer = announcer;
        this.statements = statements;
        this.directory = directory;
        this.proofs = proofs;
        this.clock = clock;
    }

    @EventListener
    void on(StageOpened event) {
        tellReviewers(event, event.reviewers(), NoticeKind.STAGE_OPENED, event.deadline());
    }

    @EventListener
    void on(ReviewersAssigned event) {
        tellReviewers(event, event.added(), NoticeKind.STAGE_OPENED, event.deadline());
    }

    @EventListener
    void on(ReviewersReminded event) {
        tellReviewers(event, event.awaited(), NoticeKind.REVIEW_DUE, event.deadline());
    }

    @EventListener
    void on(AttentionNeeded event) {
        statements
                .findById(event.statement())
                .ifPresent(statement -> tell(
                        statement,
                        List.of(statement.coordinator()),
                        NoticeKind.STAGE_NEEDS_COORDINATOR,
                        event.deadline()));
    }

    /** The stage keeps who was told how and when: only with this proof does silence mean approval. */
    private void tellReviewers(StageEvent event, Collection<MemberId> reviewers, NoticeKind kind, Instant deadline) {
        statements.findById(event.statement()).ifPresent(statement -> {
            var told = tell(statement, reviewers, kind, deadline);
            proofs.told(
                    event.stage(),
                    told.stream()
                            .map(receipt -> new Told(
                                    receipt.member(), receipt.mailed() ? Channel.MAIL : Channel.NOTICE, receipt.at()))
                            .toList());
        });
    }

    private List<Receipt> tell(Statement statement, Collection<MemberId> members, NoticeKind kind, Instant deadline) {
        return announcer.tell(
                directory.members(members).values(), new Announcement(kind, statement, clock.instant(), deadline));
    }
}
