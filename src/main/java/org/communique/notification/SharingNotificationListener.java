package org.communique.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.mail.NotificationListener;
import org.communique.mail.StoredEvent;
import org.communique.notification.Announcement.PersonalNote;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statement;
import org.communique.statement.Statements;
import org.communique.statement.access.StatementRights;
import org.communique.statement.sharing.StatementShared;
import org.springframework.stereotype.Component;

/** Notifies members, and the active members of organisations, that a statement was shared with them. */
@Component
class SharingNotificationListener implements NotificationListener {

    private final Announcer announcer;
    private final Statements statements;
    private final StatementRights rights;
    private final Directory directory;

    SharingNotificationListener(
            Announcer announcer, Statements statements, StatementRights rights, Directory directory) {
        this.announcer = announcer;
        this.statements = statements;
        this.rights = rights;
        this.directory = directory;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(StatementShared.class);
    }

    @Override
    public void handle(StoredEvent stored) {
        if (stored.event() instanceof StatementShared event) {
            statements.findById(event.statement()).ifPresent(statement -> announce(event, statement, stored.id()));
        }
    }

    /** Without those whose access was removed again before. */
    private void announce(StatementShared event, Statement statement, String key) {
        var told = members(event.given()).stream()
                .filter(member -> !member.id().equals(event.by()) && rights.allows(member, statement, Right.READ))
                .toList();
        var author = directory.member(event.by()).map(Member::name).orElse("");
        announcer.announce(
                Recipient.of(told, key),
                new Announcement(NoticeKind.SHARED, statement, event.at(), new PersonalNote(author, event.note())));
    }

    private List<Member> members(List<Grant> given) {
        List<Member> members = new ArrayList<>(directory
                .members(given.stream()
                        .map(Grant::member)
                        .filter(Objects::nonNull)
                        .toList())
                .values());
        members.addAll(directory.activeMembersOf(given.stream()
                .flatMap(grant -> Stream.ofNullable(grant.organisation()))
                .toList()));
        return members;
    }
}
