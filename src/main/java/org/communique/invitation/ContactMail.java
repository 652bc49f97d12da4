package org.communique.invitation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.communique.coalition.EmailAddress;
import org.communique.mail.Mail;
import org.communique.mail.MailId;
import org.communique.mail.MailOutbox;
import org.communique.signon.RecordedAnswer;
import org.communique.text.ShortText;
import org.springframework.stereotype.Component;

/** Mails people without an account, in plain text. */
@Component
class ContactMail {

    private static final int LONGEST_LINE = 120;

    private final MailOutbox outbox;

    ContactMail(MailOutbox outbox) {
        this.outbox = outbox;
    }

    boolean isSetUp() {
        return outbox.hasRelay();
    }

    /** Whether mails to the contact do not get through, so that a link is passed on by hand. */
    boolean isFailing(EmailAddress contact) {
        return isSetUp() && outbox.isFailing(contact);
    }

    /** @param event that the mail tells of, once */
    Delivery send(String event, Mail mail) {
        return outbox.put(MailId.of(event, mail.to()), mail) ? Delivery.QUEUED : Delivery.NOT_MAILED;
    }

    /** A line break in a header would begin another header. */
    static String oneLine(String value) {
        var line = line(value);
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 1) + "…";
    }

    /**
     * A contact's name, which may be empty.
     *
     * @throws org.communique.text.ShortTextException if it cannot be kept
     */
    static String name(String value) {
        return ShortText.optionalLine(oneLine(value), LONGEST_LINE);
    }

    /** As {@link #oneLine}, however long. */
    static String line(String value) {
        return value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** @throws org.communique.text.ShortTextException if a coordinator's reason is longer than the screens take, or cannot be kept */
    static String reason(String value) {
        return ShortText.optionalLines(value, RecordedAnswer.LONGEST_EVIDENCE);
    }

    static String utc(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(Locale.UK)
                        .withZone(ZoneOffset.UTC)
                        .format(moment)
                + " UTC";
    }
}
