package org.communique.notification;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.communique.coalition.Directory;
import org.communique.coalition.MemberId;
import org.communique.mail.News;
import org.communique.mail.StoredEvent;
import org.communique.statement.Statements;
import org.communique.workflow.StageEvent;
import org.communique.workflow.StageEvent.AttentionNeeded;
import org.communique.workflow.StageEvent.ReviewersAssigned;
import org.communique.workflow.StageEvent.ReviewersReminded;
import org.communique.workflow.StageEvent.StageOpened;
import org.communique.workflow.StageNotices;
import org.communique.workflow.Told;
import org.springframework.stereotype.Component;

/** Who is told about a stage of review. */
@Component
class ReviewNews implements News {

    private final Announcer announcer;
    private final Statements statements;
    private final Directory directory;
    private final StageNotices proofs;

    ReviewNews(Announcer announcer, Statements statements, Directory directory, StageNotices proofs) {
        this.announcer = announcer;
        this.statements = statements;
        this.directory = directory;
        this.proofs = proofs;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(StageOpened.class, ReviewersAssigned.class, ReviewersReminded.class, AttentionNeeded.class);
    }

    @Override
    public void tell(StoredEvent stored) {
        switch (stored.event()) {
            case StageOpened event -> tellReviewers(event, event.reviewers(), event.deadline(), stored.at());
            case ReviewersAssigned event -> tellReviewers(event, event.added(), event.deadline(), stored.at());
            case ReviewersReminded event -> on(event, stored.at());
            case AttentionNeeded event -> on(event, stored);
            default -> {}
        }
    }

    /**
     * Each once for each time that they are asked, whichever node says so. The stage keeps that they were told, and when: only with this
     * proof does silence mean approval.
     */
    private void tellReviewers(StageEvent event, Collection<MemberId> reviewers, Instant deadline, Instant at) {
        var asked = proofs.askedSince(event.stage());
        statements.findById(event.statement()).ifPresent(statement -> {
            var recipients = directory.members(reviewers).values().stream()
                    .filter(member -> asked.containsKey(member.id()))
                    .map(member -> new Recipient(
                            member, List.of(member.id()), event.stage().value() + "/" + asked.get(member.id())))
                    .toList();
            var told = announcer.tell(
                    recipients, new Announcement(NoticeKind.STAGE_OPENED, statement, event.stage(), at, deadline));
            proofs.told(
                    event.stage(),
                    told.stream().map(member -> new Told(member, at)).toList());
        });
    }

    private void on(ReviewersReminded event, Instant at) {
        var occasion = event.stage().value() + "/" + event.at().truncatedTo(ChronoUnit.MINUTES);
        statements
                .findById(event.statement())
                .ifPresent(statement -> announcer.tell(
                        Recipient.of(directory.members(event.awaited()).values(), occasion),
                        new Announcement(NoticeKind.REVIEW_DUE, statement, event.stage(), at, event.deadline())));
    }

    private void on(AttentionNeeded event, StoredEvent stored) {
        statements
                .findById(event.statement())
                .ifPresent(statement -> announcer.tell(
                        Recipient.of(
                                directory.member(statement.coordinator()).stream()
                                        .toList(),
                                stored.id()),
                        new Announcement(
                                NoticeKind.STAGE_NEEDS_COORDINATOR,
                                statement,
                                event.stage(),
                                stored.at(),
                                event.deadline())));
    }
}
