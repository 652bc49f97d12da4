package org.communique.amendment.proposal;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.amendment.AmendmentRights;
import org.communique.amendment.AmendmentRound;
import org.communique.amendment.RoundId;
import org.communique.amendment.Rounds;
import org.communique.collab.DraftId;
import org.communique.statement.access.AdditionalDraftRights;
import org.springframework.stereotype.Component;

/** Lets those in who speak for the organisation that a copy belongs to; they write in it until the round is closed. */
@Component
class ProposalDrafts implements AdditionalDraftRights {

    private final Proposals proposals;
    private final Rounds rounds;
    private final Clock clock;

    ProposalDrafts(Proposals proposals, Rounds rounds, Clock clock) {
        this.proposals = proposals;
        this.rounds = rounds;
        this.clock = clock;
    }

    @Override
    public Map<DraftId, AdditionalDraft> find(Set<DraftId> drafts) {
        List<ProposalId> ids = drafts.stream()
                .map(DraftId::value)
                .filter(ProposalId::isForm)
                .map(ProposalId::new)
                .toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        var open = new HashMap<RoundId, Boolean>();
        return proposals.find(ids).stream()
                .collect(toMap(
                        proposal -> proposal.id().draft(),
                        proposal -> draft(proposal, open.computeIfAbsent(proposal.round(), this::isOpen))));
    }

    private boolean isOpen(RoundId round) {
        return rounds.find(round)
                .filter((AmendmentRound found) -> found.isOpen(clock.instant()))
                .isPresent();
    }

    private static AdditionalDraft draft(Proposal proposal, boolean roundIsOpen) {
        return new AdditionalDraft(
                proposal.id().statement(),
                member ->
                        AmendmentRights.speaks(member) && member.organisation().equals(proposal.organisation()),
                _ -> (roundIsOpen || proposal.outlastsRound()) && proposal.isOpen());
    }
}
