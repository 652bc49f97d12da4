package org.communique.http;

import java.util.HashMap;
import java.util.Map;

/**
 * Bounds the memory that bodies take at addresses that are open to everyone, in all and from one network. A body no larger than
 * the buffer that Tomcat has for it anyway does not count, so that people can sign in whatever strangers send.
 */
final class BodyMemory {

    /** In bytes, in all. */
    static final long TOTAL = 48 << 20;

    /** The largest file of a guest, or hundreds of the longest forms. */
    static final long PER_NETWORK = 12 << 20;

    /** {@code Request.CACHED_POST_LEN} of Tomcat. */
    static final long UNCOUNTED = 8 << 10;

    private final Map<String, Long> byNetwork = new HashMap<>();
    private long reserved;

    /** @return whether there is room, which is then to be released */
    synchronized boolean reserve(String network, long bytes) {
        long ofNetwork = byNetwork.getOrDefault(network, 0L) + bytes;
        if (reserved + bytes > TOTAL || ofNetwork > PER_NETWORK) {
            return false;
        }
        byNetwork.put(network, ofNetwork);
        reserved += bytes;
        return true;
    }

    synchronized void release(String network, long bytes) {
        byNetwork.computeIfPresent(network, (of, used) -> used == bytes ? null : Long.valueOf(used - bytes));
        reserved -= bytes;
    }
}
