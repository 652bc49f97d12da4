package org.communique.amendment.proposal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.Amendment.Amends;
import org.communique.amendment.AmendmentEvent.Proposed;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.Amendments;
import org.communique.amendment.Rounds;
import org.communique.amendment.proposal.Proposal.Submission;
import org.communique.collab.room.CollaborationService;
import org.communique.crdt.YDoc;
import org.communique.job.ReconcileQueue;
import org.communique.job.Reconciler;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes amendments of what was submitted, also where the server that began it died. */
@Component
class SubmittedProposals implements Reconciler {

    private static final Duration ABANDONED = Duration.ofMinutes(1);

    private final Proposals proposals;
    private final Rounds rounds;
    private final Amendments amendments;
    private final CollaborationService collaborationService;
    private final ReconcileQueue queue;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SubmittedProposals(
            Proposals proposals,
            Rounds rounds,
            Amendments amendments,
            CollaborationService collaborationService,
            ReconcileQueue queue,
            ApplicationEventPublisher events,
            Clock clock) {
        this.proposals = proposals;
        this.rounds = rounds;
        this.amendments = amendments;
        this.collaborationService = collaborationService;
        this.queue = queue;
        this.events = events;
        this.clock = clock;
    }

    /** To be called before its copy is frozen. */
    void begin(ProposalId proposal) {
        queue.add(kind(), proposal.value(), clock.instant().plus(ABANDONED.multipliedBy(2)));
    }

    @Override
    public String kind() {
        return "amendment-proposal";
    }

    @Override
    public Optional<Instant> reconcile(String subject) {
        proposals
                .find(new ProposalId(subject))
                .filter(proposal -> proposal.endedAt() == null)
                .ifPresent(proposal -> {
                    if (proposal.submission() != null) {
                        complete(proposal);
                    } else {
                        collaborationService.reopenIfFrozenBefore(
                                proposal.id().draft(), clock.instant().minus(ABANDONED));
                    }
                });
        return Optional.empty();
    }

    /** What is on record already stays. */
    List<Amendment> complete(Proposal proposal) {
        var submission = Objects.requireNonNull(proposal.submission());
        var made = amendmentsOf(proposal, submission);
        made.forEach(amendments::insert);
        proposals
                .end(proposal.id(), submission.at())
                .ifPresent(_ -> events.publishEvent(new Proposed(
                        proposal.id().statement(),
                        made.stream().map(Amendment::id).toList(),
                        submission.by(),
                        submission.at())));
        return made;
    }

    /** The copy as it was submitted, whatever was written in it since: a late reconciler may have opened it again. */
    private byte[] copy(Proposal proposal, Submission submission) {
        return stateAt(proposal.id(), submission.revision());
    }

    byte[] stateAt(ProposalId proposal, long revision) {
        return keptAt(proposal, revision).orElseThrow(() -> new IllegalStateException("the copy has no such revision"));
    }

    /** Empty if the history of the copy has it no more. */
    Optional<byte[]> keptAt(ProposalId proposal, long revision) {
        return collaborationService.stateAt(proposal.draft(), revision).map(state -> {
            var document = new YDoc();
            document.applyUpdateV2(state);
            return document.encodeStateAsUpdate();
        });
    }

    private List<Amendment> amendmentsOf(Proposal proposal, Submission submission) {
        var text = rounds.text(proposal.baseText()).orElseThrow();
        var proposed = new ProposedText(text.leaves(), text.leavesOf(copy(proposal, submission), proposal.names()));
        var target = proposal.id().target();
        var made = new ArrayList<Amendment>();
        for (var item : submission.items()) {
            var part = target == null ? proposed.part(item.changes()) : proposed.whole();
            made.add(new Amendment(
                    AmendmentId.of(proposal.id().statement(), submission.firstNumber() + made.size()),
                    proposal.id().statement(),
                    proposal.round(),
                    proposal.organisation(),
                    submission.by(),
                    submission.at(),
                    part.kind(),
                    part.passage(),
                    part.place(),
                    part.movedTo(),
                    json(part),
                    item.reason(),
                    submission.language(),
                    List.of(),
                    AmendmentStatus.OPEN,
                    null,
                    null,
                    null,
                    target == null ? null : new Amends(target.number(), target.revision()),
                    List.of(),
                    proposal.base()));
        }
        return made;
    }

    static String json(ProposedText.Part part) {
        return Amendment.json(part.changes());
    }
}
