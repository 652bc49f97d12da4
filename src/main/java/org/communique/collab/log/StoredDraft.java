package org.communique.collab.log;

import java.util.List;
import org.communique.collab.log.DraftHead.Entry;
import org.communique.crdt.YDoc;

/**
 * A draft as the log has it.
 *
 * @param entries the edits since the snapshot
 * @param tail those in the head's tail
 */
public record StoredDraft(YDoc doc, long epoch, long seq, boolean frozen, List<Entry> entries, List<Entry> tail) {}
