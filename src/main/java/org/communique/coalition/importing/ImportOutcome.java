package org.communique.coalition.importing;

/** What came of an import. */
public sealed interface ImportOutcome {

    record Imported(long created, long changed) implements ImportOutcome {}

    /** Nothing was written. */
    record Refused(ImportPreview preview) implements ImportOutcome {}

    /** Somebody changed the coalition meanwhile. Importing the same file again goes on where this stopped. */
    record Interrupted(int line) implements ImportOutcome {}
}
