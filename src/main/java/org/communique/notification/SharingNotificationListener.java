package org.communique.notification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.mail.NotificationListener;
import org.communique.mail.StoredEvent;
import org.communique.notification.Announcement.Detail;
import org.communique.notification.Recipient.Reason;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statement;
import org.communique.statement.StatementEvent.AccessChanged;
import org.communique.statement.Statements;
import org.communique.statement.access.StatementRights;
import org.springframework.stereotype.Component;

/**
 * Notifies members, and the active members of organisations, that a statement was shared with them: once until they have read it or a
 * day has passed, since a coordinator can give and take access again and again.
 */
@Component
class SharingNotificationListener implements NotificationListener {

    private static final Duration UNTIL_NOTIFIED_AGAIN = Duration.ofDays(1);

    private final Announcer announcer;
    private final NoticeRepository noticeRepository;
    private final Statements statements;
    private final StatementRights rights;
    private final Directory directory;

    SharingNotificationListener(
            Announcer announcer,
            NoticeRepository noticeRepository,
            Statements statements,
            StatementRights rights,
            Directory directory) {
        this.announcer = announcer;
        this.noticeRepository = noticeRepository;
        this.statements = statements;
        this.rights = rights;
        this.directory = directory;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(AccessChanged.class);
    }

    @Override
    public void handle(StoredEvent stored) {
        if (stored.event() instanceof AccessChanged event && event.note() instanceof String note) {
            statements.findById(event.statement()).ifPresent(statement -> announce(event, note, statement));
        }
    }

    /** Without those whose access was removed again before. */
    private void announce(AccessChanged event, String note, Statement statement) {
        var told = members(event.given()).stream()
                .filter(member -> !member.id().equals(event.by()) && rights.allows(member, statement, Right.READ))
                .filter(member -> !isNotified(member, event))
                .toList();
        var author = directory.member(event.by()).map(Member::name).orElse("");
        announcer.announce(
                told.stream()
                        .map(member ->
                                new Recipient(member, List.of(member.id()), event.change(), reason(member, event)))
                        .toList(),
                new Announcement(NoticeKind.SHARED, statement, event.at(), new Detail(0, author, note)));
    }

    private static Reason reason(Member member, AccessChanged event) {
        return event.given().stream().anyMatch(grant -> member.id().equals(grant.member()))
                ? Reason.MEMBER
                : Reason.ORGANISATION;
    }

    private boolean isNotified(Member member, AccessChanged event) {
        return noticeRepository.existsByMemberAndStatementAndKindAndReadAtIsNullAndAtAfter(
                member.id(), event.statement(), NoticeKind.SHARED, event.at().minus(UNTIL_NOTIFIED_AGAIN));
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
