package org.communique.collab;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.crdt.Awareness;
import org.communique.crdt.Awareness.State;
import org.communique.crdt.ByteReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who is in a room and where their carets are. A client speaks for itself only: clients repeat what they hear of others,
 * and that is ignored. The name, colour and member in a state are the server's.
 */
final class Presence {

    private static final int MOST_PER_SEAT = 8;
    private static final int MOST_BYTES = 16 * 1024;
    private static final byte[] GONE = Awareness.GONE.getBytes(StandardCharsets.UTF_8);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<Long, Present> present = new LinkedHashMap<>();
    private final Map<Long, State> news = new LinkedHashMap<>();

    /** Those in the draft's rooms on other nodes. */
    private Map<Long, State> elsewhere = Map.of();

    private record Present(Seat seat, State state) {}

    /** Takes what a seat says of itself. */
    void update(Seat seat, byte[] message) {
        ByteReader in = new ByteReader(message);
        for (long count = in.readVarUint(); count > 0; count--) {
            long client = in.readVarUint();
            long clock = in.readVarUint();
            byte[] json = in.readVarBytes();
            boolean gone = Arrays.equals(json, GONE);
            // Most of what comes is said of others, and is not even looked at.
            if (speaksFor(seat, client, clock, gone)) {
                if (gone) {
                    present.remove(client);
                    news.put(client, new State(client, clock, Awareness.GONE));
                } else {
                    signed(json, seat).map(own -> new State(client, clock, own)).ifPresent(state -> {
                        present.put(client, new Present(seat, state));
                        news.put(client, state);
                    });
                }
            }
        }
    }

    boolean hasNews() {
        return !news.isEmpty();
    }

    /** What the room has not heard yet. */
    List<State> takeNews() {
        List<State> states = List.copyOf(news.values());
        news.clear();
        return states;
    }

    private boolean speaksFor(Seat seat, long client, long clock, boolean gone) {
        Present known = present.get(client);
        if (known == null) {
            return !gone && countOf(seat) < MOST_PER_SEAT && isFree(client, seat.participant.member());
        }
        if (known.seat == seat) {
            return clock > known.state.clock() || (gone && clock == known.state.clock());
        }
        // The same member again, over a new connection while the old one is not known to be dead yet.
        return !gone
                && clock > known.state.clock()
                && known.seat.participant.member().equals(seat.participant.member());
    }

    /** Not in use by another member on another node. */
    private boolean isFree(long client, String member) {
        State other = elsewhere.get(client);
        return other == null
                || JSON.readTree(other.json())
                        .path("user")
                        .path("memberId")
                        .asString("")
                        .equals(member);
    }

    private long countOf(Seat seat) {
        return present.values().stream().filter(other -> other.seat == seat).count();
    }

    private static Optional<String> signed(byte[] state, Seat seat) {
        if (state.length > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            if (!(JSON.readTree(state) instanceof ObjectNode json)) {
                return Optional.empty();
            }
            json.putObject("user")
                    .put("name", seat.participant.name())
                    .put("color", seat.colour)
                    .put("memberId", seat.participant.member());
            return Optional.of(json.toString());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Forgets a seat. */
    void remove(Seat seat) {
        present.values().removeIf(other -> {
            boolean gone = other.seat == seat;
            if (gone) {
                State state = other.state;
                news.put(state.client(), new State(state.client(), state.clock(), Awareness.GONE));
            }
            return gone;
        });
    }

    /** Takes what other nodes say of those who are there. */
    void updateElsewhere(List<NodePresence> nodes) {
        Map<Long, State> states = new LinkedHashMap<>();
        nodes.stream()
                .flatMap(node -> Awareness.decode(node.states()).stream())
                .forEach(state ->
                        states.merge(state.client(), state, (one, other) -> one.clock() > other.clock() ? one : other));
        Map<Long, State> before = elsewhere;
        elsewhere = states;
        states.forEach((client, state) -> {
            State known = before.get(client);
            if (!present.containsKey(client) && (known == null || known.clock() < state.clock())) {
                news.put(client, state);
            }
        });
        before.forEach((client, state) -> {
            if (!present.containsKey(client) && !states.containsKey(client)) {
                news.put(client, new State(client, state.clock(), Awareness.GONE));
            }
        });
    }

    /** Those who are here on this node. */
    List<State> here() {
        return present.values().stream().map(Present::state).toList();
    }

    List<State> all() {
        Map<Long, State> all = new LinkedHashMap<>(elsewhere);
        present.forEach((client, here) -> all.put(client, here.state));
        return List.copyOf(all.values());
    }
}
