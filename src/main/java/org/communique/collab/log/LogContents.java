package org.communique.collab.log;

import java.util.List;
import org.communique.collab.log.DraftHead.Entry;
import org.communique.collab.schema.DraftMemory;
import org.communique.crdt.YDoc;
import org.jspecify.annotations.Nullable;

/** What the log holds of a draft: its head, its snapshot if there is one, and every edit since in order. */
public record LogContents(DraftHead head, @Nullable DraftSnapshot snapshot, List<Entry> entries) {

    /** The number of the last edit that is in the snapshot. */
    long base() {
        return snapshot == null ? 0 : snapshot.seq();
    }

    public long seq() {
        return base() + entries.size();
    }

    public LogContents upTo(long seq) {
        return new LogContents(
                head,
                snapshot,
                entries.stream().filter(entry -> entry.seq() <= seq).toList());
    }

    public YDoc document() {
        YDoc doc = new YDoc();
        doc.transact(() -> {
            if (snapshot != null) {
                DraftMemory.expect(snapshot.bytes());
                doc.applyUpdate(snapshot.bytes());
            }
            entries.forEach(entry -> {
                DraftMemory.expect(entry.bytes());
                doc.applyUpdate(entry.bytes());
            });
        });
        return doc;
    }
}
