package org.communique.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.communique.coalition.Directory;
import org.communique.coalition.Member;
import org.communique.coalition.ServerProperties;
import org.communique.signon.Reminders;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** A notice as plain text by mail: the statement's title and a link to the screen; its text at most in a file that goes with it. */
@Component
class NoticeMail implements Reminders {

    private static final Logger log = LoggerFactory.getLogger(NoticeMail.class);
    private static final int LONGEST_TITLE = 120;

    private final ObjectProvider<JavaMailSender> sender;
    private final MessageSource messages;
    private final ServerProperties server;
    private final Directory directory;
    private final Statements statements;
    private final ReminderLinks reminders;

    NoticeMail(
            ObjectProvider<JavaMailSender> sender,
            MessageSource messages,
            ServerProperties server,
            Directory directory,
            Statements statements,
            ReminderLinks reminders) {
        this.sender = sender;
        this.messages = messages;
        this.server = server;
        this.directory = directory;
        this.statements = statements;
        this.reminders = reminders;
    }

    /** One thing in a digest. */
    record DigestLine(NoticeKind kind, Statement statement, Instant at) {}

    boolean isConfigured() {
        return sender.getIfAvailable() != null;
    }

    /** Whether the mail server took it. */
    boolean sendDigest(Member member, List<DigestLine> lines) {
        var mailer = sender.getIfAvailable();
        if (mailer == null) {
            return false;
        }
        try {
            var mail = new MimeMessageHelper(mailer.createMimeMessage(), "UTF-8");
            mail.setFrom(server.mailFrom());
            mail.setTo(member.email().value());
            mail.setSubject(text("notification.digest.subject", lines.size()));
            mail.setText(digest(member, lines));
            mailer.send(mail.getMimeMessage());
            return true;
        } catch (MailException | MessagingException e) {
            log.warn(
                    "Could not mail a digest to member {}: {}",
                    member.id().value(),
                    e.getClass().getSimpleName());
            return false;
        }
    }

    private String digest(Member member, List<DigestLine> lines) {
        var zone = directory.zone(member.id());
        var list = lines.stream()
                .map(line -> text(
                        "notification.digest.line",
                        oneLine(line.statement().title()),
                        text("notification.kind." + line.kind()),
                        format(line.at(), zone),
                        text("notification.reason." + line.kind()),
                        server.link("/" + Routes.to(line.statement().id(), line.kind()))))
                .collect(Collectors.joining("\n\n"));
        return text("notification.digest.frame", oneLine(member.name()), list, server.link("/notices"));
    }

    /** Whether the mail server took it; does nothing where none is configured. */
    boolean send(Member member, Announcement announcement) {
        var mailer = sender.getIfAvailable();
        if (mailer == null) {
            return false;
        }
        try {
            mailer.send(mail(mailer, member, announcement));
            return true;
        } catch (MailException | MessagingException e) {
            log.warn(
                    "Could not mail {} to member {}: {}",
                    announcement.kind(),
                    member.id().value(),
                    e.getClass().getSimpleName());
            return false;
        }
    }

    private MimeMessage mail(JavaMailSender mailer, Member member, Announcement announcement)
            throws MessagingException {
        var making = announcement.enclosure();
        var enclosure = making == null ? null : making.get().orElse(null);
        var mail = new MimeMessageHelper(mailer.createMimeMessage(), enclosure != null, "UTF-8");
        mail.setFrom(server.mailFrom());
        mail.setTo(member.email().value());
        mail.setSubject(subject(announcement));
        if (announcement.kind().topic() == NoticeTopic.REMINDERS) {
            var stop = server.link("/reminders/stop/" + reminders.tokenOf(member.id()));
            mail.getMimeMessage().setHeader("List-Unsubscribe", "<" + stop + ">");
            mail.getMimeMessage().setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            mail.setText(text(member, announcement) + text("notification.mail.stop", stop));
        } else {
            mail.setText(text(member, announcement));
        }
        if (enclosure != null) {
            mail.addAttachment(enclosure.name(), new ByteArrayResource(enclosure.content()), enclosure.type());
        }
        return mail.getMimeMessage();
    }

    @Override
    public Letter letter(StatementId statement, Instant deadline, Member to) {
        var announcement = new Announcement(
                NoticeKind.REMINDED, statements.findById(statement).orElseThrow(), deadline, deadline);
        return new Letter(
                to.email().value(), subject(announcement), text(to, announcement), reminders.areMailedTo(to.id()));
    }

    private String subject(Announcement announcement) {
        var title = oneLine(announcement.statement().title());
        return oneLine(text("notification.mail." + announcement.kind() + ".subject", title));
    }

    private String text(Member member, Announcement announcement) {
        var deadline = announcement.deadline();
        var enclosed = announcement.enclosure() == null ? 0 : 1;
        return text(
                "notification.mail.frame",
                oneLine(member.name()),
                text(
                        "notification.mail." + announcement.kind() + ".text",
                        oneLine(announcement.statement().title()),
                        deadline == null ? "" : localAndUtc(deadline, directory.zone(member.id())),
                        enclosed),
                server.link("/" + Routes.to(announcement.statement().id(), announcement.kind())),
                text("notification.reason." + announcement.kind()),
                server.link("/notices"),
                enclosed);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }

    /** A line break in a header would begin another header. */
    static String oneLine(String value) {
        var line = value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        return line.length() <= LONGEST_TITLE ? line : line.substring(0, LONGEST_TITLE - 1) + "…";
    }

    private static String localAndUtc(Instant deadline, ZoneId zone) {
        var utc = format(deadline, ZoneOffset.UTC);
        return zone.getRules().getOffset(deadline).equals(ZoneOffset.UTC)
                ? utc
                : format(deadline, zone) + " (" + utc + ")";
    }

    private static String format(Instant moment, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(Locale.UK)
                        .withZone(zone)
                        .format(moment)
                + " " + (zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId());
    }
}
