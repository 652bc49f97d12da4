package org.communique.invitation;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.communique.mail.News;
import org.communique.mail.StoredEvent;
import org.communique.signon.AnswerDesk;
import org.communique.signon.SignOnEvent.DeadlineExtended;
import org.springframework.stereotype.Component;

/** Tells the contacts that have not answered of more time, with a new link beside the one that they have. */
@Component
class ExtensionNews implements News {

    private final Invitations invitations;
    private final InvitationDispatch dispatch;
    private final InvitationMail mail;
    private final Deliveries deliveries;
    private final AnswerDesk answers;
    private final Clock clock;

    ExtensionNews(
            Invitations invitations,
            InvitationDispatch dispatch,
            InvitationMail mail,
            Deliveries deliveries,
            AnswerDesk answers,
            Clock clock) {
        this.invitations = invitations;
        this.dispatch = dispatch;
        this.mail = mail;
        this.deliveries = deliveries;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(DeadlineExtended.class);
    }

    @Override
    public void tell(StoredEvent stored) {
        if (stored.event() instanceof DeadlineExtended event && mail.isSetUp()) {
            deliveries.delivered(invitations.of(event.version())).stream()
                    .filter(invitation -> waits(invitation, stored.at()))
                    .forEach(invitation -> dispatch.remind(invitation, mail::extended));
        }
    }

    private boolean waits(Invitation invitation, Instant extendedAt) {
        return invitation.state() == InvitationState.SENT
                && invitation.silencedAt() == null
                && (invitation.remindedAt() == null || invitation.remindedAt().isBefore(extendedAt))
                && clock.instant().isBefore(invitation.linkExpiresAt())
                && answers.standing(invitation.version(), invitation.organisation())
                        .filter(standing ->
                                standing.takesAnswers() && standing.state().isUnanswered())
                        .isPresent();
    }
}
