package org.communique.amendment.proposal;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.communique.amendment.AmendmentRound;
import org.communique.amendment.AmendmentText;
import org.communique.amendment.BaseId;
import org.communique.amendment.DraftMerges;
import org.communique.amendment.RoundId;
import org.communique.amendment.RoundText;
import org.communique.amendment.RoundText.BlockName;
import org.communique.amendment.Rounds;
import org.communique.amendment.change.Change;
import org.communique.amendment.proposal.ProposalOutcome.Begun;
import org.communique.amendment.proposal.ProposalOutcome.TooLarge;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.collab.room.EditResult;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.OptimisticRetry;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Begins copies of rounds' texts, and of the draft as it is later. */
@Component
class ProposalCopies {

    private final Proposals proposals;
    private final Rounds rounds;
    private final DraftMerges draftMerges;
    private final SubmittedProposals submittedProposals;
    private final CollaborationService collaborationService;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;
    private final Clock clock;
    private final MemberQuotas quotas;
    private final ProposalLimits limits;

    ProposalCopies(
            Proposals proposals,
            Rounds rounds,
            DraftMerges draftMerges,
            SubmittedProposals submittedProposals,
            CollaborationService collaborationService,
            HeavyWorkExecutor work,
            CurrentMember currentMember,
            Clock clock,
            MemberQuotas quotas,
            ProposalLimits limits) {
        this.limits = limits;
        this.quotas = quotas;
        this.proposals = proposals;
        this.rounds = rounds;
        this.draftMerges = draftMerges;
        this.submittedProposals = submittedProposals;
        this.collaborationService = collaborationService;
        this.work = work;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /** The organisation's copy of the round's text that is being written, or a new one. */
    ProposalOutcome begin(AmendmentRound round) {
        var member = currentMember.id();
        return begin(round, null, id -> create(id, BaseId.of(round.id()), List.of(), member));
    }

    /**
     * A copy that begins with an amendment.
     *
     * @param text of that amendment
     */
    ProposalOutcome begin(AmendmentRound round, ProposalTarget target, AmendmentText text) {
        var member = currentMember.id();
        return begin(round, target, id -> create(id, text.baseText(round.id()), text.readChanges(), member));
    }

    /** A copy of the draft as it is now, in which an amendment is written again. */
    ProposalOutcome beginToday(AmendmentRound round, ProposalTarget target) {
        var member = currentMember.id();
        return begin(round, target, id -> Optional.of(createToday(id, member)));
    }

    /** The current member's organisation's copy that is being written. */
    Optional<Proposal> begun(RoundId round, @Nullable ProposalTarget target) {
        return proposals.of(round, currentMember.get().organisation()).stream()
                .filter(proposal -> Objects.equals(proposal.id().target(), target) && proposal.isOpen())
                .findFirst();
    }

    /** @param create the copy; empty if it is too large */
    private ProposalOutcome begin(
            AmendmentRound round, @Nullable ProposalTarget target, Function<ProposalId, Optional<Copy>> create) {
        return OptimisticRetry.run(round.id(), _ -> attempt(round, target, create));
    }

    /**
     * @param base  the text that it was begun from
     * @param names of its blocks, besides those of that text
     */
    private record Copy(BaseId base, List<BlockName> names) {}

    /** Nothing if it was submitted or discarded meanwhile. */
    private Optional<ProposalOutcome> attempt(
            AmendmentRound round, @Nullable ProposalTarget target, Function<ProposalId, Optional<Copy>> create) {
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
        var refusal = limits.refusal(target, begun);
        if (refusal.isPresent()) {
            return refusal;
        }
        quotas.take(Quota.PROPOSALS);
        int number = alike.stream()
                        .mapToInt(proposal -> proposal.id().number())
                        .max()
                        .orElse(0)
                + 1;
        var id = ProposalId.of(round.id(), member.organisation(), target, number);
        var copy = work.run(WorkKind.DRAFT, member.id().value(), () -> create.apply(id));
        return copy.map(created -> proposals.insert(new Proposal(
                        id,
                        round.id(),
                        member.organisation(),
                        member.id(),
                        clock.instant(),
                        null,
                        null,
                        created.names(),
                        created.base().equals(BaseId.of(round.id())) ? null : created.base())))
                .map(proposal -> Optional.of(proposal).filter(Proposal::isOpen).<ProposalOutcome>map(Begun::new))
                .orElse(Optional.of(new TooLarge(ProposalService.LARGEST)));
    }

    /** Empty if it is too large. */
    private Optional<Copy> create(ProposalId id, BaseId base, List<Change> changes, MemberId member) {
        var text = rounds.text(base).orElseThrow();
        if (changes.isEmpty()) {
            collaborationService.create(id.draft(), text.state(), member.value());
            return Optional.of(new Copy(base, List.of()));
        }
        var copy = AmendedCopy.of(text, changes);
        if (collaborationService.beginWith(copy.state()) != EditResult.APPLIED) {
            return Optional.empty();
        }
        collaborationService.create(id.draft(), copy.state(), member.value());
        // Another request may have created it, with nodes of its own.
        return Optional.of(new Copy(base, copy.names(collaborationService.state(id.draft()))));
    }

    private Copy createToday(ProposalId id, MemberId member) {
        var draft = new DraftId(id.statement().value());
        collaborationService.create(id.draft(), collaborationService.state(draft), member.value());
        // Another request may have created it, of another draft.
        var state = submittedProposals.stateAt(id, ProposalService.FIRST);
        var base = BaseId.of(id.round(), state);
        rounds.keep(new RoundText(base, state, draftMerges.names(id.statement())));
        return new Copy(base, List.of());
    }
}
