package org.communique.collab.web;

import java.util.HashMap;
import java.util.Map;

/** Bounds the bytes of frames that have begun and not ended, of one member and in all. */
final class FrameMemoryLimit {

    private final long mostOfMember;
    private final long most;
    private final Map<String, Long> byMember = new HashMap<>();
    private long reserved;

    FrameMemoryLimit(long mostOfMember, long most) {
        this.mostOfMember = mostOfMember;
        this.most = most;
    }

    /** @return whether there is room, which is then to be released */
    synchronized boolean reserve(String member, long bytes) {
        long ofMember = byMember.getOrDefault(member, 0L) + bytes;
        if (ofMember > mostOfMember || reserved + bytes > most) {
            return false;
        }
        byMember.put(member, ofMember);
        reserved += bytes;
        return true;
    }

    synchronized void release(String member, long bytes) {
        byMember.computeIfPresent(member, (of, used) -> used == bytes ? null : Long.valueOf(used - bytes));
        reserved -= bytes;
    }
}
