package org.communique.invitation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.communique.coalition.directory.EmailAddress;
import org.communique.mail.Mail;
import org.communique.mail.MailId;
import org.communique.mail.MailOutbox;
import org.communique.screen.TimeFormat;
import org.communique.signon.answer.RecordedAnswer;
import org.communique.text.unicode.ShortText;
import org.springframework.stereotype.Component;

/** Mails people without an account, in plain text. */
@Component
public class ContactMailer {

    private static final int LONGEST_LINE = 120;

    private final MailOutbox outbox;

    public ContactMailer(MailOutbox outbox) {
        this.outbox = outbox;
    }

    public boolean isSetUp() {
        return outbox.hasRelay();
    }

    /** Whether mails to the contact fail, so that a link is shared manually. */
    boolean isFailing(EmailAddress contact) {
        return isSetUp() && outbox.isFailing(contact);
    }

    public boolean isMailed(String event, EmailAddress contact) {
        return outbox.status(MailId.of(event, contact)).isPresent();
    }

    /** @param event that the mail is about; it is mailed once */
    public ContactMailOutcome send(String event, Mail mail) {
        return outbox.put(MailId.of(event, mail.to()), mail)
                ? ContactMailOutcome.QUEUED
                : ContactMailOutcome.NOT_MAILED;
    }

    /** As {@link #send}, of what may be another person's act. */
    public ContactMailOutcome warn(String event, Mail mail) {
        return outbox.putWarning(MailId.of(event, mail.to()), mail)
                ? ContactMailOutcome.QUEUED
                : ContactMailOutcome.NOT_MAILED;
    }

    /** A line break in a header would begin another header. */
    public static String oneLine(String value) {
        var line = line(value);
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 1) + "…";
    }

    /**
     * A contact's name, which may be empty.
     *
     * @throws org.communique.text.unicode.ShortTextException if it cannot be kept
     */
    public static String name(String value) {
        return ShortText.optionalLine(oneLine(value), LONGEST_LINE);
    }

    /** As {@link #oneLine}, however long. */
    public static String line(String value) {
        return value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** @throws org.communique.text.unicode.ShortTextException if a coordinator's reason is longer than the screens take, or cannot be kept */
    public static String reason(String value) {
        return ShortText.optionalLines(value, RecordedAnswer.LONGEST_EVIDENCE);
    }

    public static String utc(Instant moment) {
        return TimeFormat.localAndUtc(moment, ZoneOffset.UTC, Locale.UK);
    }
}
