package org.communique.http;

import java.nio.channels.Channel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Connections by their owner, who may have so many open. When one is closed is noticed as others come. */
public final class OpenConnections {

    /** So many come at least between two looks at the connections of all owners. */
    private static final int BETWEEN_LOOKS = 1_000;

    /** That on which the current request came. */
    static final ScopedValue<Channel> CURRENT = ScopedValue.newInstance();

    private final int mostOfOne;
    private final Map<String, Set<Channel>> open = new HashMap<>();
    private int untilLook = BETWEEN_LOOKS;

    public OpenConnections(int mostOfOne) {
        this.mostOfOne = mostOfOne;
    }

    /** @return whether the owner may have this one too */
    public synchronized boolean add(String owner, Channel connection) {
        if (--untilLook < 0) {
            dropClosed();
        }
        var own = open.computeIfAbsent(owner, key -> new HashSet<>());
        if (own.size() >= mostOfOne && !own.contains(connection)) {
            own.removeIf(other -> !other.isOpen());
            if (own.size() >= mostOfOne) {
                return false;
            }
        }
        own.add(connection);
        return true;
    }

    /** @return whether the owner may have the connection of the current request open as well */
    public boolean addCurrent(String owner) {
        return !CURRENT.isBound() || add(owner, CURRENT.get());
    }

    private void dropClosed() {
        open.values().removeIf(own -> {
            own.removeIf(connection -> !connection.isOpen());
            return own.isEmpty();
        });
        untilLook = Math.max(
                BETWEEN_LOOKS, open.values().stream().mapToInt(Set::size).sum());
    }
}
