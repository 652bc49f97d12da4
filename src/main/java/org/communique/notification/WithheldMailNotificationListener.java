package org.communique.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.http.ServerProperties;
import org.communique.mail.Mail;
import org.communique.mail.MailId;
import org.communique.mail.MailOutbox;
import org.communique.mail.MailsWithheld;
import org.communique.mail.NotificationListener;
import org.communique.mail.StoredEvent;
import org.communique.screen.TimeFormat;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Notifies a member and the administrators that mails caused by the member are withheld. Another person may be using the account. */
@Component
class WithheldMailNotificationListener implements NotificationListener {

    private final NoticeStore notices;
    private final MailOutbox outbox;
    private final Directory directory;
    private final MessageSource messages;
    private final ServerProperties server;

    WithheldMailNotificationListener(
            NoticeStore notices,
            MailOutbox outbox,
            Directory directory,
            MessageSource messages,
            ServerProperties server) {
        this.notices = notices;
        this.outbox = outbox;
        this.directory = directory;
        this.messages = messages;
        this.server = server;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(MailsWithheld.class);
    }

    @Override
    public void handle(StoredEvent stored) {
        if (stored.event() instanceof MailsWithheld event) {
            directory.member(event.member()).ifPresent(member -> {
                announce(member, NoticeKind.MAILS_WITHHELD, event, stored.id());
                others(member).forEach(each -> announce(each, NoticeKind.MAILS_OF_MEMBER_WITHHELD, event, stored.id()));
            });
        }
    }

    private List<Member> others(Member member) {
        List<Member> others = new ArrayList<>(directory.membersWith(Role.ADMINISTRATOR));
        others.removeIf(each -> each.id().equals(member.id()));
        return others;
    }

    private void announce(Member member, NoticeKind kind, MailsWithheld event, String key) {
        var id = MailId.of(kind + "/" + key, member.id());
        outbox.putWarning(id, mail(member, kind, event));
        notices.add(List.of(new Notice(
                new NoticeId(id.value()),
                member.id(),
                kind,
                null,
                null,
                event.member(),
                null,
                null,
                null,
                null,
                event.at(),
                null,
                null)));
    }

    private Mail mail(Member to, NoticeKind kind, MailsWithheld event) {
        return new Mail(
                kind.name(),
                to.email(),
                List.of(to.id()),
                text("notification.mail." + kind + ".subject", name(event.member())),
                text(
                        "notification.mail.withheld",
                        NoticeMailComposer.oneLine(to.name()),
                        sentence(kind, event.member()),
                        TimeFormat.localAndUtc(event.at(), directory.zone(to.id()), Locale.UK),
                        text("notification.mail." + kind + ".text"),
                        server.link("/" + kind.screen()),
                        text("notification.reason." + kind)));
    }

    /** The member whose mails are withheld. */
    String sentence(NoticeKind kind, MemberId member) {
        return text("notification.withheld." + kind, name(member));
    }

    private String name(MemberId id) {
        return NoticeMailComposer.oneLine(directory.member(id).map(Member::name).orElse(""));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }
}
