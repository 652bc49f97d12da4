package org.communique.notification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.coalition.directory.MemberId;
import org.communique.mail.Mail;
import org.communique.mail.MailId;
import org.communique.mail.MailOutbox;
import org.springframework.stereotype.Component;

/** Notifies each member once, however often the same is announced: by a notice, and by a mail if the member wants one at once. */
@Component
class Announcer {

    private final NoticeSettingsStore settings;
    private final NoticeStore notices;
    private final NoticeMailComposer mail;
    private final MailOutbox outbox;

    Announcer(NoticeSettingsStore settings, NoticeStore notices, NoticeMailComposer mail, MailOutbox outbox) {
        this.settings = settings;
        this.notices = notices;
        this.mail = mail;
        this.outbox = outbox;
    }

    /** Returns those who were notified: their notice is stored, and their mail if they get one. */
    List<MemberId> announce(Collection<Recipient> recipients, Announcement announcement) {
        return announce(recipients, announcement, true);
    }

    /** As {@link #announce}, without mails. */
    void notice(Collection<Recipient> recipients, Announcement announcement) {
        announce(recipients, announcement, false);
    }

    private List<MemberId> announce(Collection<Recipient> recipients, Announcement announcement, boolean byMail) {
        Map<MemberId, Recipient> each = new LinkedHashMap<>();
        recipients.stream()
                .filter(recipient -> recipient.member().active())
                .forEach(recipient -> each.put(recipient.member().id(), recipient));
        if (each.isEmpty()) {
            return List.of();
        }
        var chosen = settings.of(each.keySet());
        Map<MailId, Mail> mails = new LinkedHashMap<>();
        List<Notice> notified = new ArrayList<>();
        var attachment = byMail ? mail.enclosure(announcement) : null;
        each.forEach((member, recipient) -> {
            var mailFrequency = chosen.getOrDefault(member, NoticeSettings.defaults(member))
                    .of(announcement.kind().topic());
            if (byMail && mailFrequency == MailFrequency.AT_ONCE) {
                mails.put(mailId(announcement.kind(), recipient), mail.mail(recipient, announcement, attachment));
            }
            notified.add(notice(recipient, announcement, mailFrequency));
        });
        // Mails first: a member with an unread notice of the kind is not notified again.
        outbox.putAll(mails);
        notices.add(notified);
        return List.copyOf(each.keySet());
    }

    private static MailId mailId(NoticeKind kind, Recipient recipient) {
        return MailId.of(kind + "/" + recipient.event(), recipient.member().id());
    }

    private static Notice notice(Recipient recipient, Announcement announcement, MailFrequency mailFrequency) {
        return new Notice(
                new NoticeId(mailId(announcement.kind(), recipient).value()),
                recipient.member().id(),
                announcement.kind(),
                announcement.statement() == null
                        ? null
                        : announcement.statement().id(),
                null,
                null,
                announcement.stances() == null ? null : announcement.stances().id(),
                announcement.detail(),
                recipient.reason(),
                recipient.represented(),
                announcement.at(),
                null,
                mailFrequency == MailFrequency.DAILY ? true : null);
    }
}
