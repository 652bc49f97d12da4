package org.communique.coalition.importing;

import org.communique.refusal.Refusal;

/** The outcome of an import. */
public sealed interface ImportOutcome {

    record Imported(long created, long changed) implements ImportOutcome {}

    /** Nothing was written. */
    record Refused(ImportPreview preview) implements ImportOutcome {}

    /** The coalition was changed at the same time. Importing the same file again continues where this stopped. */
    record Interrupted(int line) implements ImportOutcome, Refusal {}
}
