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
    private long flushedUpTo;
    private boolean flushing;

    /** A draft was read with these edits since its snapshot, the last of which are in its tail. */
    public void begin(List<Entry> since, List<Entry> inTail) {
        edits = since.size();
        bytes = bytesOf(since);
        tail.clear();
        tail.addAll(inTail);
        tailBytes = bytesOf(tail);
        flushedUpTo = 0;
        flushing = false;
    }

    public void added(Entry entry) {
        edits++;
        bytes += entry.bytes().length;
        tail.add(entry);
        tailBytes += entry.bytes().length;
    }

    /** What is due now; said once, until it is done. */
    public Maintenance maintenance(DraftId draft, long draftBytes) {
        if (edits >= MOST_EDITS || (edits >= MANY_EDITS && bytes >= draftBytes / 4)) {
            edits = 0;
            bytes = 0;
            return new Maintenance.Compaction();
        }
        if (flushing || (tail.size() < TAIL_EDITS && tailBytes < TAIL_BYTES)) {
            return new Maintenance.Nothing();
        }
        flushing = true;
        return new Maintenance.FlushTail(tailFlush(draft));
    }

    /** What has to move out of the tail before so many bytes come into it, since both are one document. */
    public Optional<TailFlush> tailFlushBefore(DraftId draft, long more) {
        return tail.isEmpty() || tailBytes + more <= MOST_BYTES ? Optional.empty() : Optional.of(tailFlush(draft));
    }

    private TailFlush tailFlush(DraftId draft) {
        return new TailFlush(draft, List.copyOf(tail), tailBytes);
    }

    /** The edits up to this number have another document now. */
    public void tailFlushed(long upTo) {
        tail.removeIf(entry -> entry.seq() <= upTo);
        tailBytes = bytesOf(tail);
        flushedUpTo = Math.max(flushedUpTo, upTo);
        flushing = false;
    }

    public void tailFlushFailed() {
        flushing = false;
    }

    /** The number of the last edit that may leave the tail; zero if there is none. */
    public long flushedUpTo() {
        return flushedUpTo;
    }

    /** They have left it. */
    public void removedFromTail(long upTo) {
        if (flushedUpTo == upTo) {
            flushedUpTo = 0;
        }
    }

    private static long bytesOf(List<Entry> entries) {
        return entries.stream().mapToLong(entry -> entry.bytes().length).sum();
    }
}
