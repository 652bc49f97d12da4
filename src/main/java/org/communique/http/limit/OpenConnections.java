package org.communique.http.limit;

import java.nio.channels.Channel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Connections by their owner, a member or a network, who may have so many open. The networks around a network ({@link
 * ClientNetwork#steps}) may each have twice as many as the one inside it. When one is closed is noticed as others come.
 */
public final class OpenConnections {

    /** At least so many new connections between two checks of all owners. */
    private static final int BETWEEN_LOOKS = 1_000;

    /** That on which the current request came. */
    static final ScopedValue<Channel> CURRENT = ScopedValue.newInstance();

    private final int mostOfOne;
    private final Map<String, Set<Channel>> open = new HashMap<>();
    private int untilCheck = BETWEEN_LOOKS;

    public OpenConnections(int mostOfOne) {
        this.mostOfOne = mostOfOne;
    }

    /** @return whether the owners may have this one too */
    public synchronized boolean add(List<String> owners, Channel connection) {
        if (--untilCheck < 0) {
            dropClosed();
        }
        int most = mostOfOne;
        for (var owner : owners) {
            if (isFull(open.getOrDefault(owner, Set.of()), connection, most)) {
                return false;
            }
            most *= 2;
        }
        for (var owner : owners) {
            open.computeIfAbsent(owner, key -> new HashSet<>()).add(connection);
        }
        return true;
    }

    private static boolean isFull(Set<Channel> own, Channel connection, int most) {
        if (own.size() < most || own.contains(connection)) {
            return false;
        }
        own.removeIf(other -> !other.isOpen());
        return own.size() >= most;
    }

    /** @return whether the owner may have the connection of the current request open as well */
    public boolean addCurrent(String owner) {
        return !CURRENT.isBound() || add(List.of(owner), CURRENT.get());
    }

    /** Counts the connection of the current request as the owner's and no longer as its network's, if it is so far and the owner has room. */
    synchronized void moveCurrent(List<String> networks, String owner) {
        if (CURRENT.isBound()
                && open.getOrDefault(networks.getFirst(), Set.of()).contains(CURRENT.get())
                && addCurrent(owner)) {
            networks.forEach(network -> open.computeIfPresent(network, (_, own) -> {
                own.remove(CURRENT.get());
                return own;
            }));
        }
    }

    private void dropClosed() {
        open.values().removeIf(own -> {
            own.removeIf(connection -> !connection.isOpen());
            return own.isEmpty();
        });
        untilCheck = Math.max(
                BETWEEN_LOOKS, open.values().stream().mapToInt(Set::size).sum());
    }
}
