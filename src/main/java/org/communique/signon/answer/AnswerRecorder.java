package org.communique.signon.answer;

import static org.communique.signon.ParticipationState.DECIDING;
import static org.communique.signon.ParticipationState.DECLINED;
import static org.communique.signon.ParticipationState.WITHDRAWN;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.signon.AnswerContent;
import org.communique.signon.CallSummary;
import org.communique.signon.GuestLink;
import org.communique.signon.ParticipationState;
import org.communique.signon.answer.RecordingOutcome.AnsweredBefore;
import org.communique.signon.answer.RecordingOutcome.Recorded;
import org.communique.signon.answer.SignOnActionService.Done;
import org.communique.signon.answer.SignOnActionService.InOtherState;
import org.communique.signon.answer.SignOnActionService.Refused;
import org.communique.signon.answer.SignOnActionService.Suspended;
import org.communique.signon.answer.SignOnActionService.Transition;
import org.communique.signon.answer.SignOnRefusal.NotInvited;
import org.communique.signon.participation.Consent;
import org.communique.signon.participation.Participation;
import org.communique.signon.participation.Participations;
import org.communique.signon.participation.SignOnAction;
import org.communique.signon.participation.SignOnCall;
import org.communique.signon.participation.SignOnCalls;
import org.communique.signon.participation.Speaker;
import org.communique.signon.record.SignOnLedgerWriter;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records answers that organisations gave elsewhere. It checks no rights: its callers have, and name the source. */
@Component
public class AnswerRecorder {

    private final SignOnActionService signOnActionService;
    private final Participations participations;
    private final SignOnCalls calls;
    private final SignOnLedgerWriter ledgerWriter;
    private final Directory directory;
    private final SignInAccess access;
    private final Clock clock;

    AnswerRecorder(
            SignOnActionService signOnActionService,
            Participations participations,
            SignOnCalls calls,
            SignOnLedgerWriter ledgerWriter,
            Directory directory,
            SignInAccess access,
            Clock clock) {
        this.signOnActionService = signOnActionService;
        this.participations = participations;
        this.calls = calls;
        this.ledgerWriter = ledgerWriter;
        this.directory = directory;
        this.access = access;
        this.clock = clock;
    }

    /** Of these organisations those whose answer would count now. */
    public Set<OrganisationId> takingAnswers(VersionId version, Collection<OrganisationId> organisations) {
        var now = clock.instant();
        var active = directory.organisations(organisations);
        return participations.of(version, organisations).stream()
                .filter(part -> part.isOpen(now))
                .map(Participation::organisation)
                .filter(organisation -> active.containsKey(organisation)
                        && active.get(organisation).active())
                .collect(Collectors.toSet());
    }

    /** An organisation's status in a call; empty if it is not invited, or has left the coalition. */
    public Optional<CallStatus> participationStatus(VersionId version, OrganisationId organisation) {
        var now = clock.instant();
        return participations
                .find(version, organisation)
                .filter(part -> isActive(part.organisation()))
                .map(part -> new CallStatus(
                        part.hash(),
                        part.deadline(),
                        calls.find(version).map(SignOnCall::askedBy).orElse(null),
                        part.isOpen(now),
                        part.awaitsReminder(null, now),
                        part.shownAt(null, now)));
    }

    /** Until when the organisation can answer by a link that expires then: after signing has ended it is good for nothing. */
    public Instant linkEnd(VersionId version, OrganisationId organisation, Instant expiresAt) {
        return participations
                .find(version, organisation)
                .map(Participation::deadline)
                .or(() -> calls.find(version).map(SignOnCall::deadline))
                .filter(deadline -> deadline.isBefore(expiresAt))
                .orElse(expiresAt);
    }

    /** What the organisation answered last; empty if it has not. */
    public Optional<AnsweredBefore> answered(VersionId version, OrganisationId organisation) {
        return participations
                .find(version, organisation)
                .filter(part -> part.latest() != null)
                .map(AnswerRecorder::answeredBefore);
    }

    /** Whether this very answer is the one that counts, as an attempt to record it that ended early leaves it. */
    public boolean isRecorded(RecordedAnswer answer) {
        return participations
                .find(answer.version(), answer.organisation())
                .map(Participation::latest)
                .filter(last -> last.kind().name().equals(answer.answer().name()))
                .filter(last -> last.content().equals(answer.content()))
                .map(SignOnAction::speaker)
                .filter(by -> by.byName().equals(answer.source().speaker()))
                .map(Speaker::consent)
                .filter(consent -> consent.channel() == answer.source().channel())
                .isPresent();
    }

    /** The newest text before that version that the organisation signed and did not withdraw from. */
    public Optional<VersionId> signedBefore(VersionId version, OrganisationId organisation) {
        return participations.lastSignedBefore(version, organisation);
    }

    /** Puts on record that a person is about to be given the organisation's link. Without that they do not get it. */
    public void markLinkShared(
            VersionId version, OrganisationId organisation, GuestLink link, LinkSharing linkSharing) {
        ledgerWriter.add(version, organisation, link, linkSharing);
    }

    /** The call, if it is open to the public and still takes signatures. */
    public Optional<CallSummary> publicCall(VersionId version) {
        return calls.find(version)
                .map(SignOnCall::summary)
                .filter(call -> call.publicSince() != null && call.takesSignatures(clock.instant()));
    }

    /**
     * Recording it twice counts once. A signature waits for a second person if the coordinator's password was set by a manually shared
     * link.
     *
     * @param file evidence of the answer or of the authority
     */
    public RecordingOutcome record(RecordedAnswer answer, Member coordinator, EvidenceFile.@Nullable Named file) {
        return record(
                answer, coordinator, file, access.sharedLink(coordinator.id()).orElse(null));
    }

    /** @param sharing set if it came by a manually shared link; the coordinator is not the person who shared it */
    public RecordingOutcome record(
            RecordedAnswer answer,
            Member coordinator,
            EvidenceFile.@Nullable Named file,
            @Nullable LinkSharing sharing) {
        if (!isActive(answer.organisation())) {
            return new NotInvited();
        }
        return outcome(
                answer,
                signOnActionService.attempt(
                        answer.version(),
                        answer.organisation(),
                        move(answer),
                        speaker(answer, coordinator, file, sharing)));
    }

    /** Why it would not be recorded now; empty if it would. To be asked before its file is stored. */
    Optional<RecordingOutcome> refusal(RecordedAnswer answer, Member coordinator) {
        if (!isActive(answer.organisation())) {
            return Optional.of(new NotInvited());
        }
        return signOnActionService
                .refusal(
                        answer.version(), answer.organisation(), move(answer), speaker(answer, coordinator, null, null))
                .map(attempt -> outcome(answer, attempt));
    }

    private static Speaker speaker(
            RecordedAnswer answer,
            Member coordinator,
            EvidenceFile.@Nullable Named file,
            @Nullable LinkSharing sharing) {
        return Speaker.recorded(
                coordinator.id(),
                answer.source().speaker(),
                new Consent(
                        answer.source().channel(),
                        answer.source().evidence(),
                        answer.isOwnAct() ? null : coordinator.name(),
                        file),
                sharing);
    }

    private static RecordingOutcome outcome(RecordedAnswer answer, SignOnActionService.Attempt attempt) {
        return switch (attempt) {
            case Done done -> new Recorded(done.act().at());
            case Suspended(var linkSharing) -> new RecordingOutcome.Suspended(linkSharing);
            case InOtherState(var now) ->
                answer.answer() == RecordedAnswer.Answer.WITHDRAWN
                        ? new WithdrawalOutcome.NotSigned()
                        : answeredBefore(now);
            case Refused(var signOnRefusal) -> signOnRefusal;
        };
    }

    private boolean isActive(OrganisationId organisation) {
        return directory.organisation(organisation).filter(Organisation::active).isPresent();
    }

    private static AnsweredBefore answeredBefore(Participation participation) {
        var signOnAction = participation.latest();
        return signOnAction == null
                ? new AnsweredBefore(participation.state(), "", participation.invitedAt())
                : new AnsweredBefore(
                        participation.state(), signOnAction.speaker().byName(), signOnAction.at());
    }

    private static Transition move(RecordedAnswer answer) {
        return switch (answer.answer()) {
            case SIGNED ->
                move(
                        answer,
                        SignOnAction.Kind.SIGNED,
                        SignOnService.UNSIGNED,
                        answer.content().signed());
            case DECLINED -> move(answer, SignOnAction.Kind.DECLINED, SignOnService.UNDECIDED, DECLINED);
            case DECIDING -> move(answer, SignOnAction.Kind.DECIDING, SignOnService.UNDECIDED, DECIDING);
            case WITHDRAWN -> move(answer, SignOnAction.Kind.WITHDRAWN, SignOnService.WITH_SIGNATURE, WITHDRAWN);
        };
    }

    private static Transition move(
            RecordedAnswer answer, SignOnAction.Kind kind, Set<ParticipationState> from, ParticipationState to) {
        var content = switch (kind) {
            case SIGNED, DECLINED -> answer.content();
            case OPENED, DECIDING, WITHDRAWN -> AnswerContent.NONE;
        };
        return new Transition(
                kind,
                from,
                to,
                answer.hash(),
                content,
                answer.decidingUntil(),
                answer.source().said());
    }
}
