package org.communique.collab;

import java.util.List;
import org.communique.collab.DraftHead.Entry;
import org.communique.crdt.YDoc;

/**
 * A draft as the log has it.
 *
 * @param entries the edits since the snapshot
 * @param tail those in the head's tail
 */
record StoredDraft(YDoc doc, long epoch, long seq, boolean frozen, List<Entry> entries, List<Entry> tail) {}
