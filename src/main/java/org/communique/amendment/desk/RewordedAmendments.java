package org.communique.amendment.desk;

import org.communique.amendment.Amendment;
import org.communique.amendment.AmendmentText;
import org.springframework.stereotype.Component;

/** Accepts amendments with other words than those of their organisations. It checks no rights: they are checked where the words come in. */
@Component
public class RewordedAmendments {

    private final AmendmentMerger amendmentMerger;
    private final MergeLimit mergeLimit;

    RewordedAmendments(AmendmentMerger amendmentMerger, MergeLimit mergeLimit) {
        this.amendmentMerger = amendmentMerger;
        this.mergeLimit = mergeLimit;
    }

    /**
     * @param amendment as it was read: if its text is another one meanwhile it is not accepted
     * @param reason    may be empty
     */
    public MergeOutcome accept(Amendment amendment, AmendmentText text, String reason) {
        return mergeLimit.allows() ? amendmentMerger.acceptWith(amendment, text, reason) : new MergeOutcome.TooOften();
    }
}
