package org.communique.collab.schema;

import org.communique.work.Budget;

/** What the structs of an update take in memory, which is many times its bytes. */
public final class DraftMemory {

    /** Measured at 12 to 15 with paragraphs of a letter and of six formatted words, and more while an edit is checked. */
    private static final long PER_BYTE = 24;

    private DraftMemory() {}

    /** Before an update is read or applied: work that becomes large by it goes on as a large one. */
    public static void expect(byte[] update) {
        Budget.expect(PER_BYTE * update.length);
    }
}
