package org.communique.treaty.depositary;

import org.communique.refusal.Refusal;

/** The outcome of importing a table. */
public sealed interface StatusImportOutcome {

    /** @param changes how many cells were changed */
    record Imported(int changes) implements StatusImportOutcome {}

    /** The table has questions or cannot be read, or the register is no longer as it was in the preview: nothing was written. */
    record LookAgain(StatusPreview preview) implements StatusImportOutcome, Refusal {}

    /** Another person changed a State at the same time. What was written before stays; the import can be repeated. */
    record Interrupted(int changes) implements StatusImportOutcome, Refusal {}
}
