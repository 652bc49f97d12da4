package org.communique.workflow.review;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.communique.workflow.stage.Stage;

/** What became of an assignment of reviewers. */
public sealed interface AssignResult {

    record Assigned(Stage stage) implements AssignResult {}

    /** The member whose place is to be given away has decided, or has none. */
    record NoPlace() implements AssignResult, Refusal {}

    record StageClosed() implements AssignResult, Refusal {}

    /** One of the members lacks the role or the access for the stage, or wrote in the text. */
    @Refused(because = Cause.INVALID)
    record NotEligible() implements AssignResult, Refusal {}

    /** With these members the stage could not reach the approvals that it needs. */
    @Refused(because = Cause.INVALID)
    record TooFew(int needed) implements AssignResult, Refusal {}
}
