package org.communique.collab.schema;

import org.communique.crdt.YDoc;
import org.communique.crdt.preview.RemainingContents;
import org.communique.crdt.preview.UpdatePreview;

/**
 * Keeps a draft within a size. What is deleted is not looked at, so the size that it goes by is too large rather than too
 * small; where that reaches the limit, it is measured afresh.
 */
public final class DraftSizeLimit {

    /** Measuring takes a tenth of the time at most, for who writes at the limit letter by letter. */
    private static final int REST = 10;

    private final DraftSize most;
    private DraftSize size = new DraftSize(0, 0, 0, 0);
    private long restingUntil = System.nanoTime();

    public DraftSizeLimit(DraftSize most) {
        this.most = most;
    }

    /** The whole document is another. */
    public void measure(YDoc doc) {
        size = DraftSize.of(RemainingContents.of(doc));
    }

    /** An update is in the document that others have admitted. */
    public void added(byte[] update) {
        size = size.plus(DraftSize.ofAny(update));
    }

    /** Whether its document may have an update, which then counts. */
    public boolean admits(UpdatePreview updatePreview) {
        DraftSize more = DraftSize.of(updatePreview);
        DraftSize grown = size.plus(more);
        if (grown.isWithin(most, more)) {
            size = grown;
            return true;
        }
        long start = System.nanoTime();
        if (!more.isWithin(most) || start - restingUntil < 0) {
            return false;
        }
        DraftSize after = DraftSize.of(updatePreview.remaining()).plus(more);
        long end = System.nanoTime();
        restingUntil = end + REST * (end - start);
        if (!after.isWithin(most, more)) {
            return false;
        }
        size = after;
        return true;
    }

    /** Measures at once, if need be. */
    public void rested() {
        restingUntil = System.nanoTime();
    }
}
