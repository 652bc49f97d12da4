package org.communique.notification;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.mail.NotificationListener;
import org.communique.mail.StoredEvent;
import org.communique.notification.Announcement.Detail;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.communique.statement.version.Versions;
import org.communique.workflow.stage.DeliveryReceipt;
import org.communique.workflow.stage.DeliveryReceipts;
import org.communique.workflow.stage.StageEvent;
import org.communique.workflow.stage.StageEvent.AttentionNeeded;
import org.communique.workflow.stage.StageEvent.ReviewersAssigned;
import org.communique.workflow.stage.StageEvent.ReviewersReminded;
import org.communique.workflow.stage.StageEvent.StageOpened;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notifies reviewers about a stage. */
@Component
class ReviewNotificationListener implements NotificationListener {

    private final Announcer announcer;
    private final Statements statements;
    private final Directory directory;
    private final DeliveryReceipts deliveryReceipts;
    private final Versions versions;

    ReviewNotificationListener(
            Announcer announcer,
            Statements statements,
            Directory directory,
            DeliveryReceipts deliveryReceipts,
            Versions versions) {
        this.announcer = announcer;
        this.statements = statements;
        this.directory = directory;
        this.deliveryReceipts = deliveryReceipts;
        this.versions = versions;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(StageOpened.class, ReviewersAssigned.class, ReviewersReminded.class, AttentionNeeded.class);
    }

    @Override
    public void handle(StoredEvent stored) {
        switch (stored.event()) {
            case StageOpened event ->
                announceToReviewers(event, event.name(), event.reviewers(), event.deadline(), stored.at());
            case ReviewersAssigned event ->
                announceToReviewers(event, event.name(), event.added(), event.deadline(), stored.at());
            case ReviewersReminded event -> on(event, stored.at());
            case AttentionNeeded event -> on(event, stored);
            default -> {}
        }
    }

    /**
     * Once for each time that they are asked, on any node. The stage records when they were notified: only with this receipt does
     * silence mean approval.
     */
    private void announceToReviewers(
            StageEvent event, String name, Collection<MemberId> reviewers, Instant deadline, Instant at) {
        var asked = deliveryReceipts.askedSince(event.stage());
        statements.findById(event.statement()).ifPresent(statement -> {
            var recipients = directory.members(reviewers).values().stream()
                    .filter(member -> asked.containsKey(member.id()))
                    .map(member -> new Recipient(
                            member, List.of(member.id()), event.stage().value() + "/" + asked.get(member.id())))
                    .toList();
            var notified = announcer.announce(
                    recipients,
                    new Announcement(NoticeKind.STAGE_OPENED, statement, event.stage(), at, deadline)
                            .with(detail(statement.newestVersion(), name)));
            deliveryReceipts.record(
                    event.stage(),
                    notified.stream()
                            .map(member -> new DeliveryReceipt(member, at))
                            .toList());
        });
    }

    /** With the note for the reviewers by who submitted the version. */
    private Detail detail(@Nullable VersionId version, String stage) {
        return Optional.ofNullable(version)
                .flatMap(versions::findSummaryById)
                .filter(summary -> summary.changeNote() != null)
                .map(summary -> new Detail(
                        0,
                        stage,
                        requireNonNull(summary.changeNote()),
                        directory.member(summary.frozenBy()).map(Member::name).orElse(""),
                        null))
                .orElse(new Detail(0, stage, ""));
    }

    private void on(ReviewersReminded event, Instant at) {
        var occasion = event.stage().value() + "/" + event.at().truncatedTo(ChronoUnit.MINUTES);
        statements
                .findById(event.statement())
                .ifPresent(statement -> announcer.announce(
                        Recipient.of(directory.members(event.awaited()).values(), occasion),
                        new Announcement(NoticeKind.REVIEW_DUE, statement, event.stage(), at, event.deadline())
                                .with(new Detail(0, event.name(), ""))));
    }

    private void on(AttentionNeeded event, StoredEvent stored) {
        statements
                .findById(event.statement())
                .ifPresent(statement -> announcer.announce(
                        Recipient.of(
                                directory.member(statement.coordinator()).stream()
                                        .toList(),
                                stored.id()),
                        new Announcement(
                                        NoticeKind.STAGE_NEEDS_COORDINATOR,
                                        statement,
                                        event.stage(),
                                        stored.at(),
                                        event.deadline())
                                .with(new Detail(event.attention().ordinal(), event.name(), ""))));
    }
}
