package org.communique.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.mail.NotificationListener;
import org.communique.mail.StoredEvent;
import org.communique.signon.participation.Signatories;
import org.communique.signon.participation.Signatory;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statement;
import org.communique.statement.StatementEvent.DraftReopened;
import org.communique.statement.StatementEvent.StatementAbandoned;
import org.communique.statement.StatementEvent.StatementApproved;
import org.communique.statement.StatementEvent.StatementPublished;
import org.communique.statement.StatementEvent.TextReturnedToDraft;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.communique.statement.access.StatementRights;
import org.springframework.stereotype.Component;

/** Notifies members when a statement moves on. */
@Component
class StatementNotificationListener implements NotificationListener {

    private final Announcer announcer;
    private final Statements statements;
    private final StatementRights rights;
    private final Signatories signatories;
    private final Directory directory;

    StatementNotificationListener(
            Announcer announcer,
            Statements statements,
            StatementRights rights,
            Signatories signatories,
            Directory directory) {
        this.announcer = announcer;
        this.statements = statements;
        this.rights = rights;
        this.signatories = signatories;
        this.directory = directory;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(
                StatementApproved.class,
                DraftReopened.class,
                TextReturnedToDraft.class,
                StatementPublished.class,
                StatementAbandoned.class);
    }

    @Override
    public void handle(StoredEvent stored) {
        switch (stored.event()) {
            case StatementApproved event -> on(event);
            case DraftReopened event -> on(event, stored.id());
            case TextReturnedToDraft event -> on(event);
            case StatementPublished event -> on(event);
            case StatementAbandoned event -> on(event);
            default -> {}
        }
    }

    private void on(StatementApproved event) {
        statements
                .findById(event.statement())
                .ifPresent(statement -> announcer.announce(
                        Recipient.of(coordinator(statement), event.version().value()),
                        new Announcement(NoticeKind.APPROVED, statement, event.at())));
    }

    private void on(DraftReopened event, String key) {
        statements.findById(event.statement()).ifPresent(statement -> {
            List<Member> members = new ArrayList<>(coordinator(statement));
            members.addAll(membersWith(Role.DRAFTER, Right.EDIT, statement));
            announcer.announce(
                    Recipient.of(members, key), new Announcement(NoticeKind.CHANGES_REQUESTED, statement, event.at()));
        });
    }

    private void on(TextReturnedToDraft event) {
        statements.findById(event.statement()).ifPresent(statement -> {
            List<Member> members = new ArrayList<>(coordinator(statement));
            members.addAll(membersWith(Role.DRAFTER, Right.EDIT, statement));
            members.addAll(signers(event.version(), event.at()));
            announcer.announce(
                    Recipient.of(members, event.version().value()),
                    new Announcement(NoticeKind.TEXT_WITHDRAWN, statement, event.at()));
        });
    }

    private void on(StatementPublished event) {
        statements
                .findById(event.statement())
                .ifPresent(statement -> announcer.announce(
                        Recipient.of(
                                signers(event.version(), event.at()),
                                event.version().value()),
                        new Announcement(NoticeKind.PUBLISHED, statement, event.at())));
    }

    private void on(StatementAbandoned event) {
        statements.findById(event.statement()).ifPresent(statement -> {
            List<Member> members = new ArrayList<>(coordinator(statement));
            members.addAll(membersWith(Role.DRAFTER, Right.EDIT, statement));
            members.addAll(membersWith(Role.REVIEWER, Right.REVIEW, statement));
            members.removeIf(member -> member.id().equals(event.by()));
            announcer.announce(
                    Recipient.of(members, statement.id().value()),
                    new Announcement(NoticeKind.ABANDONED, statement, event.at()));
        });
    }

    private List<Member> membersWith(Role role, Right right, Statement statement) {
        return directory.membersWith(role).stream()
                .filter(member -> rights.allows(member, statement, right))
                .toList();
    }

    private List<Member> signers(VersionId version, Instant at) {
        var organisations =
                signatories.of(version).stream().map(Signatory::organisation).toList();
        return directory.representatives(organisations, version.statement(), at).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<Member> coordinator(Statement statement) {
        return directory.member(statement.coordinator()).stream().toList();
    }
}
