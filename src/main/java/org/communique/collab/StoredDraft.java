package org.communique.collab;

import java.util.List;
import org.communique.collab.DraftHead.Entry;
import org.communique.crdt.YDoc;

/**
 * A draft as the log has it.
 *
 * @param entries the edits since the snapshot
 */
record StoredDraft(YDoc doc, long epoch, long seq, boolean frozen, List<Entry> entries) {}
