package org.communique.invitation;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.coalition.Coalition;
import org.communique.coalition.Directory;
import org.communique.coalition.EmailAddress;
import org.communique.coalition.Enclosure;
import org.communique.coalition.Organisation;
import org.communique.coalition.ServerProperties;
import org.communique.mail.Mail;
import org.communique.signon.AnswerDesk;
import org.communique.signon.Receipts;
import org.communique.signon.Standing;
import org.communique.statement.VersionSummary;
import org.communique.statement.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Mails the contacts of invited organisations, in plain text; text of the statement is at most in a file that goes with it. */
@Component
class InvitationMail {

    private final ContactMail mail;
    private final MessageSource messages;
    private final ServerProperties server;
    private final Coalition coalition;
    private final Directory directory;
    private final Versions versions;
    private final AnswerDesk answers;
    private final Receipts receipts;

    InvitationMail(
            ContactMail mail,
            MessageSource messages,
            ServerProperties server,
            Coalition coalition,
            Directory directory,
            Versions versions,
            AnswerDesk answers,
            Receipts receipts) {
        this.mail = mail;
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
        return send(
                "invite",
                invitation.linkEvent(),
                invitation,
                link(token),
                invitation.linkExpiresAt(),
                null,
                stopLink(token));
    }

    Delivery remind(Invitation invitation, LinkToken token) {
        return send(
                "remind",
                invitation.linkEvent(),
                invitation,
                link(token),
                invitation.linkExpiresAt(),
                null,
                stopLink(token));
    }

    Delivery extended(Invitation invitation, LinkToken token) {
        return send(
                "extended",
                invitation.linkEvent(),
                invitation,
                link(token),
                invitation.linkExpiresAt(),
                null,
                stopLink(token));
    }

    /** @param enclosure what changed since the text that the organisation signed */
    Delivery askToReconsider(Invitation invitation, LinkToken token, @Nullable Enclosure enclosure) {
        return send(
                enclosure == null ? "reconsider" : "reconsider-enclosed",
                invitation.linkEvent(),
                invitation,
                link(token),
                invitation.linkExpiresAt(),
                enclosure,
                stopLink(token));
    }

    boolean isSetUp() {
        return mail.isSetUp();
    }

    boolean isFailing(EmailAddress contact) {
        return mail.isFailing(contact);
    }

    private URI stopLink(LinkToken token) {
        return server.link("/invitation/stop/" + token.value());
    }

    Delivery askToConfirm(Invitation invitation, LinkToken token) {
        return send(
                "confirm",
                "confirm/" + token.hash(),
                invitation,
                confirmationLink(token),
                invitation.confirmationExpiresAt(),
                null,
                null);
    }

    Delivery accepted(Invitation invitation) {
        return send(
                "accepted",
                invitation.answerEvent("accepted"),
                invitation,
                "",
                null,
                receipts.latest(invitation.version(), invitation.organisation())
                        .map(receipt -> Enclosure.text("receipt.txt", receipt))
                        .orElse(null),
                null);
    }

    Delivery refused(Invitation invitation, String reason) {
        var late = answers.standing(invitation.version(), invitation.organisation())
                .filter(Standing::takesAnswers)
                .isEmpty();
        return send(
                late ? "refused-late" : "refused",
                invitation.answerEvent("refused"),
                invitation,
                ContactMail.line(reason),
                null,
                null,
                null);
    }

    private Delivery send(
            String kind,
            String event,
            Invitation invitation,
            Object about,
            @Nullable Instant expiresAt,
            @Nullable Enclosure enclosure,
            @Nullable URI stop) {
        var subject = text(kind + ".subject", coalition.profile().name(), title(invitation));
        var text = text(
                kind + ".text",
                ContactMail.oneLine(invitation.contactName()),
                coalition.profile().name(),
                organisation(invitation),
                title(invitation),
                about,
                deadline(invitation),
                expiresAt == null ? "" : ContactMail.utc(expiresAt),
                invitation.hash().value(),
                stop == null ? "" : stop);
        return mail.send(
                event,
                new Mail(
                        "INVITATION_" + kind.toUpperCase(Locale.ROOT).replace('-', '_'),
                        invitation.contact(),
                        invitation.version(),
                        List.of(invitation.organisation()),
                        ContactMail.oneLine(subject),
                        text,
                        enclosure,
                        stop,
                        expiresAt));
    }

    private String title(Invitation invitation) {
        return ContactMail.oneLine(versions.findSummaryById(invitation.version())
                .map(VersionSummary::title)
                .orElse(""));
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
        return deadline.map(ContactMail::utc).orElse("");
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage("invitation.mail." + key, arguments, Locale.ENGLISH);
    }
}
