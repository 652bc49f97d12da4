package org.communique.http.limit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A limit on what requests take at once, such as memory: in all, and by owner, which is a member or a network. Of the enclosing
 * networks ({@link org.communique.http.origin.ClientNetwork#steps}) each may take twice as much as the one inside it.
 */
final class OwnerQuota {

    private final long mostInAll;
    private final long mostOfOne;
    private final Map<String, Long> byOwner = new HashMap<>();
    private long reserved;

    OwnerQuota(long mostInAll, long mostOfOne) {
        this.mostInAll = mostInAll;
        this.mostOfOne = mostOfOne;
    }

    synchronized long held(String owner) {
        return byOwner.getOrDefault(owner, 0L);
    }

    /** @return whether there is room, which is then to be released */
    boolean reserve(List<String> owners, long amount) {
        return reserve(owners, amount, 0);
    }

    /**
     * @param kept of the amount in all, for others
     * @return whether there is room, which is then to be released
     */
    synchronized boolean reserve(List<String> owners, long amount, long kept) {
        if (reserved + amount > mostInAll - kept) {
            return false;
        }
        long most = mostOfOne;
        for (var owner : owners) {
            if (byOwner.getOrDefault(owner, 0L) + amount > most) {
                return false;
            }
            most *= 2;
        }
        owners.forEach(owner -> byOwner.merge(owner, amount, Long::sum));
        reserved += amount;
        return true;
    }

    synchronized void release(List<String> owners, long amount) {
        for (var owner : owners) {
            byOwner.computeIfPresent(owner, (of, used) -> used == amount ? null : Long.valueOf(used - amount));
        }
        reserved -= amount;
    }
}
