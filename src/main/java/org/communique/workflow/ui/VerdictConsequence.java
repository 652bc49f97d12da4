package org.communique.workflow.ui;

import com.vaadin.flow.i18n.I18NProvider;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.review.StageDetails;
import org.communique.workflow.review.StageDetails.ReaderStatus;
import org.communique.workflow.stage.ApprovalPolicy;
import org.communique.workflow.stage.ApprovalPolicy.Changes;

/** What a verdict does on a stage, in words, as {@link ApprovalPolicy} counts it. */
final class VerdictConsequence {

    private VerdictConsequence() {}

    static String of(Verdict verdict, StageDetails details) {
        var policy = details.stage().policy();
        return I18NProvider.translate(
                "workflow.consequence." + verdict + "."
                        + (details.standing() == ReaderStatus.MAY_CAST ? "casting" : effect(verdict, policy)),
                policy.needed(details.stage().votes()));
    }

    private static String effect(Verdict verdict, ApprovalPolicy policy) {
        return switch (verdict) {
            case RECUSE, APPROVE_WITH_COMMENTS, TACIT_APPROVAL -> "any";
            case APPROVE, ABSTAIN -> policy.rule().counts() ? "counted" : "consensus";
            case REQUEST_CHANGES -> endsAtOnce(policy) || !policy.rule().counts() ? "ends" : "counted";
            case OBJECT -> !policy.rule().counts() ? "consensus" : endsAtOnce(policy) ? "ends" : "counted";
        };
    }

    private static boolean endsAtOnce(ApprovalPolicy policy) {
        return policy.rule().counts() && policy.changes() == Changes.ANY;
    }
}
