package org.communique.invitation;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.settings.Coalition;
import org.communique.http.ServerProperties;
import org.communique.mail.Attachment;
import org.communique.mail.Mail;
import org.communique.mail.Mail.OwnWords;
import org.communique.mail.QuotedWords;
import org.communique.mail.SentMessages.SentWords.Kind;
import org.communique.signon.answer.AnswerRecorder;
import org.communique.signon.answer.CallStatus;
import org.communique.signon.record.ReceiptService;
import org.communique.statement.StatementEvent.StatementCorrected;
import org.communique.statement.version.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Mails the contacts of invited organisations, in plain text; text of the statement is at most in a file that goes with it. */
@Component
public class InvitationMailer {

    /** Of what another than the contact may have done. */
    private static final Set<String> WARNINGS = Set.of("withdrawn", "withdrawal-recorded");

    /** What a contact is asked. The names are those of the messages. */
    public enum Ask {
        INVITE,
        REMIND
    }

    /** @param deadline of the call, in words */
    private record Names(String organisation, String deadline) {}

    private final ContactMailer mail;
    private final MessageSource messages;
    private final ServerProperties server;
    private final Coalition coalition;
    private final Directory directory;
    private final CurrentMember currentMember;
    private final ContactPerson contactPerson;
    private final Versions versions;
    private final AnswerRecorder answers;
    private final ReceiptService receiptService;

    public InvitationMailer(
            ContactMailer mail,
            MessageSource messages,
            ServerProperties server,
            Coalition coalition,
            Directory directory,
            CurrentMember currentMember,
            ContactPerson contactPerson,
            Versions versions,
            AnswerRecorder answers,
            ReceiptService receiptService) {
        this.mail = mail;
        this.messages = messages;
        this.server = server;
        this.coalition = coalition;
        this.directory = directory;
        this.currentMember = currentMember;
        this.contactPerson = contactPerson;
        this.versions = versions;
        this.answers = answers;
        this.receiptService = receiptService;
    }

    public URI link(LinkToken token) {
        return server.link("/invitation/" + token.value());
    }

    public URI withdrawalLink(LinkToken token) {
        return server.link("/invitation/withdraw/" + token.value());
    }

    public URI confirmationLink(LinkToken token) {
        return server.link("/invitation/confirm/" + token.value());
    }

    /**
     * Invites, or reminds of that.
     *
     * @param words of the current member's own; may be empty
     */
    public ContactMailOutcome ask(Ask ask, Invitation invitation, LinkToken token, String words) {
        return mail.send(
                invitation.linkEvent(), ask(ask, invitation, link(token), stopLink(token), namesOf(invitation), words));
    }

    /**
     * The mail as it would be, but for its links, which are made when it is sent.
     *
     * @param organisation its official name
     * @param deadline     of the call
     */
    public Mail preview(Ask ask, Invitation invitation, String organisation, Instant deadline, String words) {
        var names = new Names(organisation, ContactMailer.utc(deadline));
        return ask(ask, invitation, text("preview.link"), null, names, words);
    }

    private Mail ask(Ask ask, Invitation invitation, Object link, @Nullable URI stop, Names names, String words) {
        var quoted = words.isEmpty()
                ? ""
                : "\n" + text("words", currentMember.get().name()) + "\n\n" + QuotedWords.of(words) + "\n";
        var kind = ask.name().toLowerCase(Locale.ROOT);
        return mail(kind, invitation, link, invitation.linkExpiresAt(), null, stop, names, quoted)
                .sentFor(new OwnWords(
                        ask == Ask.INVITE ? Kind.CONTACT_INVITED : Kind.CONTACT_REMINDED, currentMember.id(), words));
    }

    public ContactMailOutcome extended(Invitation invitation, LinkToken token) {
        return withLink("extended", invitation, token, null);
    }

    /** @param enclosure what changed since the text that the organisation signed */
    public ContactMailOutcome askToReconsider(Invitation invitation, LinkToken token, @Nullable Attachment attachment) {
        return withLink(attachment == null ? "reconsider" : "reconsider-enclosed", invitation, token, attachment);
    }

    private ContactMailOutcome withLink(
            String kind, Invitation invitation, LinkToken token, @Nullable Attachment attachment) {
        var event = invitation.linkEvent();
        var until = invitation.linkExpiresAt();
        return send(kind, event, invitation, link(token), until, attachment, stopLink(token));
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
        var until = invitation.confirmationExpiresAt();
        return send("confirm", invitation.confirmationEvent(), invitation, confirmationLink(token), until, null, null);
    }

    /** @param withdrawal in the link to withdraw the signature */
    public ContactMailOutcome accepted(Invitation invitation, LinkToken withdrawal) {
        var receipt = receiptService.latest(invitation.version(), invitation.organisation());
        return withReceipt("accepted", invitation, withdrawalLink(withdrawal), receipt);
    }

    public boolean isReceiptMailed(Invitation invitation) {
        return mail.isMailed(invitation.answerEvent("accepted"), invitation.contact());
    }

    public ContactMailOutcome withdrawn(Invitation invitation) {
        var sharers = invitation.withdrawalSharers();
        var shared = sharers.isEmpty() ? "" : text("withdrawn.or-shared", sharers);
        return withReceiptOfWithdrawal("withdrawn", invitation, shared);
    }

    /** A coordinator recorded that the organisation withdraws. */
    public ContactMailOutcome withdrawalRecorded(Invitation invitation) {
        return withReceiptOfWithdrawal("withdrawal-recorded", invitation, "");
    }

    /** An error was corrected after publication. */
    public ContactMailOutcome corrected(Invitation invitation, StatementCorrected correction) {
        var event = "corrected/" + correction.version().value() + "/"
                + invitation.id().value();
        var about = QuotedWords.of(correction.words()) + "\n\n" + server.link(correction.address());
        return send("corrected", event, invitation, about, null, null, null);
    }

    private ContactMailOutcome withReceiptOfWithdrawal(String kind, Invitation invitation, String about) {
        return withReceipt(
                kind, invitation, about, receiptService.ofWithdrawal(invitation.version(), invitation.organisation()));
    }

    /** Not before the ledger has what the mail is the proof of: the caller tries again. */
    private ContactMailOutcome withReceipt(String kind, Invitation invitation, Object about, Optional<String> receipt) {
        var attachment = receipt.map(text -> Attachment.text("receipt.txt", text))
                .orElseThrow(() -> new IllegalStateException("not in the ledger yet"));
        return send(kind, invitation.answerEvent(kind), invitation, about, null, attachment, null);
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
        var all = mail(kind, invitation, about, expiresAt, attachment, stop, namesOf(invitation), "");
        return WARNINGS.contains(kind) ? mail.warn(event, all) : mail.send(event, all);
    }

    private Mail mail(
            String kind,
            Invitation invitation,
            Object about,
            @Nullable Instant expiresAt,
            @Nullable Attachment attachment,
            @Nullable URI stop,
            Names names,
            String words) {
        var subject = text(kind + ".subject", coalition.profile().name(), title(invitation), names.organisation());
        var text = text(
                kind + ".text",
                ContactMailer.oneLine(invitation.contactName()),
                coalition.profile().name(),
                names.organisation(),
                title(invitation),
                about,
                names.deadline(),
                expiresAt == null
                        ? ""
                        : ContactMailer.utc(
                                answers.linkEnd(invitation.version(), invitation.organisation(), expiresAt)),
                invitation.hash().value(),
                stop == null ? about : stop,
                invitation.hasWords() ? 1 : 0);
        return new Mail(
                "INVITATION_" + kind.toUpperCase(Locale.ROOT).replace('-', '_'),
                invitation.contact(),
                invitation.version(),
                List.of(invitation.organisation()),
                ContactMailer.oneLine(subject),
                text + words + contactPerson.of(invitation),
                attachment,
                stop,
                expiresAt);
    }

    private String title(Invitation invitation) {
        var version = invitation.version();
        return ContactMailer.oneLine(versions.titles(List.of(version)).getOrDefault(version, ""));
    }

    private Names namesOf(Invitation invitation) {
        var organisation = directory.organisation(invitation.organisation()).map(Organisation::officialName);
        var deadline = answers.participationStatus(invitation.version(), invitation.organisation())
                .map(status -> ContactMailer.utc(status.deadline()));
        return new Names(organisation.orElse(""), deadline.orElse(""));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage("invitation.mail." + key, arguments, Locale.ENGLISH);
    }
}
