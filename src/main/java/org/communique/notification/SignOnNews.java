package org.communique.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.Directory;
import org.communique.coalition.Enclosure;
import org.communique.coalition.Member;
import org.communique.coalition.OrganisationId;
import org.communique.coalition.Role;
import org.communique.signon.Receipts;
import org.communique.signon.SignOnEvent;
import org.communique.signon.SignOnEvent.CallClosed;
import org.communique.signon.SignOnEvent.ConsentRecorded;
import org.communique.signon.SignOnEvent.DeadlineExtended;
import org.communique.signon.SignOnEvent.EarlierSignersAsked;
import org.communique.signon.SignOnEvent.OrganisationSigned;
import org.communique.signon.SignOnEvent.OrganisationsInvited;
import org.communique.signon.SignOnEvent.SilentReminded;
import org.communique.statement.Changes;
import org.communique.statement.Statements;
import org.communique.statement.Versions;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/** Who is told about a sign-on call. */
@Component
@Async(NotificationConfiguration.EXECUTOR)
class SignOnNews {

    private final Announcer announcer;
    private final Statements statements;
    private final Versions versions;
    private final Changes changes;
    private final Directory directory;
    private final Receipts receipts;
    private final Clock clock;

    SignOnNews(
            Announcer announcer,
            Statements statements,
            Versions versions,
            Changes changes,
            Directory directory,
            Receipts receipts,
            Clock clock) {
        this.announcer = announcer;
        this.statements = statements;
        this.versions = versions;
        this.changes = changes;
        this.directory = directory;
        this.receipts = receipts;
        this.clock = clock;
    }

    @EventListener
    void on(OrganisationsInvited event) {
        tellRepresentatives(NoticeKind.CALLED_TO_SIGN, event, event.organisations(), event.deadline());
    }

    @EventListener
    void on(SilentReminded event) {
        tellRepresentatives(NoticeKind.REMINDED, event, event.organisations(), event.deadline());
    }

    @EventListener
    void on(EarlierSignersAsked event) {
        var changes = event.enclose()
                ? versions.findSummaryById(event.signed())
                        .flatMap(before -> versions.findSummaryById(event.version())
                                .map(after -> this.changes.file(before, after)))
                : Optional.<Enclosure>empty();
        statements
                .findById(event.statement())
                .ifPresent(statement -> announcer.tell(
                        representatives(event, event.organisations()),
                        new Announcement(
                                NoticeKind.ASKED_TO_RECONSIDER,
                                statement,
                                clock.instant(),
                                event.deadline(),
                                changes.isPresent() ? () -> changes : null)));
    }

    @EventListener
    void on(DeadlineExtended event) {
        tellRepresentatives(NoticeKind.DEADLINE_EXTENDED, event, event.organisations(), event.deadline());
    }

    @EventListener
    void on(OrganisationSigned event) {
        statements
                .findById(event.statement())
                .ifPresent(statement -> announcer.tell(
                        directory.member(event.by()).stream().toList(),
                        new Announcement(
                                NoticeKind.SIGNED,
                                statement,
                                clock.instant(),
                                null,
                                () -> receipts.latest(event.version(), event.organisation())
                                        .map(receipt -> Enclosure.text("receipt.txt", receipt)))));
    }

    @EventListener
    void on(ConsentRecorded event) {
        statements
                .findById(event.statement())
                .ifPresent(statement -> announcer.tell(
                        representatives(event, Set.of(event.organisation())),
                        new Announcement(NoticeKind.CONSENT_RECORDED, statement, clock.instant(), null)));
    }

    @EventListener
    void on(CallClosed event) {
        statements
                .findById(event.statement())
                .ifPresent(statement -> announcer.tell(
                        directory.member(statement.coordinator()).stream().toList(),
                        new Announcement(NoticeKind.CALL_CLOSED, statement, event.at(), null)));
    }

    private void tellRepresentatives(
            NoticeKind kind, SignOnEvent event, Set<OrganisationId> organisations, Instant deadline) {
        statements
                .findById(event.statement())
                .ifPresent(statement -> announcer.tell(
                        representatives(event, organisations),
                        new Announcement(kind, statement, clock.instant(), deadline)));
    }

    private List<Member> representatives(SignOnEvent event, Set<OrganisationId> organisations) {
        return directory.representatives(organisations, event.statement(), clock.instant()).values().stream()
                .flatMap(List::stream)
                .filter(member -> member.is(Role.REPRESENTATIVE))
                .toList();
    }
}
