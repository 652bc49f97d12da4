package org.communique.invitation;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.communique.coalition.Coalition;
import org.communique.coalition.Directory;
import org.communique.coalition.Organisation;
import org.communique.coalition.ServerProperties;
import org.communique.signon.AnswerDesk;
import org.communique.signon.Receipts;
import org.communique.signon.Standing;
import org.communique.statement.Version;
import org.communique.statement.Versions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Mails the contacts of invited organisations, in plain text and never with text of the statement. */
@Component
class InvitationMail {

    private static final Logger log = LoggerFactory.getLogger(InvitationMail.class);
    private static final int LONGEST_LINE = 120;

    private final ObjectProvider<JavaMailSender> sender;
    private final MessageSource messages;
    private final ServerProperties server;
    private final Coalition coalition;
    private final Directory directory;
    private final Versions versions;
    private final AnswerDesk answers;
    private final Receipts receipts;

    InvitationMail(
            ObjectProvider<JavaMailSender> sender,
            MessageSource messages,
            ServerProperties server,
            Coalition coalition,
            Directory directory,
            Versions versions,
            AnswerDesk answers,
            Receipts receipts) {
        this.sender = sender;
        this.messages = messages;
        this.server = server;
        this.coalition = coalition;
        this.directory = directory;
        this.versions = versions;
        this.answers = answers;
        this.receipts = receipts;
    }

    URI link(LinkToken token) {
        return server.link("/invitation/" + token.value());
    }

    URI confirmationLink(LinkToken token) {
        return server.link("/invitation/confirm/" + token.value());
    }

    Delivery invite(Invitation invitation, LinkToken token) {
        return send("invite", invitation, link(token), invitation.linkExpiresAt(), null);
    }

    Delivery askToConfirm(Invitation invitation, LinkToken token) {
        return send("confirm", invitation, confirmationLink(token), invitation.confirmationExpiresAt(), null);
    }

    Delivery accepted(Invitation invitation) {
        return send(
                "accepted",
                invitation,
                "",
                null,
                receipts.latest(invitation.version(), invitation.organisation()).orElse(null));
    }

    Delivery refused(Invitation invitation, String reason) {
        return send("refused", invitation, oneLine(reason), null, null);
    }

    private Delivery send(
            String kind, Invitation invitation, Object about, @Nullable Instant expiresAt, @Nullable String receipt) {
        var mailer = sender.getIfAvailable();
        if (mailer == null) {
            return Delivery.NOT_MAILED;
        }
        try {
            var mail = new MimeMessageHelper(mailer.createMimeMessage(), receipt != null, "UTF-8");
            mail.setFrom(server.mailFrom());
            mail.setTo(invitation.contact().value());
            mail.setSubject(oneLine(text(kind + ".subject", coalition.profile().name(), title(invitation))));
            mail.setText(text(
                    kind + ".text",
                    oneLine(invitation.contactName()),
                    coalition.profile().name(),
                    organisation(invitation),
                    title(invitation),
                    about,
                    deadline(invitation),
                    expiresAt == null ? "" : utc(expiresAt),
                    invitation.hash().value()));
            if (receipt != null) {
                mail.addAttachment(
                        "receipt.txt", new ByteArrayResource(receipt.getBytes(UTF_8)), "text/plain;charset=UTF-8");
            }
            mailer.send(mail.getMimeMessage());
            return Delivery.SENT;
        } catch (MailException | MessagingException e) {
            // The id alone: neither address nor link belongs in a log.
            log.warn(
                    "Could not mail for {}: {}",
                    invitation.id().value(),
                    e.getClass().getSimpleName());
            return isRefusedAddress(e) ? Delivery.BOUNCED : Delivery.NOT_MAILED;
        }
    }

    private static boolean isRefusedAddress(Exception failure) {
        return failure instanceof MailSendException sending
                && sending.getFailedMessages().values().stream().anyMatch(SendFailedException.class::isInstance);
    }

    private String title(Invitation invitation) {
        return oneLine(
                versions.findById(invitation.version()).map(Version::title).orElse(""));
    }

    private String organisation(Invitation invitation) {
        return directory
                .organisation(invitation.organisation())
                .map(Organisation::officialName)
                .orElse("");
    }

    private String deadline(Invitation invitation) {
        Optional<Instant> deadline = answers.standing(invitation.version(), invitation.organisation())
                .map(Standing::deadline);
        return deadline.map(InvitationMail::utc).orElse("");
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage("invitation.mail." + key, arguments, Locale.ENGLISH);
    }

    /** A line break in a header would begin another header. */
    static String oneLine(String value) {
        var line = value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 1) + "…";
    }

    private static String utc(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(Locale.UK)
                        .withZone(ZoneOffset.UTC)
                        .format(moment)
                + " UTC";
    }
}
