package org.communique.invitation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.communique.coalition.Member;
import org.communique.invitation.AcceptanceOutcome.Accepted;
import org.communique.invitation.AcceptanceOutcome.AnsweredOtherwise;
import org.communique.invitation.AcceptanceOutcome.CallOver;
import org.communique.invitation.AcceptanceOutcome.NothingWaits;
import org.communique.signon.AnswerDesk;
import org.communique.signon.RecordingOutcome.AnsweredBefore;
import org.communique.signon.RecordingOutcome.Recorded;
import org.communique.signon.Refusal;
import org.springframework.stereotype.Component;

/** Makes confirmed answers count. It checks no rights: its callers have. */
@Component
class Acceptance {

    private final Invitations invitations;
    private final InvitationMail mail;
    private final AnswerDesk answers;
    private final Clock clock;

    Acceptance(Invitations invitations, InvitationMail mail, AnswerDesk answers, Clock clock) {
        this.invitations = invitations;
        this.mail = mail;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * The coordinator accepts the mandate behind an answer.
     *
     * @param evidence how they know of it
     */
    AcceptanceOutcome accept(InvitationId id, Member coordinator, String evidence) {
        var waiting = invitations.find(id).filter(found -> found.state().awaitsDecision());
        if (waiting.isEmpty()) {
            return new NothingWaits();
        }
        var invitation = waiting.get();
        var answer = GuestDesk.recorded(invitation, evidence);
        if (!invitations.claim(invitation)) {
            return new NothingWaits();
        }
        return switch (answers.record(answer, coordinator)) {
            case Recorded _ -> accepted(invitation, coordinator, evidence);
            case AnsweredBefore before ->
                isOwn(before, invitation)
                        ? accepted(invitation, coordinator, evidence)
                        : released(invitation, new AnsweredOtherwise(before.state()));
            case Refusal _ ->
                answers.answered(invitation.version(), invitation.organisation())
                                .filter(before -> isOwn(before, invitation))
                                .isPresent()
                        ? accepted(invitation, coordinator, evidence)
                        : released(invitation, new CallOver());
        };
    }

    /** A crash may have come between the signature and the invitation. */
    private static boolean isOwn(AnsweredBefore before, Invitation invitation) {
        var answer = invitation.answer();
        return answer != null
                && before.by().equals(answer.speaker())
                && before.state().isSigned();
    }

    private AcceptanceOutcome accepted(Invitation invitation, Member coordinator, String evidence) {
        invitations
                .accepted(invitation, coordinator.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS), evidence)
                .ifPresent(mail::accepted);
        return new Accepted();
    }

    private AcceptanceOutcome released(Invitation invitation, AcceptanceOutcome why) {
        invitations.release(invitation);
        return why;
    }
}
