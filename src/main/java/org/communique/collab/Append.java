package org.communique.collab;

import org.communique.collab.DraftHead.Entry;

/**
 * An entry to be added to a draft's log.
 *
 * @param spilled the number of the last edit that has a row of its own, if some in the tail do; those leave it
 */
record Append(DraftId draft, Entry entry, long spilled) {}
