package org.communique.collab;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/** The open sockets by their owner, who has to give up the oldest for one too many. */
final class OpenSockets {

    private final int mostOfOne;
    private final int mostInAll;
    private final Map<String, SequencedSet<DraftSocket>> open = new HashMap<>();
    private int count;

    OpenSockets(int mostOfOne, int mostInAll) {
        this.mostOfOne = mostOfOne;
        this.mostInAll = mostInAll;
    }

    /**
     * A socket may be a member's by several tokens, which makes it no more than one.
     *
     * @return the socket to close, the oldest of its owner; if there are too many in all, of the owner of most
     */
    synchronized Optional<DraftSocket> add(String owner, DraftSocket socket) {
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

    private DraftSocket removeOldest(SequencedSet<DraftSocket> sockets) {
        count--;
        return sockets.removeFirst();
    }

    synchronized void remove(String owner, DraftSocket socket) {
        open.computeIfPresent(owner, (key, own) -> {
            if (own.remove(socket)) {
                count--;
            }
            return own.isEmpty() ? null : own;
        });
    }
}
