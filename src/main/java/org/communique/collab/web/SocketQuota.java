package org.communique.collab.web;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/** The open sockets by their owner, who has to give up the oldest for one too many. */
final class SocketQuota {

    private final int mostOfOne;
    private final int mostInAll;
    private final Map<String, SequencedSet<DraftWebSocket>> open = new HashMap<>();
    private int count;

    SocketQuota(int mostOfOne, int mostInAll) {
        this.mostOfOne = mostOfOne;
        this.mostInAll = mostInAll;
    }

    /**
     * A socket may be a member's by several tokens, which makes it no more than one.
     *
     * @return the socket to close, the oldest of its owner; if there are too many in all, of the owner of most
     */
    synchronized Optional<DraftWebSocket> add(String owner, DraftWebSocket socket) {
        var own = open.computeIfAbsent(owner, key -> new LinkedHashSet<>());
        if (own.add(socket)) {
            count++;
        }
        if (own.size() > mostOfOne) {
            return Optional.of(removeOldest(own));
        }
        return count > mostInAll
                ? open.values().stream()
                        .max(Comparator.comparingInt(SequencedSet::size))
                        .map(this::removeOldest)
                : Optional.empty();
    }

    private DraftWebSocket removeOldest(SequencedSet<DraftWebSocket> sockets) {
        count--;
        return sockets.removeFirst();
    }

    synchronized void remove(String owner, DraftWebSocket socket) {
        open.computeIfPresent(owner, (key, own) -> {
            if (own.remove(socket)) {
                count--;
            }
            return own.isEmpty() ? null : own;
        });
    }
}
