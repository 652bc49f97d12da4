package org.communique.collab.room;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.communique.collab.CollabProperties;

/** How many may be in a room and what may be said of them, so that one member cannot keep the others out. */
record RoomLimits(int connectionsPerMember, int connections, Presence.Limits presence) {

    static RoomLimits of(CollabProperties properties) {
        return new RoomLimits(
                properties.connectionsPerMember(),
                properties.connectionsPerDraft(),
                new Presence.Limits(properties.clientsPerConnection(), properties.presenceBytes()));
    }

    /** The connection that has to go for another to come: the oldest of a member who has more than the others. */
    Optional<ClientConnection> excess(Collection<ClientConnection> taken, ClientConnection newcomer) {
        String member = newcomer.participant.member();
        if (countOf(taken, member) >= connectionsPerMember) {
            return Optional.of(oldestOf(taken, member));
        }
        if (taken.size() < connections) {
            return Optional.empty();
        }
        Map<String, Long> counts = taken.stream()
                .collect(groupingBy(clientConnection -> clientConnection.participant.member(), counting()));
        var most = Collections.max(counts.entrySet(), Map.Entry.comparingByValue());
        return Optional.of(most.getValue() > 1 ? oldestOf(taken, most.getKey()) : newcomer);
    }

    private static long countOf(Collection<ClientConnection> taken, String member) {
        return taken.stream()
                .filter(clientConnection ->
                        clientConnection.participant.member().equals(member))
                .count();
    }

    private static ClientConnection oldestOf(Collection<ClientConnection> taken, String member) {
        return taken.stream()
                .filter(clientConnection ->
                        clientConnection.participant.member().equals(member))
                .min(Comparator.comparingLong(clientConnection -> clientConnection.since))
                .orElseThrow();
    }
}
