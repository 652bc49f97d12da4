package org.communique.workflow.review;

import org.communique.workflow.stage.Stage;

/** What became of an extension of a stage's deadline. */
public sealed interface ExtendResult {

    record Extended(Stage stage) implements ExtendResult {}

    record StageClosed() implements ExtendResult {}

    /** The new deadline is not after the old one and after now. */
    record NotLater() implements ExtendResult {}
}
