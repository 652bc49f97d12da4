package org.communique.http;

import java.util.HashMap;
import java.util.Map;

/** What requests may take of the server at once, such as memory: in all, and those of one owner, who is a member or a network. */
final class Allowance {

    private final long mostInAll;
    private final long mostOfOne;
    private final Map<String, Long> byOwner = new HashMap<>();
    private long reserved;

    Allowance(long mostInAll, long mostOfOne) {
        this.mostInAll = mostInAll;
        this.mostOfOne = mostOfOne;
    }

    /** @return whether there is room, which is then to be released */
    synchronized boolean reserve(String owner, long amount) {
        long ofOwner = byOwner.getOrDefault(owner, 0L) + amount;
        if (reserved + amount > mostInAll || ofOwner > mostOfOne) {
            return false;
        }
        byOwner.put(owner, ofOwner);
        reserved += amount;
        return true;
    }

    synchronized void release(String owner, long amount) {
        byOwner.computeIfPresent(owner, (of, used) -> used == amount ? null : Long.valueOf(used - amount));
        reserved -= amount;
    }
}
