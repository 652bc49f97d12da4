package org.communique.collab.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.communique.collab.DraftId;
import org.communique.collab.log.DraftHead.Entry;

/** When the log of a draft is worth putting in order. It knows all edits in the head's tail that have no other document. */
public final class CompactionPolicy {

    private static final int TAIL_EDITS = 32;
    private static final int TAIL_BYTES = 64 * 1024;

    /** Of MongoDB's 16 MB, with what leaves the tail only by the next edit. */
    private static final int MOST_BYTES = 8 << 20;

    /** So many edits are worth a compaction if they are a good part of the draft; so many always are. */
    private static final int MANY_EDITS = 500;

    private static final int MOST_EDITS = 5_000;

    private final List<Entry> tail = new ArrayList<>();
    private int edits;
    private long bytes;
    private long tailBytes;
    private long spilled;
    private boolean spilling;

    /** A draft was read with these edits since its snapshot, the last of which are in its tail. */
    public void begin(List<Entry> since, List<Entry> inTail) {
        edits = since.size();
        bytes = bytesOf(since);
        tail.clear();
        tail.addAll(inTail);
        tailBytes = bytesOf(tail);
        spilled = 0;
        spilling = false;
    }

    public void stored(Entry entry) {
        edits++;
        bytes += entry.bytes().length;
        tail.add(entry);
        tailBytes += entry.bytes().length;
    }

    /** Whether to make one snapshot of it all; said once. */
    public boolean isCompactionDue(long draftBytes) {
        boolean due = edits >= MOST_EDITS || (edits >= MANY_EDITS && bytes >= draftBytes / 4);
        if (due) {
            edits = 0;
            bytes = 0;
        }
        return due;
    }

    /** What is to move out of the tail before it makes the head slow to write; nothing while that is under way. */
    public Optional<TailFlush> tailFlush(DraftId draft) {
        if (spilling || (tail.size() < TAIL_EDITS && tailBytes < TAIL_BYTES)) {
            return Optional.empty();
        }
        spilling = true;
        return Optional.of(new TailFlush(draft, List.copyOf(tail), tailBytes));
    }

    /** What has to move out of the tail before so many bytes come into it, since both are one document. */
    public Optional<TailFlush> tailFlushBefore(DraftId draft, long more) {
        return tail.isEmpty() || tailBytes + more <= MOST_BYTES
                ? Optional.empty()
                : Optional.of(new TailFlush(draft, List.copyOf(tail), tailBytes));
    }

    /** The edits up to this number have another document now. */
    public void flushedUpTo(long upTo) {
        tail.removeIf(entry -> entry.seq() <= upTo);
        tailBytes = bytesOf(tail);
        spilled = Math.max(spilled, upTo);
        spilling = false;
    }

    public void tailFlushFailed() {
        spilling = false;
    }

    /** The number of the last edit that may leave the tail; zero if there is none. */
    public long flushedUpTo() {
        return spilled;
    }

    /** They have left it. */
    public void left(long upTo) {
        if (spilled == upTo) {
            spilled = 0;
        }
    }

    private static long bytesOf(List<Entry> entries) {
        return entries.stream().mapToLong(entry -> entry.bytes().length).sum();
    }
}
