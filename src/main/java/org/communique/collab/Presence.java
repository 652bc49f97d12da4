package org.communique.collab;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.crdt.Awareness;
import org.communique.crdt.Awareness.State;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who is in a room and where their carets are. A client speaks for itself only: clients repeat what they hear of others,
 * and that is ignored. The name, colour and member in a state are the server's.
 */
final class Presence {

    private static final int MOST_PER_SEAT = 8;
    private static final int MOST_CHARACTERS = 16 * 1024;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<Long, Present> present = new LinkedHashMap<>();

    private record Present(Seat seat, State state) {}

    /** Takes what a seat says of itself and returns what the room should hear of it. */
    List<State> update(Seat seat, byte[] message) {
        List<State> news = new ArrayList<>();
        for (State state : Awareness.decode(message)) {
            if (speaksFor(seat, state)) {
                signed(state, seat.participant).ifPresent(signed -> {
                    if (signed.isGone()) {
                        present.remove(signed.client());
                    } else {
                        present.put(signed.client(), new Present(seat, signed));
                    }
                    news.add(signed);
                });
            }
        }
        return news;
    }

    private boolean speaksFor(Seat seat, State state) {
        Present known = present.get(state.client());
        if (known == null) {
            return !state.isGone() && countOf(seat) < MOST_PER_SEAT;
        }
        if (known.seat == seat) {
            return state.clock() > known.state.clock() || (state.isGone() && state.clock() == known.state.clock());
        }
        // The same member again, over a new connection while the old one is not known to be dead yet.
        return !state.isGone()
                && state.clock() > known.state.clock()
                && known.seat.participant.member().equals(seat.participant.member());
    }

    private long countOf(Seat seat) {
        return present.values().stream().filter(other -> other.seat == seat).count();
    }

    private static Optional<State> signed(State state, Participant participant) {
        if (state.isGone()) {
            return Optional.of(state);
        }
        if (state.json().length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            if (!(JSON.readTree(state.json()) instanceof ObjectNode json)) {
                return Optional.empty();
            }
            json.putObject("user")
                    .put("name", participant.name())
                    .put("color", Colours.of(participant.member()))
                    .put("memberId", participant.member());
            return Optional.of(new State(state.client(), state.clock(), json.toString()));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Forgets a seat and returns what the room should hear of it. */
    List<State> remove(Seat seat) {
        List<State> gone = present.values().stream()
                .filter(other -> other.seat == seat)
                .map(other -> new State(other.state.client(), other.state.clock(), Awareness.GONE))
                .toList();
        gone.forEach(state -> present.remove(state.client()));
        return gone;
    }

    Collection<State> all() {
        return present.values().stream().map(Present::state).toList();
    }
}
