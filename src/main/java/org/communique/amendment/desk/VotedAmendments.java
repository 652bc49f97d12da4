package org.communique.amendment.desk;

import org.communique.amendment.Amendment.State;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.Amendments;
import org.communique.amendment.VoteId;
import org.communique.amendment.desk.MergeOutcome.Done;
import org.communique.amendment.desk.MergeOutcome.DraftFrozen;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.Phase;
import org.communique.statement.Statements;
import org.springframework.stereotype.Component;

/** Enters what a vote adopted into the draft. It checks no rights: they were checked when the vote was opened. */
@Component
public class VotedAmendments {

    private final Amendments amendments;
    private final Statements statements;
    private final DraftAmender draftAmender;

    VotedAmendments(Amendments amendments, Statements statements, DraftAmender draftAmender) {
        this.amendments = amendments;
        this.statements = statements;
        this.draftAmender = draftAmender;
    }

    /**
     * Once however often this is asked for.
     *
     * @param by who closed the vote, or opened it if its deadline did
     */
    public MergeOutcome accept(AmendmentId id, VoteId vote, MemberId by, String reason) {
        var amendment = amendments.find(id).orElseThrow();
        if (amendment.state() == State.ACCEPTED) {
            return new Done(amendment);
        }
        return statements.findById(id.statement()).orElseThrow().phase() == Phase.DRAFTING
                ? draftAmender.acceptByVote(amendment, vote, by, reason)
                : new DraftFrozen();
    }
}
