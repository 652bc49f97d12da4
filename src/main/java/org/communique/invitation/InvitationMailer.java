package org.communique.invitation;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.settings.Coalition;
import org.communique.http.ServerProperties;
import org.communique.mail.Attachment;
import org.communique.mail.Mail;
import org.communique.mail.QuotedWords;
import org.communique.signon.answer.AnswerRecorder;
import org.communique.signon.answer.CallStatus;
import org.communique.signon.record.ReceiptService;
import org.communique.statement.Statements;
import org.communique.statement.version.VersionSummary;
import org.communique.statement.version.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Mails the contacts of invited organisations, in plain text; text of the statement is at most in a file that goes with it. */
@Component
public class InvitationMailer {

    /** Of what another than the contact may have done. */
    private static final Set<String> WARNINGS = Set.of("withdrawn", "withdrawal-recorded");

    private final ContactMailer mail;
    private final MessageSource messages;
    private final ServerProperties server;
    private final Coalition coalition;
    private final Directory directory;
    private final Statements statements;
    private final Versions versions;
    private final AnswerRecorder answers;
    private final ReceiptService receiptService;

    public InvitationMailer(
            ContactMailer mail,
            MessageSource messages,
            ServerProperties server,
            Coalition coalition,
            Directory directory,
            Statements statements,
            Versions versions,
            AnswerRecorder answers,
            ReceiptService receiptService) {
        this.mail = mail;
        this.messages = messages;
        this.server = server;
        this.coalition = coalition;
        this.directory = directory;
        this.statements = statements;
        this.versions = versions;
        this.answers = answers;
        this.receiptService = receiptService;
    }

    public URI link(LinkToken token) {
        return server.link("/invitation/" + token.value());
    }

    public URI confirmationLink(LinkToken token) {
        return server.link("/invitation/confirm/" + token.value());
    }

    public ContactMailOutcome invite(Invitation invitation, LinkToken token) {
        return send(
                "invite",
                invitation.linkEvent(),
                invitation,
                link(token),
                invitation.linkExpiresAt(),
                null,
                stopLink(token));
    }

    public ContactMailOutcome remind(Invitation invitation, LinkToken token) {
        return send(
                "remind",
                invitation.linkEvent(),
                invitation,
                link(token),
                invitation.linkExpiresAt(),
                null,
                stopLink(token));
    }

    public ContactMailOutcome extended(Invitation invitation, LinkToken token) {
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
    public ContactMailOutcome askToReconsider(Invitation invitation, LinkToken token, @Nullable Attachment attachment) {
        return send(
                attachment == null ? "reconsider" : "reconsider-enclosed",
                invitation.linkEvent(),
                invitation,
                link(token),
                invitation.linkExpiresAt(),
                attachment,
                stopLink(token));
    }

    public boolean isSetUp() {
        return mail.isSetUp();
    }

    public boolean isFailing(EmailAddress contact) {
        return mail.isFailing(contact);
    }

    private URI stopLink(LinkToken token) {
        return server.link("/invitation/stop/" + token.hash());
    }

    public ContactMailOutcome askToConfirm(Invitation invitation, LinkToken token) {
        return send(
                "confirm",
                "confirm/" + token.hash(),
                invitation,
                confirmationLink(token),
                invitation.confirmationExpiresAt(),
                null,
                null);
    }

    /** @param withdrawal in the link to withdraw the signature */
    public ContactMailOutcome accepted(Invitation invitation, LinkToken withdrawal) {
        return withReceipt(
                "accepted",
                invitation,
                server.link("/invitation/withdraw/" + withdrawal.value()),
                receiptService.latest(invitation.version(), invitation.organisation()));
    }

    public ContactMailOutcome withdrawn(Invitation invitation) {
        return withReceiptOfWithdrawal("withdrawn", invitation);
    }

    /** A coordinator recorded that the organisation withdraws. */
    public ContactMailOutcome withdrawalRecorded(Invitation invitation) {
        return withReceiptOfWithdrawal("withdrawal-recorded", invitation);
    }

    private ContactMailOutcome withReceiptOfWithdrawal(String kind, Invitation invitation) {
        return withReceipt(
                kind, invitation, "", receiptService.ofWithdrawal(invitation.version(), invitation.organisation()));
    }

    private ContactMailOutcome withReceipt(String kind, Invitation invitation, Object about, Optional<String> receipt) {
        return send(
                kind,
                invitation.answerEvent(kind),
                invitation,
                about,
                null,
                receipt.map(text -> Attachment.text("receipt.txt", text)).orElse(null),
                null);
    }

    public ContactMailOutcome refused(Invitation invitation, String reason) {
        var late = answers.participationStatus(invitation.version(), invitation.organisation())
                .filter(CallStatus::takesAnswers)
                .isEmpty();
        return send(
                late ? "refused-late" : "refused",
                invitation.answerEvent("refused"),
                invitation,
                QuotedWords.of(reason),
                null,
                null,
                null);
    }

    private ContactMailOutcome send(
            String kind,
            String event,
            Invitation invitation,
            Object about,
            @Nullable Instant expiresAt,
            @Nullable Attachment attachment,
            @Nullable URI stop) {
        var subject = text(kind + ".subject", coalition.profile().name(), title(invitation), organisation(invitation));
        var text = text(
                kind + ".text",
                ContactMailer.oneLine(invitation.contactName()),
                coalition.profile().name(),
                organisation(invitation),
                title(invitation),
                about,
                deadline(invitation),
                expiresAt == null
                        ? ""
                        : ContactMailer.utc(
                                answers.linkEnd(invitation.version(), invitation.organisation(), expiresAt)),
                invitation.hash().value(),
                stop == null ? "" : stop,
                invitation.hasWords() ? 1 : 0);
        var all = new Mail(
                "INVITATION_" + kind.toUpperCase(Locale.ROOT).replace('-', '_'),
                invitation.contact(),
                invitation.version(),
                List.of(invitation.organisation()),
                ContactMailer.oneLine(subject),
                text + person(invitation),
                attachment,
                stop,
                expiresAt);
        return WARNINGS.contains(kind) ? mail.warn(event, all) : mail.send(event, all);
    }

    /** Whom to ask: who invited them or, if they are no longer here, who coordinates the statement. */
    private String person(Invitation invitation) {
        var inviter = directory.member(invitation.invitedBy()).filter(Member::active);
        return inviter.or(() -> statements
                        .findById(invitation.version().statement())
                        .flatMap(statement -> directory.member(statement.coordinator()))
                        .filter(Member::active))
                .map(member -> text(
                        "person",
                        ContactMailer.oneLine(member.name()),
                        member.email().value(),
                        inviter.isPresent() ? 1 : 0))
                .orElse("");
    }

    private String title(Invitation invitation) {
        return ContactMailer.oneLine(versions.findSummaryById(invitation.version())
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
        Optional<Instant> deadline = answers.participationStatus(invitation.version(), invitation.organisation())
                .map(CallStatus::deadline);
        return deadline.map(ContactMailer::utc).orElse("");
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage("invitation.mail." + key, arguments, Locale.ENGLISH);
    }
}
