package org.communique.invitation;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.communique.coalition.EmailAddress;
import org.communique.coalition.Enclosure;
import org.communique.coalition.ServerProperties;
import org.communique.id.Id;
import org.communique.signon.Delivery;
import org.communique.signon.RecordedAnswer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Mails people without an account, in plain text. */
@Component
class ContactMail {

    private static final Logger log = LoggerFactory.getLogger(ContactMail.class);
    private static final int LONGEST_LINE = 120;

    private final ObjectProvider<JavaMailSender> sender;
    private final ServerProperties server;

    ContactMail(ObjectProvider<JavaMailSender> sender, ServerProperties server) {
        this.sender = sender;
        this.server = server;
    }

    boolean isSetUp() {
        return sender.getIfAvailable() != null;
    }

    Delivery send(Id about, EmailAddress to, String subject, String text) {
        return send(about, to, subject, text, null, null);
    }

    /** @param stop where one request ends such mails (RFC 8058) */
    Delivery send(
            Id about, EmailAddress to, String subject, String text, @Nullable Enclosure enclosure, @Nullable URI stop) {
        var mailer = sender.getIfAvailable();
        if (mailer == null) {
            return Delivery.NOT_MAILED;
        }
        try {
            var mail = new MimeMessageHelper(mailer.createMimeMessage(), enclosure != null, "UTF-8");
            mail.setFrom(server.mailFrom());
            mail.setTo(to.value());
            mail.setSubject(oneLine(subject));
            mail.setText(text);
            if (stop != null) {
                mail.getMimeMessage().setHeader("List-Unsubscribe", "<" + stop + ">");
                mail.getMimeMessage().setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            if (enclosure != null) {
                mail.addAttachment(enclosure.name(), new ByteArrayResource(enclosure.content()), enclosure.type());
            }
            mailer.send(mail.getMimeMessage());
            return Delivery.SENT;
        } catch (MailException | MessagingException e) {
            // The id alone: neither address nor link belongs in a log.
            log.warn("Could not mail for {}: {}", about.value(), e.getClass().getSimpleName());
            return isRefusedAddress(e) ? Delivery.BOUNCED : Delivery.NOT_MAILED;
        }
    }

    private static boolean isRefusedAddress(Exception failure) {
        return failure instanceof MailSendException sending
                && sending.getFailedMessages().values().stream().anyMatch(SendFailedException.class::isInstance);
    }

    /** A line break in a header would begin another header. */
    static String oneLine(String value) {
        var line = line(value);
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 1) + "…";
    }

    /** As {@link #oneLine}, however long. */
    static String line(String value) {
        return value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** @throws IllegalArgumentException if a coordinator's reason is longer than the screens take */
    static String reason(String value) {
        if (value.length() > RecordedAnswer.LONGEST_EVIDENCE) {
            throw new IllegalArgumentException("longer than " + RecordedAnswer.LONGEST_EVIDENCE + " characters");
        }
        return value.strip();
    }

    static String utc(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(Locale.UK)
                        .withZone(ZoneOffset.UTC)
                        .format(moment)
                + " UTC";
    }
}
