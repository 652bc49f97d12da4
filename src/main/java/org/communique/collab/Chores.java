package org.communique.collab;

/** When the log of a draft is worth putting in order. */
final class Chores {

    private static final int TAIL_EDITS = 32;
    private static final int TAIL_BYTES = 64 * 1024;

    /** So many edits are worth a compaction if they are a good part of the draft; so many always are. */
    private static final int MANY_EDITS = 500;

    private static final int MOST_EDITS = 5_000;

    private int edits;
    private long bytes;
    private int tailEdits;
    private long tailBytes;

    enum Chore {
        NONE,
        /** Move the head's tail into documents of its own. */
        SPILL,
        /** Make one snapshot of it all. */
        COMPACT
    }

    /** A draft was read with so many edits since its snapshot. */
    void begin(int edits, long bytes) {
        this.edits = edits;
        this.bytes = bytes;
    }

    void stored(int length) {
        edits++;
        bytes += length;
        tailEdits++;
        tailBytes += length;
    }

    /** What is due, once. */
    Chore due(long draftBytes) {
        if (edits >= MOST_EDITS || (edits >= MANY_EDITS && bytes >= draftBytes / 4)) {
            edits = 0;
            bytes = 0;
            tailEdits = 0;
            tailBytes = 0;
            return Chore.COMPACT;
        }
        if (tailEdits >= TAIL_EDITS || tailBytes >= TAIL_BYTES) {
            tailEdits = 0;
            tailBytes = 0;
            return Chore.SPILL;
        }
        return Chore.NONE;
    }
}
