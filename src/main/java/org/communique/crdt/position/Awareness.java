package org.communique.crdt.position;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.communique.crdt.codec.ByteReader;
import org.communique.crdt.codec.ByteWriter;
import org.communique.crdt.codec.MalformedUpdateException;
import org.communique.crdt.value.Json;
import org.jspecify.annotations.Nullable;

/** Awareness messages: who is here, with a state in JSON for each client. */
public final class Awareness {

    /** The JSON that says that a client is gone. */
    public static final String GONE = "null";

    private static final int MOST_BYTES_OF_A_NUMBER = 8;

    /** One client's state; of two states of a client the one with the higher clock wins. */
    public record ClientState(long client, long clock, String json) {

        /** A state with a value of {@code null}, booleans, numbers, strings, lists and maps. */
        public static ClientState of(long client, long clock, Map<String, ? extends @Nullable Object> value) {
            return new ClientState(client, clock, Json.stringify(value));
        }

        /**
         * The value: whole numbers of at most 53 bits as {@link Long}, others as {@link Double}.
         *
         * @throws MalformedUpdateException if the state is not JSON
         */
        public @Nullable Object value() {
            return Json.parse(json);
        }

        public boolean isGone() {
            return json.equals(GONE);
        }

        /** At most as long as this in a message. */
        private int length() {
            return 3 * json.length() + 3 * MOST_BYTES_OF_A_NUMBER;
        }
    }

    private Awareness() {}

    public static byte[] encode(List<ClientState> states) {
        ByteWriter out = new ByteWriter();
        out.writeVarUint(states.size());
        for (ClientState state : states) {
            out.writeVarUint(state.client);
            out.writeVarUint(state.clock);
            out.writeVarString(state.json);
        }
        return out.toByteArray();
    }

    /** The states in as many messages as it takes for each to stay below a length, unless a single state is longer. */
    public static List<byte[]> encode(List<ClientState> states, int most) {
        List<byte[]> messages = new ArrayList<>();
        int from = 0;
        int length = 0;
        for (int i = 0; i < states.size(); i++) {
            int more = states.get(i).length();
            if (i > from && length + more > most) {
                messages.add(encode(states.subList(from, i)));
                from = i;
                length = 0;
            }
            length += more;
        }
        if (from < states.size()) {
            messages.add(encode(states.subList(from, states.size())));
        }
        return messages;
    }

    /**
     * Reads a message.
     *
     * @throws MalformedUpdateException if the bytes are no awareness message, or a state in it is not JSON
     */
    public static List<ClientState> decode(byte[] message) {
        ByteReader in = new ByteReader(message);
        int count = in.readCount();
        List<ClientState> states = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long client = in.readVarUint();
            long clock = in.readVarUint();
            String json = in.readVarString();
            Json.parse(json);
            states.add(new ClientState(client, clock, json));
        }
        if (in.hasContent()) {
            throw new MalformedUpdateException("bytes after the end of the message");
        }
        return states;
    }
}
