package org.communique.collab;

import java.util.List;
import org.communique.crdt.Addition;
import org.communique.crdt.Preview;
import org.communique.crdt.YDoc;

/**
 * Keeps the canonical text of a draft within a limit. What is deleted is not looked at, so the size that it goes by is too large
 * rather than too small; where that reaches the limit, it is measured afresh.
 */
final class TextLimit {

    /** The most characters that one byte of an update comes to: a table of ten bytes in 32 lists. */
    private static final int MOST_PER_BYTE = 256;

    /** Measuring takes a tenth of the time at most, for who writes at the limit letter by letter. */
    private static final int REST = 10;

    private final long most;
    private long size;
    private long restingUntil = System.nanoTime();

    /** @param most in characters */
    TextLimit(long most) {
        this.most = most;
    }

    /** The whole document is another, which has this state. */
    void measure(byte[] state) {
        size = CanonicalSize.of(state);
    }

    /** An update is in the document that others have admitted. */
    void took(byte[] update) {
        size += (long) MOST_PER_BYTE * update.length;
    }

    /**
     * Whether the document may have an update, which then counts.
     *
     * @throws org.communique.crdt.MalformedUpdateException if the update is hostile
     */
    boolean admits(YDoc doc, byte[] update, List<Addition> additions) {
        long more = CanonicalSize.of(additions);
        if (more == 0 || size + more <= most) {
            size += more;
            return true;
        }
        long start = System.nanoTime();
        if (start - restingUntil < 0) {
            return false;
        }
        long after = sizeAfter(doc, update);
        long end = System.nanoTime();
        restingUntil = end + REST * (end - start);
        if (after > most) {
            return false;
        }
        size = after;
        return true;
    }

    /** Measures at once, if need be. */
    void rested() {
        restingUntil = System.nanoTime();
    }

    private static long sizeAfter(YDoc doc, byte[] update) {
        YDoc trial = new YDoc();
        trial.applyUpdate(doc.encodeStateAsUpdate());
        Preview.of(trial, update).apply();
        return CanonicalSize.of(trial.encodeStateAsUpdate());
    }
}
