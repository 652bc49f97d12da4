package org.communique.invitation.dispatch;

import java.time.Clock;
import java.util.Set;
import org.communique.invitation.DeliveryChecker;
import org.communique.invitation.Invitation;
import org.communique.invitation.InvitationId;
import org.communique.invitation.InvitationMailer;
import org.communique.invitation.InvitationState;
import org.communique.invitation.Invitations;
import org.communique.mail.NotificationListener;
import org.communique.mail.StoredEvent;
import org.communique.signon.AnswerChannel;
import org.communique.signon.SignOnEvent.ConsentRecorded;
import org.communique.signon.SignOnEvent.DeadlineExtended;
import org.communique.signon.answer.AnswerRecorder;
import org.communique.statement.StatementEvent.StatementCorrected;
import org.springframework.stereotype.Component;

/**
 * Notifies contacts that have not answered of an extension, with a new link in addition to the old one, those that signed of a
 * withdrawal and of corrections, and those whose answer was refused.
 */
@Component
class ContactNotificationListener implements NotificationListener {

    private final Invitations invitations;
    private final InvitationSender sender;
    private final InvitationMailer mail;
    private final DeliveryChecker deliveryChecker;
    private final AnswerRecorder answers;
    private final Clock clock;

    ContactNotificationListener(
            Invitations invitations,
            InvitationSender sender,
            InvitationMailer mail,
            DeliveryChecker deliveryChecker,
            AnswerRecorder answers,
            Clock clock) {
        this.invitations = invitations;
        this.sender = sender;
        this.mail = mail;
        this.deliveryChecker = deliveryChecker;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(DeadlineExtended.class, ConsentRecorded.class, AnswerRefused.class, StatementCorrected.class);
    }

    @Override
    public void handle(StoredEvent stored) {
        switch (stored.event()) {
            case DeadlineExtended event
            when mail.isSetUp() ->
                deliveryChecker.delivered(invitations.of(event.version())).forEach((invitation, mailedAt) -> {
                    if (!mailedAt.isAfter(event.extendedAt()) && isWaiting(invitation)) {
                        sender.remind(invitation, mail::extended);
                    }
                });
            case ConsentRecorded event when event.withdrawn() -> on(event);
            case AnswerRefused event ->
                event.applyTo(invitations).ifPresent(refused -> mail.refused(refused, event.reason()));
            case StatementCorrected event ->
                invitations.of(event.signed()).stream()
                        .filter(invitation -> invitation.state() == InvitationState.ACCEPTED)
                        .forEach(invitation -> mail.corrected(invitation, event));
            default -> {}
        }
    }

    private void on(ConsentRecorded event) {
        invitations
                .find(InvitationId.of(event.version(), event.organisation()))
                .filter(invitation -> invitation.state() == InvitationState.ACCEPTED
                        || invitation.state() == InvitationState.ACCEPTING)
                .ifPresent(invitation -> {
                    if (event.channel() == AnswerChannel.INVITATION) {
                        mail.withdrawn(invitation);
                    } else {
                        mail.withdrawalRecorded(invitation);
                    }
                    invitations.withdrawn(invitation.id());
                });
    }

    private boolean isWaiting(Invitation invitation) {
        return invitation.awaitsMail(clock.instant())
                && answers.participationStatus(invitation.version(), invitation.organisation())
                        .filter(standing ->
                                standing.takesAnswers() && standing.state().isUnanswered())
                        .isPresent();
    }
}
