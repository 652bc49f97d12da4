package org.communique.amendment.proposal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.communique.amendment.AmendmentRound;
import org.communique.amendment.RoundText;
import org.communique.amendment.RoundText.BlockName;
import org.communique.amendment.Rounds;
import org.communique.amendment.change.Change;
import org.communique.amendment.proposal.ProposalOutcome.Begun;
import org.communique.amendment.proposal.ProposalOutcome.TooLarge;
import org.communique.amendment.proposal.ProposalOutcome.TooMany;
import org.communique.amendment.proposal.ProposalTarget.Purpose;
import org.communique.coalition.directory.CurrentMember;
import org.communique.collab.room.CollaborationService;
import org.communique.collab.room.EditResult;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.OptimisticRetry;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Begins copies of rounds' texts. */
@Component
class ProposalCopies {

    /** Of an organisation in one round, with those that it discarded; those in which it words others' amendments are counted apart. */
    private static final int MOST_PROPOSALS = 200;

    private final Proposals proposals;
    private final Rounds rounds;
    private final SubmittedProposals submittedProposals;
    private final CollaborationService collaborationService;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;
    private final Clock clock;

    ProposalCopies(
            Proposals proposals,
            Rounds rounds,
            SubmittedProposals submittedProposals,
            CollaborationService collaborationService,
            HeavyWorkExecutor work,
            CurrentMember currentMember,
            Clock clock) {
        this.proposals = proposals;
        this.rounds = rounds;
        this.submittedProposals = submittedProposals;
        this.collaborationService = collaborationService;
        this.work = work;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /**
     * The organisation's copy that is being written, or a new one.
     *
     * @param target  the amendment that it is about; null if none
     * @param changes of that amendment
     */
    ProposalOutcome begin(AmendmentRound round, @Nullable ProposalTarget target, List<Change> changes) {
        return OptimisticRetry.run(round.id(), _ -> attempt(round, target, changes));
    }

    /** Nothing if it was submitted or discarded meanwhile. */
    private Optional<ProposalOutcome> attempt(
            AmendmentRound round, @Nullable ProposalTarget target, List<Change> changes) {
        var member = currentMember.get();
        var begun = proposals.of(round.id(), member.organisation());
        // So that what is submitted next is counted with it.
        begun.stream()
                .filter(proposal -> proposal.submission() != null && proposal.endedAt() == null)
                .forEach(submittedProposals::complete);
        var alike = begun.stream()
                .filter(proposal -> Objects.equals(proposal.id().target(), target))
                .toList();
        var open = alike.stream().filter(Proposal::isOpen).findFirst();
        if (open.isPresent()) {
            return Optional.of(new Begun(open.get()));
        }
        if (countedWith(target, begun) >= MOST_PROPOSALS) {
            return Optional.of(new TooMany(MOST_PROPOSALS));
        }
        int number = alike.stream()
                        .mapToInt(proposal -> proposal.id().number())
                        .max()
                        .orElse(0)
                + 1;
        var id = ProposalId.of(round.id(), member.organisation(), target, number);
        var text = rounds.text(round.id()).orElseThrow();
        var copy = work.run(
                WorkKind.DRAFT,
                member.id().value(),
                () -> create(id, text, changes, member.id().value()));
        return copy.map(names -> proposals.insert(new Proposal(
                        id,
                        round.id(),
                        member.organisation(),
                        member.id(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        null,
                        null,
                        names)))
                .map(proposal -> Optional.of(proposal).filter(Proposal::isOpen).<ProposalOutcome>map(Begun::new))
                .orElse(Optional.of(new TooLarge(ProposalService.LARGEST)));
    }

    private static long countedWith(@Nullable ProposalTarget target, List<Proposal> begun) {
        boolean wording = isWording(target);
        return begun.stream()
                .map(proposal -> proposal.id().target())
                .filter(other -> wording ? Objects.equals(other, target) : !isWording(other))
                .count();
    }

    private static boolean isWording(@Nullable ProposalTarget target) {
        return target != null && target.purpose() == Purpose.WORDING;
    }

    /** The names of its blocks; empty if it is too large. */
    private Optional<List<BlockName>> create(ProposalId id, RoundText text, List<Change> changes, String member) {
        if (changes.isEmpty()) {
            collaborationService.create(id.draft(), text.state(), member);
            return Optional.of(List.of());
        }
        var copy = AmendedCopy.of(text, changes);
        if (collaborationService.beginWith(copy.state()) != EditResult.APPLIED) {
            return Optional.empty();
        }
        collaborationService.create(id.draft(), copy.state(), member);
        // Another request may have created it, with nodes of its own.
        return Optional.of(copy.names(collaborationService.state(id.draft())));
    }
}
