package org.communique.workflow.review;

import org.communique.workflow.stage.Stage;

/** What became of an assignment of reviewers. */
public sealed interface AssignResult {

    record Assigned(Stage stage) implements AssignResult {}

    /** The member whose place is to be given away has decided, or has none. */
    record NoPlace() implements AssignResult {}

    record StageClosed() implements AssignResult {}

    /** One of the members lacks the role or the access for the stage, or wrote in the text. */
    record NotEligible() implements AssignResult {}

    /** With these members the stage could not reach the approvals that it needs. */
    record TooFew(int needed) implements AssignResult {}
}
