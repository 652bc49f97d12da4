package org.communique.amendment.proposal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.communique.amendment.AmendmentRound;
import org.communique.amendment.RoundText;
import org.communique.amendment.Rounds;
import org.communique.amendment.passage.PassageStates;
import org.communique.amendment.proposal.Proposal.Item;
import org.communique.amendment.proposal.Proposal.Submission;
import org.communique.amendment.proposal.ProposalOutcome.ChangedMeanwhile;
import org.communique.amendment.proposal.ProposalOutcome.InvalidItems;
import org.communique.amendment.proposal.ProposalOutcome.NothingChanged;
import org.communique.amendment.proposal.ProposalOutcome.PassagesClosed;
import org.communique.amendment.proposal.ProposalOutcome.RoundClosed;
import org.communique.amendment.proposal.ProposalOutcome.Submitted;
import org.communique.amendment.proposal.ProposalOutcome.TooLarge;
import org.communique.coalition.directory.CurrentMember;
import org.communique.collab.room.DraftState;
import org.communique.text.leaf.BlockId;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.stereotype.Component;

/** Makes a submission of what a copy says. */
@Component
class ProposalSubmitter {

    private sealed interface Checked {}

    /**
     * @param characters of all amendments as they are stored
     * @param touched    the passages that they change
     */
    private record Sound(long characters, Set<BlockId> touched) implements Checked {}

    private record Refused(ProposalOutcome outcome) implements Checked {}

    private final Proposals proposals;
    private final Rounds rounds;
    private final PassageStates passageStates;
    private final SubmittedProposals submittedProposals;
    private final ProposalLimits limits;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;
    private final Clock clock;

    ProposalSubmitter(
            Proposals proposals,
            Rounds rounds,
            PassageStates passageStates,
            SubmittedProposals submittedProposals,
            ProposalLimits limits,
            HeavyWorkExecutor work,
            CurrentMember currentMember,
            Clock clock) {
        this.proposals = proposals;
        this.rounds = rounds;
        this.passageStates = passageStates;
        this.submittedProposals = submittedProposals;
        this.limits = limits;
        this.work = work;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    ProposalOutcome submit(Proposal proposal, DraftState state, String language, List<Item> items) {
        var text = rounds.text(proposal.baseText()).orElseThrow();
        var by = currentMember.id();
        var checked = work.run(WorkKind.COMPARISON, by.value(), () -> check(text, state, items));
        if (!(checked instanceof Sound(long characters, var touched))) {
            return ((Refused) checked).outcome();
        }
        var closed = passageStates.of(proposal.round()).closed(touched);
        if (!closed.isEmpty()) {
            return new PassagesClosed(closed);
        }
        // Comparing takes time, in which others of the organisation may have submitted it: no number is spent on that.
        if (proposals.find(proposal.id()).filter(Proposal::isOpen).isEmpty()) {
            return new ChangedMeanwhile();
        }
        var tooLarge = limits.refusal(proposal, characters);
        if (tooLarge.isPresent()) {
            return tooLarge.get();
        }
        OptionalInt first = rounds.takeNumbers(proposal.round(), items.size(), characters, clock.instant());
        if (first.isEmpty()) {
            return rounds.find(proposal.round()).orElseThrow().isOpen(clock.instant())
                    ? new TooLarge((int) AmendmentRound.MOST_CHARACTERS)
                    : new RoundClosed();
        }
        var submission =
                new Submission(state.seq(), first.getAsInt(), characters, language, items, by, clock.instant());
        var submitted = proposals.submit(proposal.id(), submission);
        if (submitted.isEmpty()) {
            rounds.giveBack(proposal.round(), characters);
            return new ChangedMeanwhile();
        }
        return new Submitted(submittedProposals.complete(submitted.get()));
    }

    private static Checked check(RoundText text, DraftState state, List<Item> items) {
        var proposed = new ProposedText(text.leaves(), text.leavesOf(state.update()));
        if (proposed.size() == 0) {
            return new Refused(new NothingChanged());
        }
        if (!areAllOnce(items, proposed.size())) {
            return new Refused(new InvalidItems());
        }
        var sizes = items.stream()
                .map(item -> proposed.part(item.changes()))
                .mapToInt(part -> SubmittedProposals.json(part).length())
                .summaryStatistics();
        return sizes.getMax() > ProposalService.LARGEST
                ? new Refused(new TooLarge(ProposalService.LARGEST))
                : new Sound(sizes.getSum(), proposed.touched());
    }

    private static boolean areAllOnce(List<Item> items, int size) {
        var places = new ArrayList<Integer>();
        items.forEach(item -> places.addAll(item.changes()));
        return items.stream().noneMatch(item -> item.changes().isEmpty())
                && places.size() == size
                && new HashSet<>(places).size() == size
                && places.stream().allMatch(place -> place >= 0 && place < size);
    }
}
