package org.communique.http;

import java.util.HashMap;
import java.util.Map;

/** Bounds the memory that bodies take which come or go, in all and of one owner, who is a member or a network. */
final class BodyMemory {

    private final long mostInAll;
    private final long mostOfOne;
    private final Map<String, Long> byOwner = new HashMap<>();
    private long reserved;

    /** In bytes. */
    BodyMemory(long mostInAll, long mostOfOne) {
        this.mostInAll = mostInAll;
        this.mostOfOne = mostOfOne;
    }

    /** @return whether there is room, which is then to be released */
    synchronized boolean reserve(String owner, long bytes) {
        long ofOwner = byOwner.getOrDefault(owner, 0L) + bytes;
        if (reserved + bytes > mostInAll || ofOwner > mostOfOne) {
            return false;
        }
        byOwner.put(owner, ofOwner);
        reserved += bytes;
        return true;
    }

    synchronized void release(String owner, long bytes) {
        byOwner.computeIfPresent(owner, (of, used) -> used == bytes ? null : Long.valueOf(used - bytes));
        reserved -= bytes;
    }
}
