package org.communique.workflow;

import java.util.List;
import org.communique.workflow.Stage.Status;

/**
 * How the decisions on a stage make its outcome: {@code needed} of its reviewers must approve.
 *
 * @param changes when a stage sends the draft back
 */
public record Policy(int needed, Changes changes) {

    /** What a request for changes does. */
    public enum Changes {
        /** One request decides the stage. */
        ANY,
        /** Requests decide it once the approvals needed cannot be reached. */
        UNREACHABLE
    }

    public Policy {
        if (needed < 1) {
            throw new IllegalArgumentException("a stage needs at least one approval");
        }
    }

    /**
     * The outcome as of the earliest decision that settles it, so that a decision recorded beside the one that settled
     * the stage cannot turn it around. A stage with too few reviewers waits for more instead of failing.
     */
    public Status outcome(List<Reviewer> reviewers, List<Decision> decisions) {
        int approvals = 0;
        for (int decided = 0; decided < decisions.size(); decided++) {
            var verdict = decisions.get(decided).verdict();
            if (verdict == Verdict.REQUEST_CHANGES && changes == Changes.ANY) {
                return Status.CHANGES_REQUESTED;
            }
            if (verdict == Verdict.APPROVE && ++approvals == needed) {
                return Status.APPROVED;
            }
            int undecided = reviewers.size() - decided - 1;
            if (reviewers.size() >= needed && approvals + undecided < needed) {
                return Status.CHANGES_REQUESTED;
            }
        }
        return Status.OPEN;
    }

    boolean lacksReviewers(List<Reviewer> reviewers) {
        return reviewers.size() < needed;
    }
}
