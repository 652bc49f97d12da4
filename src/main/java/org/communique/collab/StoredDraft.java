package org.communique.collab;

import org.communique.crdt.YDoc;

/** A draft as the log has it. */
record StoredDraft(YDoc doc, long epoch, long seq, boolean frozen, int entries) {}
