package org.communique.collab.log;

import org.communique.collab.DraftId;
import org.communique.collab.log.DraftHead.Entry;

/**
 * An entry to be added to a draft's log.
 *
 * @param flushedUpTo the number of the last edit that has a row of its own, if some in the tail do; those leave it
 */
public record LogAppend(DraftId draft, Entry entry, long flushedUpTo) {}
