package org.communique.collab.log;

/** What the log of a draft needs once edits have been added to it. */
public sealed interface Maintenance {

    record Nothing() implements Maintenance {}

    /** One snapshot instead of many edits. */
    record Compaction() implements Maintenance {}

    /** The tail makes the head slow to write. */
    record FlushTail(TailFlush tailFlush) implements Maintenance {}
}
