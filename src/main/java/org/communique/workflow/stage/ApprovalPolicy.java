package org.communique.workflow.stage;

import java.util.List;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.Reviewer;

/**
 * How the decisions on a stage make its outcome.
 *
 * @param needed      approvals for {@link Rule#K_OF_N}
 * @param vote        what has one vote
 * @param changes     when opposition ends a stage that counts approvals
 * @param castingVote whether a coordinator decides an even split
 */
public record ApprovalPolicy(Rule rule, int needed, VotingUnit vote, Changes changes, boolean castingVote) {

    public enum Rule {
        /** {@code needed} approvals pass. */
        K_OF_N,
        /** More than half of those who have not recused themselves pass. */
        MAJORITY,
        /** Two thirds of those who have not recused themselves pass. */
        TWO_THIRDS,
        /** Everyone who has not recused themselves must approve. */
        UNANIMOUS,
        /** Everyone has spoken, someone approved, and no objection stands. */
        CONSENSUS,
        /** As consensus, and anyone who is silent at the deadline approves tacitly, if they were notified in time. */
        SILENCE;

        /** Whether the outcome is a matter of counting approvals. */
        public boolean counts() {
            return this == K_OF_N || this == MAJORITY || this == TWO_THIRDS || this == UNANIMOUS;
        }
    }

    public enum VotingUnit {
        REVIEWER,
        /** Anyone who decides first speaks for the organisation. */
        ORGANISATION
    }

    /** What opposition does to a stage that counts approvals. */
    public enum Changes {
        /** One request for changes or objection decides the stage. */
        ANY,
        /** The stage ends once the approvals needed cannot be reached. */
        UNREACHABLE
    }

    public ApprovalPolicy {
        if (rule == Rule.K_OF_N && needed < 1) {
            throw new IllegalArgumentException("a stage needs at least one approval");
        }
        if (castingVote && (!rule.counts() || changes == Changes.ANY)) {
            throw new IllegalArgumentException("a casting vote needs a policy that counts, with changes unreachable");
        }
    }

    public static ApprovalPolicy of(int needed, Changes changes) {
        return new ApprovalPolicy(Rule.K_OF_N, needed, VotingUnit.REVIEWER, changes, false);
    }

    public boolean byOrganisation() {
        return vote == VotingUnit.ORGANISATION;
    }

    /** Approvals needed of so many votes. */
    public int needed(int votes) {
        return switch (rule) {
            case K_OF_N -> needed;
            case MAJORITY -> votes / 2 + 1;
            case TWO_THIRDS -> Math.ceilDiv(2 * votes, 3);
            case UNANIMOUS -> votes;
            case CONSENSUS, SILENCE -> 1;
        };
    }

    public boolean lacksReviewers(int votes) {
        return votes < Math.max(1, needed(votes));
    }

    /**
     * The outcome as of the earliest decision that settles it, so that a decision recorded next to the one that settled
     * the stage cannot turn it around. A stage with too few reviewers waits for more instead of failing.
     *
     * @param decisions that stand, in the order in which they were recorded
     * @param due       whether the deadline has passed
     * @param notified      whether all who are silent were notified in time
     */
    StageStatus outcome(List<Reviewer> reviewers, List<Decision> decisions, boolean due, boolean notified) {
        if (!rule.counts()) {
            return withoutObjection(VoteCounter.count(byOrganisation(), reviewers, decisions), due, notified);
        }
        var counter = new VoteCounter(byOrganisation(), reviewers);
        for (var decision : decisions) {
            counter.add(decision);
            var outcome = counted(counter.tally());
            if (outcome != StageStatus.OPEN) {
                return outcome;
            }
        }
        return StageStatus.OPEN;
    }

    private StageStatus withoutObjection(VoteTally voteTally, boolean due, boolean notified) {
        if (voteTally.requests() > 0) {
            return StageStatus.CHANGES_REQUESTED;
        }
        if (voteTally.objections() > 0) {
            return due ? StageStatus.OBJECTED : StageStatus.OPEN;
        }
        if (voteTally.votes() == 0) {
            return StageStatus.OPEN;
        }
        if (voteTally.undecided() == 0) {
            return voteTally.approvals() > 0 ? StageStatus.APPROVED : StageStatus.CHANGES_REQUESTED;
        }
        return rule == Rule.SILENCE && due && notified ? StageStatus.APPROVED : StageStatus.OPEN;
    }

    private StageStatus counted(VoteTally voteTally) {
        if (changes == Changes.ANY && voteTally.opposed() > 0) {
            return StageStatus.CHANGES_REQUESTED;
        }
        if (lacksReviewers(voteTally.votes())) {
            return StageStatus.OPEN;
        }
        if (voteTally.approvals() >= needed(voteTally.votes())) {
            return StageStatus.APPROVED;
        }
        if (voteTally.approvals() + voteTally.undecided() >= needed(voteTally.votes())
                || castingVote && voteTally.canSplitEvenly()) {
            return voteTally.casting() == null
                    ? StageStatus.OPEN
                    : voteTally.casting().approves() ? StageStatus.APPROVED : StageStatus.CHANGES_REQUESTED;
        }
        return StageStatus.CHANGES_REQUESTED;
    }

    /** Whether all have decided, evenly split and short of what is needed, so that a coordinator decides. */
    boolean awaitsCastingVote(List<Reviewer> reviewers, List<Decision> decisions) {
        if (!castingVote) {
            return false;
        }
        var voteTally = VoteCounter.count(byOrganisation(), reviewers, decisions);
        return voteTally.casting() == null
                && voteTally.undecided() == 0
                && !lacksReviewers(voteTally.votes())
                && voteTally.approvals() == voteTally.opposed()
                && voteTally.approvals() < needed(voteTally.votes());
    }
}
