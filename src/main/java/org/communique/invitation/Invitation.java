package org.communique.invitation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.erasure.ErasedName;
import org.communique.erasure.StoredName;
import org.communique.mail.MailId;
import org.communique.signon.answer.RecordedAnswer.Answer;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One organisation's invitation to sign one text, without an account.
 *
 * @param hash             of the text
 * @param contact          whose mailbox confirms the answer
 * @param linkHash         SHA-256 of the token in the link to answer, in hex
 * @param confirmationHash of the token in the confirmation link, once there is an answer
 * @param silencedAt       when the contact unsubscribed
 * @param olderLinks       hashes of the links in the mails before the last reminder; they are still valid
 * @param linkSharing       who received the link to share it, if it was not mailed
 * @param confirmationLinkSharing who received the confirmation link to share it
 * @param withdrawalLinks  by which the accepted signature can be withdrawn, whichever of them arrives
 * @param decision         why a coordinator accepted or refused the mandate
 */
@Document("invitations")
public record Invitation(
        @Id InvitationId id,
        @Indexed VersionId version,
        OrganisationId organisation,
        TextHash hash,
        EmailAddress contact,
        String contactName,
        MemberId invitedBy,
        Instant invitedAt,
        @Indexed InvitationState state,
        @Indexed String linkHash,
        Instant linkExpiresAt,
        @Nullable GuestAnswer answer,
        @Indexed @Nullable String confirmationHash,
        @Nullable Instant confirmationExpiresAt,
        @Nullable Instant confirmedAt,
        @Nullable MemberId decidedBy,
        @Nullable Instant decidedAt,
        @Nullable @StoredName(amongWords = true) String decision,
        @Nullable Instant remindedAt,
        @Nullable Instant silencedAt,
        @Indexed List<String> olderLinks,
        @Nullable LinkSharing linkSharing,
        @Nullable LinkSharing confirmationLinkSharing,
        List<WithdrawalLink> withdrawalLinks) {

    /**
     * @param hash    of its token
     * @param sharing who received it to share it, if it was not mailed
     */
    public record WithdrawalLink(
            @Indexed String hash, @Nullable LinkSharing sharing) {}

    private static final Duration REMINDER_INTERVAL = Duration.ofDays(1);

    /** After this time the server that gave it a link for a reminder has ended before the mail was queued. */
    private static final Duration MAILING = Duration.ofMinutes(1);

    public Invitation {
        olderLinks = olderLinks == null ? List.of() : olderLinks;
        withdrawalLinks = withdrawalLinks == null ? List.of() : withdrawalLinks;
    }

    /** @param silencedAt when the contact unsubscribed, if they did before */
    public static Invitation sent(
            InvitationId id,
            VersionId version,
            OrganisationId organisation,
            TextHash hash,
            EmailAddress contact,
            String contactName,
            MemberId invitedBy,
            Instant now,
            LinkToken link,
            Instant linkExpiresAt,
            @Nullable Instant silencedAt) {
        return new Invitation(
                id,
                version,
                organisation,
                hash,
                contact,
                contactName,
                invitedBy,
                now,
                InvitationState.SENT,
                link.hash(),
                linkExpiresAt,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                silencedAt,
                List.of(),
                null,
                null,
                List.of());
    }

    /** Whether it was answered with a reservation, or a reason to decline. */
    boolean hasWords() {
        return answer != null && answer.content().words() != null;
    }

    boolean names(ErasedName name) {
        return name.is(contactName) || isAnsweredBy(name);
    }

    boolean isAnsweredBy(ErasedName name) {
        return answer != null && name.is(answer.name());
    }

    /** Who shared one of its links manually, if anyone. */
    public Optional<LinkSharing> anyLinkSharing() {
        return Optional.ofNullable(confirmationLinkSharing).or(() -> Optional.ofNullable(linkSharing));
    }

    /** Who shared that link to withdraw manually, if anyone. */
    public @Nullable LinkSharing withdrawalLinkSharing(LinkToken token) {
        return withdrawalLinks.stream()
                .filter(link -> link.hash().equals(token.hash()))
                .findFirst()
                .map(WithdrawalLink::sharing)
                .orElse(null);
    }

    /** The names of those who received links to withdraw to share them. */
    String withdrawalSharers() {
        return withdrawalLinks.stream()
                .flatMap(link -> Stream.ofNullable(link.sharing()))
                .map(LinkSharing::name)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Whether the contact's confirmation is in doubt: the confirmation link was shared manually too. */
    public boolean needsSecondPerson() {
        return confirmationLinkSharing != null && answer != null && answer.answer() == Answer.SIGNED;
    }

    /** Those who received its links to share them. */
    public Set<MemberId> involved() {
        return Stream.of(Optional.ofNullable(linkSharing), Optional.ofNullable(confirmationLinkSharing))
                .flatMap(Optional::stream)
                .map(LinkSharing::by)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Of the mail that its newest link went with. */
    public MailId mailId() {
        return MailId.of(linkEvent(), contact);
    }

    /** Of the mails that its links went with, the newest first. */
    public List<MailId> mailIds() {
        return Stream.concat(Stream.of(linkHash), olderLinks.reversed().stream())
                .map(link -> MailId.of(linkEvent(link), contact))
                .toList();
    }

    private static String linkEvent(String linkHash) {
        return "invitation/" + linkHash;
    }

    public String linkEvent() {
        return linkEvent(linkHash);
    }

    /** Of the mail that asks to confirm the answer. */
    public MailId confirmationMailId() {
        return MailId.of(confirmationEvent(), contact);
    }

    String confirmationEvent() {
        return "confirm/" + confirmationHash;
    }

    /** Of the mail with the receipt, and the link to withdraw. */
    public MailId receiptId() {
        return MailId.of(answerEvent("accepted"), contact);
    }

    /** @param what was decided about the answer, of which there may be another later */
    public String answerEvent(String what) {
        return what + "/" + id.value() + "/" + confirmationHash;
    }

    /**
     * Whether its contact may be reminded now.
     *
     * @param mailedAt when the newest mail to it was queued, which got through
     */
    public boolean awaitsReminder(Instant mailedAt, Instant now) {
        return awaitsMail(now)
                && !now.isBefore(mailedAt.plus(REMINDER_INTERVAL))
                && (remindedAt == null || !now.isBefore(remindedAt.plus(MAILING)));
    }

    public boolean awaitsMail(Instant now) {
        return state == InvitationState.SENT && silencedAt == null && now.isBefore(linkExpiresAt);
    }
}
