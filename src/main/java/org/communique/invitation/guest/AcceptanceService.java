package org.communique.invitation.guest;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.invitation.Invitation;
import org.communique.invitation.InvitationId;
import org.communique.invitation.InvitationMailer;
import org.communique.invitation.Invitations;
import org.communique.invitation.LinkToken;
import org.communique.invitation.guest.AcceptanceOutcome.Accepted;
import org.communique.invitation.guest.AcceptanceOutcome.AnsweredOtherwise;
import org.communique.invitation.guest.AcceptanceOutcome.CallOver;
import org.communique.invitation.guest.AcceptanceOutcome.NotBySecondPerson;
import org.communique.invitation.guest.AcceptanceOutcome.NothingWaits;
import org.communique.signon.AnswerChannel;
import org.communique.signon.AnswerContent;
import org.communique.signon.answer.AnswerRecorder;
import org.communique.signon.answer.RecordedAnswer;
import org.communique.signon.answer.RecordedAnswer.Answer;
import org.communique.signon.answer.RecordedAnswer.Source;
import org.communique.signon.answer.RecordingOutcome.AnsweredBefore;
import org.communique.signon.answer.RecordingOutcome.FileRejected;
import org.communique.signon.answer.RecordingOutcome.Recorded;
import org.communique.signon.answer.RecordingOutcome.Suspended;
import org.communique.signon.answer.SignOnRefusal;
import org.communique.signon.answer.WithdrawalOutcome.NotSigned;
import org.communique.signon.pending.SecondPersonPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes confirmed answers count. It checks no rights: its callers have. */
@Component
public class AcceptanceService {

    private final Invitations invitations;
    private final InvitationMailer mail;
    private final AnswerRecorder answers;
    private final SecondPersonPolicy secondPersonPolicy;
    private final Directory directory;
    private final Clock clock;

    public AcceptanceService(
            Invitations invitations,
            InvitationMailer mail,
            AnswerRecorder answers,
            SecondPersonPolicy secondPersonPolicy,
            Directory directory,
            Clock clock) {
        this.invitations = invitations;
        this.mail = mail;
        this.answers = answers;
        this.secondPersonPolicy = secondPersonPolicy;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The coordinator accepts the mandate behind an answer.
     *
     * @param evidence how they know of it
     */
    public AcceptanceOutcome accept(InvitationId id, Member coordinator, String evidence) {
        var waiting = invitations.find(id).filter(found -> found.state().awaitsDecision());
        if (waiting.isEmpty()) {
            return new NothingWaits();
        }
        if (!acceptableBy(coordinator).test(waiting.get())) {
            return new NotBySecondPerson();
        }
        return record(waiting.get(), coordinator, evidence, coordinator.id(), evidence);
    }

    /** Which of the answers that wait the coordinator may accept. */
    public Predicate<Invitation> acceptableBy(Member coordinator) {
        var marked = secondPersonPolicy.isMarked(coordinator);
        return waiting -> !marked
                && (!waiting.needsSecondPerson() || secondPersonPolicy.qualifies(coordinator, waiting.involved()));
    }

    /** A coordinator or administrator accepts, as a second person, answers given with manually shared links. */
    public AcceptanceOutcome acceptPending(InvitationId id, Member second, String evidence) {
        return invitations.find(id).filter(Invitation::needsSecondPerson).isPresent()
                ? accept(id, second, evidence)
                : new NothingWaits();
    }

    /** A decline confirmed by its mailbox needs no acceptance; it is recorded in the name of the inviter. */
    public AcceptanceOutcome recordDecline(Invitation confirmed) {
        return directory
                .member(confirmed.invitedBy())
                .map(inviter -> record(confirmed, inviter, "Mailbox confirmed", null, ""))
                .orElseGet(NothingWaits::new);
    }

    private AcceptanceOutcome record(
            Invitation invitation, Member coordinator, String evidence, @Nullable MemberId decidedBy, String decision) {
        var answer = recorded(invitation, evidence);
        if (!invitations.claim(invitation)) {
            return new NothingWaits();
        }
        var claim = Optional.ofNullable(invitation.answer()).orElseThrow();
        var whyNot = refusal(
                answer, coordinator, claim.file(), invitation.anyLinkSharing().orElse(null));
        if (whyNot.isPresent()) {
            invitations.release(invitation);
            return whyNot.get();
        }
        if (answer.answer() == Answer.SIGNED) {
            invitations.find(invitation.id()).ifPresent(this::mailReceipt);
        }
        invitations.accepted(invitation, decidedBy, clock.instant(), decision);
        return new Accepted(answer.answer() == Answer.SIGNED && !mail.isSetUp() && coordinator.is(Role.COORDINATOR));
    }

    /** Before it counts as accepted, so that it can be accepted again if the server stops here. */
    private void mailReceipt(Invitation accepting) {
        var withdrawal = LinkToken.random();
        if (!mail.isReceiptMailed(accepting) && invitations.addWithdrawalLink(accepting, withdrawal, null)) {
            mail.accepted(accepting, withdrawal);
        }
    }

    /** Empty if the answer is recorded, possibly by an earlier attempt that crashed. */
    private Optional<AcceptanceOutcome> refusal(
            RecordedAnswer answer,
            Member coordinator,
            EvidenceFile.@Nullable Named file,
            @Nullable LinkSharing sharing) {
        return switch (answers.record(answer, coordinator, file, sharing)) {
            case Recorded _ -> Optional.empty();
            case AnsweredBefore before ->
                answers.isRecorded(answer) ? Optional.empty() : Optional.of(new AnsweredOtherwise(before.state()));
            case FileRejected _ -> throw new IllegalStateException("kept before");
            case Suspended _ -> throw new IllegalStateException("accepted before");
            case NotSigned _ -> throw new IllegalStateException("answers alone are accepted");
            case SignOnRefusal _ -> answers.isRecorded(answer) ? Optional.empty() : Optional.of(new CallOver());
        };
    }

    /** Whether what was accepted is the signature that counts now. */
    public boolean isSigned(Invitation accepted) {
        var answer = accepted.answer();
        return answer != null && answer.answer() == Answer.SIGNED && answers.isRecorded(recorded(accepted, "Accepted"));
    }

    /** By a link for that; it withdraws nothing that was signed since. */
    static RecordedAnswer withdrawal(Invitation accepted, @Nullable LinkSharing sharing) {
        var answer = Optional.ofNullable(accepted.answer()).orElseThrow();
        return new RecordedAnswer(
                accepted.version(),
                accepted.organisation(),
                accepted.hash(),
                Answer.WITHDRAWN,
                AnswerContent.NONE,
                null,
                new Source(
                        answer.speaker(),
                        AnswerChannel.INVITATION,
                        sharing == null ? "Link in the mail with the receipt" : "Link shared manually",
                        accepted.decidedAt()));
    }

    public static RecordedAnswer recorded(Invitation invitation, String evidence) {
        var answer = Optional.ofNullable(invitation.answer()).orElseThrow();
        return new RecordedAnswer(
                invitation.version(),
                invitation.organisation(),
                invitation.hash(),
                answer.answer(),
                answer.content(),
                null,
                new Source(answer.speaker(), AnswerChannel.INVITATION, evidence, answer.at()));
    }
}
