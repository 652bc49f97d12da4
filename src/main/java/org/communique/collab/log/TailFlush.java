package org.communique.collab.log;

import java.util.List;
import org.communique.collab.DraftId;
import org.communique.collab.log.DraftHead.Entry;

/**
 * Edits that follow each other, to be stored in a document of their own.
 *
 * @param bytes how large they are together
 */
public record TailFlush(DraftId draft, List<Entry> entries, long bytes) {

    private static final int LARGE = 256 * 1024;

    boolean isLarge() {
        return bytes > LARGE;
    }

    /** The number of the last of them. */
    public long upTo() {
        return entries.getLast().seq();
    }
}
