package org.communique.invitation;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.communique.coalition.CurrentMember;
import org.communique.coalition.HandOver;
import org.communique.coalition.TokenSignIn;
import org.communique.invitation.InvitingOutcome.AnswerWaits;
import org.communique.invitation.InvitingOutcome.Invited;
import org.communique.signon.AnswerDesk;
import org.communique.statement.TextHash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes links and sends them for the current member, a coordinator. It checks no rights: its callers have. */
@Component
class InvitationDispatch {

    private final Invitations invitations;
    private final InvitationMail mail;
    private final AnswerDesk answers;
    private final CurrentMember currentMember;
    private final Clock clock;

    InvitationDispatch(
            Invitations invitations,
            InvitationMail mail,
            AnswerDesk answers,
            CurrentMember currentMember,
            Clock clock) {
        this.invitations = invitations;
        this.mail = mail;
        this.answers = answers;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /** The mail that a link goes with. */
    interface Letter {

        Delivery send(Invitation invitation, LinkToken token);
    }

    /** @param silenced since when the contact wants no more mails; the coordinator then gets the link to pass on */
    InvitingOutcome invite(Invite command, TextHash hash, @Nullable Instant silenced, Letter letter) {
        var token = LinkToken.random();
        var now = now();
        var invitation = new Invitation(
                InvitationId.of(command.version(), command.organisation()),
                command.version(),
                command.organisation(),
                hash,
                command.contact(),
                command.contactName(),
                currentMember.id(),
                now,
                InvitationState.SENT,
                token.hash(),
                now.plus(InvitationService.LIFETIME),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                silenced,
                List.of(),
                null,
                null);
        if (!invitations.put(invitation)) {
            return new AnswerWaits();
        }
        var delivery =
                silenced == null ? mailed(invitation, () -> letter.send(invitation, token)) : Delivery.NOT_MAILED;
        return invited(delivery, invitation, mail.link(token), invitation.linkExpiresAt(), handOver -> {
            invitations.handOver(invitation.id(), token, handOver);
        });
    }

    /** Asks the mailbox to confirm the answer. */
    InvitingOutcome askToConfirm(Invitation invitation, LinkToken token, Instant until) {
        var delivery = mailed(invitation, () -> mail.askToConfirm(invitation, token));
        return invited(delivery, invitation, mail.confirmationLink(token), until, handOver -> {
            invitations.handOverConfirmation(invitation.id(), token, handOver);
        });
    }

    /** A mail that would go where the last did not get through is not made. */
    private Delivery mailed(Invitation invitation, Supplier<Delivery> letter) {
        return mail.isFailing(invitation.contact()) ? Delivery.FAILING : letter.get();
    }

    /** What could not be mailed is given to the coordinator, on record first; to a script only where there is no mail at all. */
    private InvitingOutcome invited(
            Delivery delivery, Invitation invitation, URI link, Instant until, Consumer<HandOver> note) {
        if (delivery == Delivery.QUEUED
                || mail.isSetUp() && TokenSignIn.current().isPresent()) {
            return new Invited(delivery, null, until, null);
        }
        var handOver = HandOver.to(currentMember.get(), clock.instant());
        answers.handedOver(invitation.version(), invitation.organisation(), handOver);
        note.accept(handOver);
        return new Invited(delivery, link, until, handOver);
    }

    /** Whether a mail with a new link is queued. */
    boolean remind(Invitation invitation, Letter letter) {
        var token = LinkToken.random();
        var reminded = invitations.remind(invitation, token, now());
        return reminded.isPresent() && letter.send(reminded.get(), token) == Delivery.QUEUED;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
