package org.communique.workflow.review;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.communique.workflow.stage.Stage;

/** What became of an extension of a stage's deadline. */
public sealed interface ExtendResult {

    record Extended(Stage stage) implements ExtendResult {}

    record StageClosed() implements ExtendResult, Refusal {}

    /** The new deadline is not after the old one and after now. */
    @Refused(because = Cause.INVALID)
    record NotLater() implements ExtendResult, Refusal {}
}
