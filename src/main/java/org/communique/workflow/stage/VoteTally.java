package org.communique.workflow.stage;

import org.communique.workflow.decision.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The votes on a stage, counted.
 *
 * @param votes   of those asked who have not recused themselves
 * @param casting the verdict of someone who is not among those asked
 */
record VoteTally(
        int votes,
        int undecided,
        int approvals,
        int requests,
        int objections,
        @Nullable Verdict casting) {

    int opposed() {
        return requests + objections;
    }

    /** Whether those who have not decided can still make it as many for as against. */
    boolean canSplitEvenly() {
        return Math.abs(approvals - opposed()) <= undecided;
    }
}
