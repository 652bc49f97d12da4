package org.communique.invitation.dispatch;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.access.ScopedAuthentication;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.evidence.EvidenceFileStore;
import org.communique.invitation.ContactMailOutcome;
import org.communique.invitation.GuestAnswer;
import org.communique.invitation.Invitation;
import org.communique.invitation.InvitationId;
import org.communique.invitation.InvitationMailer;
import org.communique.invitation.Invitations;
import org.communique.invitation.LinkToken;
import org.communique.invitation.dispatch.InvitationOutcome.AnswerWaits;
import org.communique.invitation.dispatch.InvitationOutcome.Invited;
import org.communique.invitation.dispatch.InvitationOutcome.NothingToSend;
import org.communique.invitation.dispatch.InvitationOutcome.TooManyLinks;
import org.communique.signon.GuestLink;
import org.communique.signon.answer.AnswerRecorder;
import org.communique.statement.TextHash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes links and sends them for the current member, a coordinator. It checks no rights: its callers have. */
@Component
class InvitationSender {

    /** To withdraw one signature. */
    private static final int MOST_SHARED_LINKS = 20;

    private final Invitations invitations;
    private final InvitationMailer mail;
    private final AnswerRecorder answers;
    private final EvidenceFileStore files;
    private final CurrentMember currentMember;
    private final Clock clock;

    InvitationSender(
            Invitations invitations,
            InvitationMailer mail,
            AnswerRecorder answers,
            EvidenceFileStore files,
            CurrentMember currentMember,
            Clock clock) {
        this.invitations = invitations;
        this.mail = mail;
        this.answers = answers;
        this.files = files;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /** The mail that a link goes with. */
    interface LinkMail {

        ContactMailOutcome send(Invitation invitation, LinkToken token);
    }

    /** @param silenced since when the contact wants no more mails; the coordinator then gets the link to pass on */
    InvitationOutcome invite(InviteOrganisation command, TextHash hash, @Nullable Instant silenced, LinkMail linkMail) {
        var token = LinkToken.random();
        var invitation = invitation(command, hash, token, silenced);
        // What it replaces goes with the file that came with its answer, unless a recorded signature rests on that.
        invitations
                .find(invitation.id())
                .map(Invitation::answer)
                .map(GuestAnswer::file)
                .ifPresent(file -> files.watch(file.id(), invitation.id()));
        if (!invitations.put(invitation)) {
            return new AnswerWaits();
        }
        var contactMailOutcome = silenced == null
                ? mailed(invitation, () -> linkMail.send(invitation, token))
                : ContactMailOutcome.NOT_MAILED;
        return invited(
                contactMailOutcome,
                invitation,
                GuestLink.ANSWER,
                mail.link(token),
                invitation.linkExpiresAt(),
                linkSharing -> invitations.shareLink(invitation.id(), token, linkSharing));
    }

    Invitation invitation(InviteOrganisation command, TextHash hash, LinkToken token, @Nullable Instant silenced) {
        var now = now();
        return Invitation.sent(
                InvitationId.of(command.version(), command.organisation()),
                command.version(),
                command.organisation(),
                hash,
                command.contact(),
                command.contactName(),
                currentMember.id(),
                now,
                token,
                now.plus(InvitationService.LIFETIME),
                silenced);
    }

    /** Asks the mailbox to confirm the answer. */
    InvitationOutcome askToConfirm(Invitation invitation, LinkToken token, Instant until) {
        var contactMailOutcome = mailed(invitation, () -> mail.askToConfirm(invitation, token));
        return invited(
                contactMailOutcome,
                invitation,
                GuestLink.CONFIRM,
                mail.confirmationLink(token),
                until,
                linkSharing -> invitations.shareConfirmationLink(invitation.id(), token, linkSharing));
    }

    /** Gives the coordinator a link to withdraw the signature. None is made void by it, so that their number has an end. */
    InvitationOutcome shareWithdrawalLink(Invitation invitation) {
        long shared = invitation.withdrawalLinks().stream()
                .filter(link -> link.sharing() != null)
                .count();
        if (shared >= MOST_SHARED_LINKS) {
            return new TooManyLinks(MOST_SHARED_LINKS);
        }
        var token = LinkToken.random();
        return invited(
                ContactMailOutcome.NOT_MAILED,
                invitation,
                GuestLink.WITHDRAW,
                mail.withdrawalLink(token),
                Instant.MAX,
                linkSharing -> invitations.addWithdrawalLink(invitation, token, linkSharing));
    }

    /** A mail that would go where the last did not get through is not made. */
    private ContactMailOutcome mailed(Invitation invitation, Supplier<ContactMailOutcome> letter) {
        return mail.isFailing(invitation.contact()) ? ContactMailOutcome.FAILING : letter.get();
    }

    /** What could not be mailed is given to the coordinator, on record first; to a script only where there is no mail at all. */
    private InvitationOutcome invited(
            ContactMailOutcome contactMailOutcome,
            Invitation invitation,
            GuestLink kind,
            URI link,
            Instant until,
            Predicate<LinkSharing> note) {
        var end = answers.linkEnd(invitation.version(), invitation.organisation(), until);
        if (contactMailOutcome == ContactMailOutcome.QUEUED
                || mail.isSetUp() && ScopedAuthentication.current().isPresent()) {
            return new Invited(contactMailOutcome, null, end, null);
        }
        var linkSharing = LinkSharing.to(currentMember.get(), clock.instant());
        answers.markLinkShared(invitation.version(), invitation.organisation(), kind, linkSharing);
        return note.test(linkSharing) ? new Invited(contactMailOutcome, link, end, linkSharing) : new NothingToSend();
    }

    /** Whether a mail with a new link is queued. */
    boolean remind(Invitation invitation, LinkMail linkMail) {
        var token = LinkToken.random();
        var reminded = invitations.remind(invitation, token, now());
        return reminded.isPresent() && linkMail.send(reminded.get(), token) == ContactMailOutcome.QUEUED;
    }

    private Instant now() {
        return clock.instant();
    }
}
