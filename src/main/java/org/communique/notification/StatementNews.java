package org.communique.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.communique.coalition.Directory;
import org.communique.coalition.Member;
import org.communique.coalition.Role;
import org.communique.signon.Signatories;
import org.communique.signon.Signatory;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statement;
import org.communique.statement.StatementEvent.DraftReopened;
import org.communique.statement.StatementEvent.StatementAbandoned;
import org.communique.statement.StatementEvent.StatementApproved;
import org.communique.statement.StatementEvent.StatementPublished;
import org.communique.statement.StatementEvent.TextTakenBack;
import org.communique.statement.StatementRights;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/** Who is told when a statement moves on. */
@Component
@Async(NotificationConfiguration.EXECUTOR)
class StatementNews {

    private final Announcer announcer;
    private final Statements statements;
    private final StatementRights rights;
    private final Signatories signatories;
    private final Directory directory;

    StatementNews(
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

    @EventListener
    void on(StatementApproved event) {
        statements
                .findById(event.statement())
                .ifPresent(statement -> announcer.tell(
                        coordinator(statement), new Announcement(NoticeKind.APPROVED, statement, event.at(), null)));
    }

    @EventListener
    void on(DraftReopened event) {
        statements.findById(event.statement()).ifPresent(statement -> {
            List<Member> members = new ArrayList<>(coordinator(statement));
            members.addAll(those(Role.DRAFTER, Right.EDIT, statement));
            announcer.tell(members, new Announcement(NoticeKind.CHANGES_REQUESTED, statement, event.at(), null));
        });
    }

    @EventListener
    void on(TextTakenBack event) {
        statements.findById(event.statement()).ifPresent(statement -> {
            List<Member> members = new ArrayList<>(coordinator(statement));
            members.addAll(those(Role.DRAFTER, Right.EDIT, statement));
            members.addAll(signers(event.version(), event.at()));
            announcer.tell(members, new Announcement(NoticeKind.TEXT_TAKEN_BACK, statement, event.at(), null));
        });
    }

    @EventListener
    void on(StatementPublished event) {
        statements
                .findById(event.statement())
                .ifPresent(statement -> announcer.tell(
                        signers(event.version(), event.at()),
                        new Announcement(NoticeKind.PUBLISHED, statement, event.at(), null)));
    }

    @EventListener
    void on(StatementAbandoned event) {
        statements.findById(event.statement()).ifPresent(statement -> {
            List<Member> members = new ArrayList<>(coordinator(statement));
            members.addAll(those(Role.DRAFTER, Right.EDIT, statement));
            members.addAll(those(Role.REVIEWER, Right.REVIEW, statement));
            members.removeIf(member -> member.id().equals(event.by()));
            announcer.tell(members, new Announcement(NoticeKind.ABANDONED, statement, event.at(), null));
        });
    }

    private List<Member> those(Role role, Right right, Statement statement) {
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
