package org.communique.signon;

import static org.communique.signon.ParticipationState.DECIDING;
import static org.communique.signon.ParticipationState.DECLINED;
import static org.communique.signon.ParticipationState.SIGNED;
import static org.communique.signon.ParticipationState.SIGNED_WITH_RESERVATION;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.Directory;
import org.communique.coalition.EvidenceFile;
import org.communique.coalition.HandOver;
import org.communique.coalition.Member;
import org.communique.coalition.Organisation;
import org.communique.coalition.OrganisationId;
import org.communique.coalition.SignInAccess;
import org.communique.signon.Acts.Actor;
import org.communique.signon.Acts.Done;
import org.communique.signon.Acts.Elsewhere;
import org.communique.signon.Acts.Move;
import org.communique.signon.Acts.Refused;
import org.communique.signon.Acts.Suspended;
import org.communique.signon.RecordingOutcome.AnsweredBefore;
import org.communique.signon.RecordingOutcome.Recorded;
import org.communique.signon.Refusal.NotInvited;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes down what organisations answered elsewhere. It checks no rights: its callers have, and say whose word it is. */
@Component
public class AnswerDesk {

    private final Acts acts;
    private final Participations participations;
    private final SignOnCalls calls;
    private final SignOnRecord record;
    private final Directory directory;
    private final SignInAccess access;
    private final Clock clock;

    AnswerDesk(
            Acts acts,
            Participations participations,
            SignOnCalls calls,
            SignOnRecord record,
            Directory directory,
            SignInAccess access,
            Clock clock) {
        this.acts = acts;
        this.participations = participations;
        this.calls = calls;
        this.record = record;
        this.directory = directory;
        this.access = access;
        this.clock = clock;
    }

    /** Where an organisation stands in a call; empty if it is not invited, or has left the coalition. */
    public Optional<Standing> standing(VersionId version, OrganisationId organisation) {
        var now = clock.instant();
        return participations
                .find(version, organisation)
                .filter(part -> isActive(part.organisation()))
                .map(part -> new Standing(
                        part.hash(),
                        part.deadline(),
                        calls.find(version).map(SignOnCall::askedBy).orElse(null),
                        part.takesActs(now),
                        part.shownAt(now)));
    }

    /** What the organisation answered last; empty if it has not. */
    public Optional<AnsweredBefore> answered(VersionId version, OrganisationId organisation) {
        return participations
                .find(version, organisation)
                .filter(part -> part.latest() != null)
                .map(AnswerDesk::answeredBefore);
    }

    /** The newest text before that version that the organisation signed and did not withdraw from. */
    public Optional<VersionId> signedBefore(VersionId version, OrganisationId organisation) {
        return participations.lastSignedBefore(version, organisation);
    }

    /** Puts on record that a person is about to be given the organisation's link. Without that they do not get it. */
    public void handedOver(VersionId version, OrganisationId organisation, HandOver handOver) {
        record.add(version, organisation, handOver);
    }

    /** The call, if it is open to the public and still takes signatures. */
    public Optional<CallSummary> publicCall(VersionId version) {
        return calls.find(version)
                .map(SignOnCall::summary)
                .filter(call -> call.publicSince() != null && call.takesSignatures(clock.instant()));
    }

    /**
     * Taken down twice it counts once. A signature waits for a second person if the coordinator's password was set by a handed-over
     * link.
     *
     * @param file that shows what was answered, or the authority to
     */
    public RecordingOutcome record(RecordedAnswer answer, Member coordinator, EvidenceFile.@Nullable Named file) {
        return record(
                answer, coordinator, file, access.handedOver(coordinator.id()).orElse(null));
    }

    /** @param handedOver that it came by a handed-over link; the coordinator is another person than the one who handed that over */
    public RecordingOutcome record(
            RecordedAnswer answer,
            Member coordinator,
            EvidenceFile.@Nullable Named file,
            @Nullable HandOver handedOver) {
        if (!isActive(answer.organisation())) {
            return new NotInvited();
        }
        var actor = new Actor(
                coordinator.id(),
                answer.speaker(),
                null,
                new Consent(answer.channel(), answer.evidence(), coordinator.name(), file),
                handedOver);
        var move = move(answer);
        return switch (acts.attempt(answer.version(), answer.organisation(), move, actor)) {
            case Done done -> new Recorded(done.act().at());
            case Suspended(var handOver) -> new RecordingOutcome.Suspended(handOver);
            case Elsewhere(var now) -> answeredBefore(now);
            case Refused(var refusal) -> refusal;
        };
    }

    private boolean isActive(OrganisationId organisation) {
        return directory.organisation(organisation).filter(Organisation::active).isPresent();
    }

    private static AnsweredBefore answeredBefore(Participation participation) {
        var act = participation.latest();
        return act == null
                ? new AnsweredBefore(participation.state(), "", participation.invitedAt())
                : new AnsweredBefore(participation.state(), act.byName(), act.at());
    }

    private static Move move(RecordedAnswer answer) {
        return switch (answer.answer()) {
            case SIGNED ->
                move(
                        answer,
                        Act.Kind.SIGNED,
                        SignOnService.UNSIGNED,
                        answer.words() == null ? SIGNED : SIGNED_WITH_RESERVATION);
            case DECLINED -> move(answer, Act.Kind.DECLINED, SignOnService.UNDECIDED, DECLINED);
            case DECIDING -> move(answer, Act.Kind.DECIDING, SignOnService.UNDECIDED, DECIDING);
        };
    }

    private static Move move(
            RecordedAnswer answer, Act.Kind kind, Set<ParticipationState> from, ParticipationState to) {
        var words = kind == Act.Kind.DECIDING ? null : answer.words();
        return new Move(kind, from, to, answer.hash(), words, answer.decidingUntil(), answer.said());
    }
}
