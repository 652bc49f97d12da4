package org.communique.crdt;

import java.util.ArrayList;
import java.util.List;

/** Awareness messages: who is here, with a state in JSON for each client. */
public final class Awareness {

    /** The JSON that says that a client is gone. */
    public static final String GONE = "null";

    /** One client's state; of two states of a client the one with the higher clock holds. */
    public record State(long client, long clock, String json) {

        public boolean isGone() {
            return json.equals(GONE);
        }
    }

    private Awareness() {}

    public static byte[] encode(List<State> states) {
        ByteWriter out = new ByteWriter();
        out.writeVarUint(states.size());
        for (State state : states) {
            out.writeVarUint(state.client);
            out.writeVarUint(state.clock);
            out.writeVarString(state.json);
        }
        return out.toByteArray();
    }

    /**
     * Reads a message.
     *
     * @throws MalformedUpdateException if the bytes are no awareness message, or a state in it is not JSON
     */
    public static List<State> decode(byte[] message) {
        ByteReader in = new ByteReader(message);
        int count = in.readCount();
        List<State> states = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long client = in.readVarUint();
            long clock = in.readVarUint();
            String json = in.readVarString();
            Json.parse(json);
            states.add(new State(client, clock, json));
        }
        if (in.hasContent()) {
            throw new MalformedUpdateException("bytes after the end of the message");
        }
        return states;
    }
}
