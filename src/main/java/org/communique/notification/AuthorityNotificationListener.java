package org.communique.notification;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.communique.coalition.access.AuthorityGranted;
import org.communique.coalition.access.AuthorityGranted.AccessGranted;
import org.communique.coalition.access.AuthorityGranted.MandateGranted;
import org.communique.coalition.access.AuthorityGranted.RolesGranted;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.mail.MailId;
import org.communique.mail.MailOutbox;
import org.communique.mail.NotificationListener;
import org.communique.mail.StoredEvent;
import org.springframework.stereotype.Component;

/**
 * Notifies administrators and representatives of authority that was granted. The member who granted it is notified only if a token did
 * it: its owner may not know. Members cannot turn this off.
 */
@Component
class AuthorityNotificationListener implements NotificationListener {

    /** The most notices and mails to one member in an hour; beyond it one says that there are more. */
    static final int MOST_IN_AN_HOUR = 20;

    private static final List<NoticeKind> KINDS = List.of(
            NoticeKind.ROLES_GRANTED,
            NoticeKind.MANDATE_GRANTED,
            NoticeKind.MORE_GRANTED,
            NoticeKind.MANDATE_BESIDE_YOURS);

    /** Counted apart: many new members must not hide a new administrator. */
    private static final List<NoticeKind> ACCESS = List.of(NoticeKind.ACCESS_GRANTED);

    private final NoticeRepository noticeRepository;
    private final NoticeStore stored;
    private final AuthorityMessages authorityMessages;
    private final MailOutbox outbox;
    private final Directory directory;

    AuthorityNotificationListener(
            NoticeRepository noticeRepository,
            NoticeStore stored,
            AuthorityMessages authorityMessages,
            MailOutbox outbox,
            Directory directory) {
        this.noticeRepository = noticeRepository;
        this.stored = stored;
        this.authorityMessages = authorityMessages;
        this.outbox = outbox;
        this.directory = directory;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(RolesGranted.class, AccessGranted.class, MandateGranted.class);
    }

    @Override
    public void handle(StoredEvent event) {
        switch (event.event()) {
            case RolesGranted granted ->
                announceToAdministrators(NoticeKind.ROLES_GRANTED, granted, occasion(granted, ""));
            case AccessGranted granted ->
                announceToAdministrators(NoticeKind.ACCESS_GRANTED, granted, occasion(granted, ""));
            case MandateGranted granted -> {
                var occasion = occasion(granted, granted.organisation().value());
                announceToAdministrators(NoticeKind.MANDATE_GRANTED, granted, occasion);
                announceToRepresentatives(granted, occasion);
            }
            default -> {}
        }
    }

    /** After a crash a grant may be published again. */
    private static String occasion(AuthorityGranted granted, String what) {
        return "%s/%d/%s".formatted(granted.member().value(), granted.at().toEpochMilli(), what);
    }

    private void announceToAdministrators(NoticeKind kind, AuthorityGranted granted, String key) {
        for (var member : directory.membersWith(Role.ADMINISTRATOR)) {
            if (!isTheirs(granted, member)) {
                if (hasHeardOfMany(member, granted)) {
                    var hour = granted.at().truncatedTo(ChronoUnit.HOURS);
                    announce(member, NoticeKind.MORE_GRANTED, granted, hour.toString());
                } else {
                    announce(member, kind, granted, key);
                }
            }
        }
    }

    /** Administrators among them were already notified. A few of each organisation are enough. */
    private void announceToRepresentatives(MandateGranted granted, String key) {
        for (var member : directory.representatives(granted.organisation(), granted.at())) {
            if (!isTheirs(granted, member) && !member.is(Role.ADMINISTRATOR) && !hasHeardOfMany(member, granted)) {
                announce(member, NoticeKind.MANDATE_BESIDE_YOURS, granted, key);
            }
        }
    }

    private static boolean isTheirs(AuthorityGranted granted, Member member) {
        return member.id().equals(granted.member()) || member.id().equals(granted.by()) && !granted.byToken();
    }

    private boolean hasHeardOfMany(Member member, AuthorityGranted granted) {
        var hourAgo = granted.at().minus(Duration.ofHours(1));
        var kinds = granted instanceof AccessGranted ? ACCESS : KINDS;
        return noticeRepository.countByMemberAndKindInAndAtAfter(member.id(), kinds, hourAgo) >= MOST_IN_AN_HOUR;
    }

    private void announce(Member member, NoticeKind kind, AuthorityGranted granted, String occasion) {
        var id = MailId.of(kind + "/" + occasion, member.id());
        outbox.putWarning(id, authorityMessages.mail(member, kind, granted));
        stored.add(List.of(new Notice(
                new NoticeId(id.value()),
                member.id(),
                kind,
                null,
                granted,
                null,
                null,
                null,
                null,
                null,
                granted.at(),
                null,
                null)));
    }
}
