package org.communique.amendment.proposal;

import java.util.function.Function;
import org.communique.amendment.proposal.ProposalOutcome.ChangedMeanwhile;
import org.communique.collab.room.CollaborationService;
import org.communique.collab.room.DraftState;
import org.springframework.stereotype.Component;

/** Keeps copies from being changed while they are submitted. */
@Component
class FrozenCopies {

    private final Proposals proposals;
    private final SubmittedProposals submittedProposals;
    private final CollaborationService collaborationService;

    FrozenCopies(
            Proposals proposals, SubmittedProposals submittedProposals, CollaborationService collaborationService) {
        this.proposals = proposals;
        this.submittedProposals = submittedProposals;
        this.collaborationService = collaborationService;
    }

    /**
     * It can be changed again where it was not submitted.
     *
     * @param revision of the copy as it was shown
     * @param submit   what is done with it if it is that
     */
    ProposalOutcome submit(Proposal proposal, long revision, Function<DraftState, ProposalOutcome> submit) {
        submittedProposals.begin(proposal.id());
        var draft = proposal.id().draft();
        long epoch = collaborationService.freeze(draft);
        ProposalOutcome outcome = new ChangedMeanwhile();
        try {
            var state = collaborationService.current(draft);
            if (state.seq() == revision) {
                outcome = submit.apply(state);
            }
            return outcome;
        } finally {
            // It is not opened where another member submitted it meanwhile.
            if (!(outcome instanceof ProposalOutcome.Submitted)
                    && proposals.find(proposal.id()).filter(Proposal::isOpen).isPresent()) {
                collaborationService.reopen(draft, epoch);
            }
        }
    }
}
