package org.communique.collab;

import java.util.List;
import org.communique.collab.DraftHead.Entry;

/**
 * Edits that follow each other, to be stored in a document of their own.
 *
 * @param bytes how large they are together
 */
record Spill(DraftId draft, List<Entry> entries, long bytes) {

    private static final int LARGE = 256 * 1024;

    boolean isLarge() {
        return bytes > LARGE;
    }

    /** The number of the last of them. */
    long upTo() {
        return entries.getLast().seq();
    }
}
