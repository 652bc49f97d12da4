package org.communique.invitation;

import java.time.Clock;
import org.communique.signon.AnswerDesk;
import org.communique.signon.Delivery;
import org.communique.signon.SignOnEvent.DeadlineExtended;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/** Tells the contacts that have not answered of more time, with a new link beside the one that they have. */
@Component
class ExtensionNews {

    private final Invitations invitations;
    private final InvitationDispatch dispatch;
    private final InvitationMail mail;
    private final AnswerDesk answers;
    private final Clock clock;

    ExtensionNews(
            Invitations invitations,
            InvitationDispatch dispatch,
            InvitationMail mail,
            AnswerDesk answers,
            Clock clock) {
        this.invitations = invitations;
        this.dispatch = dispatch;
        this.mail = mail;
        this.answers = answers;
        this.clock = clock;
    }

    @EventListener
    @Async("applicationTaskExecutor")
    void on(DeadlineExtended event) {
        if (mail.isSetUp()) {
            invitations.of(event.version()).stream()
                    .filter(this::waits)
                    .forEach(invitation -> dispatch.remind(invitation, mail::extended));
        }
    }

    private boolean waits(Invitation invitation) {
        return invitation.state() == InvitationState.SENT
                && invitation.delivery() == Delivery.SENT
                && invitation.silencedAt() == null
                && clock.instant().isBefore(invitation.linkExpiresAt())
                && answers.standing(invitation.version(), invitation.organisation())
                        .filter(standing ->
                                standing.takesAnswers() && standing.state().isUnanswered())
                        .isPresent();
    }
}
