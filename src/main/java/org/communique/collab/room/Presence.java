package org.communique.collab.room;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.collab.schema.AwarenessSchema;
import org.communique.collab.schema.AwarenessSchema.User;
import org.communique.crdt.codec.ByteReader;
import org.communique.crdt.codec.MalformedUpdateException;
import org.communique.crdt.position.Awareness;
import org.communique.crdt.position.Awareness.ClientState;
import org.communique.crdt.position.RelativePosition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is in a room and where their carets are. A client speaks for itself only: clients repeat what they hear of others,
 * and that is ignored. {@link AwarenessSchema} says what it may say.
 */
final class Presence {

    private static final Logger log = LoggerFactory.getLogger(Presence.class);

    /** So many who have left: clients repeat for a while what they heard of them. */
    private static final int REMEMBERED = 1000;

    /** So many clients of others a connection may take for its own; a client that repeats what it hears hardly does. */
    private static final int MOST_WRONG_CLIENTS = 16;

    private static final byte[] GONE = Awareness.GONE.getBytes(StandardCharsets.UTF_8);

    private final DraftText text;
    private final Limits limits;
    private final Map<Long, Present> present = new LinkedHashMap<>();
    private final Map<Long, ClientState> news = new LinkedHashMap<>();
    private final Map<Long, String> departed =
            Caffeine.newBuilder().maximumSize(REMEMBERED).<Long, String>build().asMap();
    private long characters;

    /** Those in the draft's rooms on other nodes. */
    private Map<Long, ClientState> elsewhere = Map.of();

    /**
     * How much of it is kept.
     *
     * @param clientsPerConnection for how many clients one connection may speak, as long as it is taken
     * @param characters of all states of a room together
     */
    record Limits(int clientsPerConnection, long characters) {}

    /** The text that the carets are in. */
    interface DraftText {

        /** @param author a client whose edits may not have been admitted yet */
        boolean has(RelativePosition place, long author);

        /** Those of the client ids that belong to another member. */
        Set<Long> clientsOfOthers(Set<Long> clients, String member);

        /** Keeps client ids that belong to no one for a member. */
        void reserve(Set<Long> clients, String member);
    }

    private record Present(ClientConnection connection, ClientState state) {

        private String member() {
            return connection.participant.member();
        }

        private long characters() {
            return state.json().length();
        }
    }

    Presence(DraftText text, Limits limits) {
        this.text = text;
        this.limits = limits;
    }

    /** What a connection says of a client. */
    private record Said(long client, long clock, byte[] json, boolean gone) {}

    /** Takes what a connection says of itself. Most of what comes is said of others, and is not even looked at. */
    void update(ClientConnection clientConnection, byte[] message) {
        List<Said> said = read(clientConnection, message);
        Set<Long> others = clientsOfOthers(clientConnection, said);
        for (Said each : said) {
            if (speaksFor(clientConnection, each, others)) {
                if (each.gone) {
                    remove(each.client, each.clock);
                } else {
                    update(clientConnection, each.client, each.clock, each.json);
                }
            }
        }
    }

    /** Of a message of many clients, which repeats what was heard, only what is of those that the connection has spoken for. */
    private List<Said> read(ClientConnection clientConnection, byte[] message) {
        ByteReader in = new ByteReader(message);
        long count = in.readVarUint();
        boolean many = count > limits.clientsPerConnection;
        Map<Long, Said> said = new LinkedHashMap<>();
        for (; count > 0; count--) {
            long client = in.readVarUint();
            long clock = in.readVarUint();
            byte[] json = in.readVarBytes();
            if (!many || clientConnection.clients.contains(client)) {
                said.put(client, new Said(client, clock, json, Arrays.equals(json, GONE)));
            }
        }
        return List.copyOf(said.values());
    }

    /** Asks once for all of whom it would have to be asked. */
    private Set<Long> clientsOfOthers(ClientConnection clientConnection, List<Said> said) {
        String member = clientConnection.participant.member();
        Set<Long> doubtful = new HashSet<>();
        for (Said each : said) {
            if (!each.gone
                    && !present.containsKey(each.client)
                    && mayBegin(clientConnection, each.client)
                    && isUnknown(each.client, member)) {
                doubtful.add(each.client);
            }
        }
        if (doubtful.isEmpty()) {
            return Set.of();
        }
        Set<Long> others = text.clientsOfOthers(doubtful, member);
        clientConnection.wrongClients += others.size();
        return others;
    }

    private void update(ClientConnection clientConnection, long client, long clock, byte[] json) {
        var user = new User(
                clientConnection.participant.name(), clientConnection.colour, clientConnection.participant.member());
        var admitted = AwarenessSchema.admit(client, clock, json, user, place -> text.has(place, client));
        if (!admitted.map(AwarenessSchema.Admitted::whole).orElse(false) && clientConnection.isIrregular()) {
            log.info("left out what a client of member {} says of itself", clientConnection.participant.member());
        }
        admitted.ifPresent(known -> {
            begin(clientConnection, client);
            put(new Present(clientConnection, known.state()));
            keepWithinLimits();
        });
    }

    private void begin(ClientConnection clientConnection, long client) {
        if (clientConnection.clients.add(client) && clientConnection.isWriter()) {
            text.reserve(Set.of(client), clientConnection.participant.member());
        }
    }

    /** A member who may write keeps the client ids that it has announced, also while it is away and types on. */
    void reserve(ClientConnection clientConnection) {
        if (clientConnection.isWriter() && !clientConnection.clients.isEmpty()) {
            text.reserve(Set.copyOf(clientConnection.clients), clientConnection.participant.member());
        }
    }

    /** Who has announced a client id, here or on another node, now or a moment ago. */
    Optional<String> memberOf(long client) {
        Present here = present.get(client);
        if (here != null) {
            return Optional.of(here.member());
        }
        ClientState other = elsewhere.get(client);
        return (other == null ? Optional.<String>empty() : AwarenessSchema.memberOf(other))
                .or(() -> Optional.ofNullable(departed.get(client)));
    }

    private void put(Present now) {
        Present before = present.put(now.state.client(), now);
        characters += now.characters() - (before == null ? 0 : before.characters());
        news.put(now.state.client(), now.state);
    }

    private void remove(long client, long clock) {
        Present before = present.remove(client);
        if (before != null) {
            characters -= before.characters();
            departed.put(client, before.member());
            news.put(client, new ClientState(client, clock, Awareness.GONE));
        }
    }

    /** The member of whom most is kept goes without the oldest of it, so that no one else is pushed out. */
    private void keepWithinLimits() {
        while (characters > limits.characters) {
            Map<String, Long> ofMembers =
                    present.values().stream().collect(groupingBy(Present::member, summingLong(Present::characters)));
            String greatest = Collections.max(ofMembers.entrySet(), Map.Entry.comparingByValue())
                    .getKey();
            present.values().stream()
                    .filter(one -> one.member().equals(greatest))
                    .findFirst()
                    .map(Present::state)
                    .ifPresent(oldest -> remove(oldest.client(), oldest.clock()));
        }
    }

    boolean hasChanges() {
        return !news.isEmpty();
    }

    /** What the room has not heard yet, the oldest first: so many characters of it, or one state that has more. */
    List<ClientState> takeChanges(long most) {
        List<ClientState> states = new ArrayList<>();
        long taken = 0;
        for (var waiting = news.values().iterator(); waiting.hasNext() && taken < most; ) {
            ClientState next = waiting.next();
            taken += next.json().length();
            states.add(next);
            waiting.remove();
        }
        return states;
    }

    private boolean speaksFor(ClientConnection clientConnection, Said said, Set<Long> others) {
        Present known = present.get(said.client);
        if (known != null && known.connection == clientConnection) {
            return said.clock > known.state.clock() || (said.gone && said.clock == known.state.clock());
        }
        String member = clientConnection.participant.member();
        return !said.gone
                && mayBegin(clientConnection, said.client)
                // The same member again, over a new connection while the old one is not known to be dead yet.
                && (known == null
                        ? isUnknown(said.client, member) && !others.contains(said.client)
                        : said.clock > known.state.clock() && known.member().equals(member));
    }

    private boolean mayBegin(ClientConnection clientConnection, long client) {
        return clientConnection.clients.contains(client)
                || (clientConnection.clients.size() < limits.clientsPerConnection
                        && clientConnection.wrongClients < MOST_WRONG_CLIENTS);
    }

    /** Not another member's, on another node or a moment ago. */
    private boolean isUnknown(long client, String member) {
        ClientState other = elsewhere.get(client);
        return (other == null || AwarenessSchema.memberOf(other).equals(Optional.of(member)))
                && departed.getOrDefault(client, member).equals(member);
    }

    /** Forgets a connection. */
    void remove(ClientConnection clientConnection) {
        clientConnection.clients.forEach(client -> {
            Present one = present.get(client);
            if (one != null && one.connection == clientConnection) {
                remove(client, one.state.clock());
            }
        });
    }

    /** Takes what other nodes say of those who are there. */
    void updateElsewhere(List<NodePresence> nodes) {
        Map<Long, ClientState> before = elsewhere;
        Map<Long, ClientState> states = new LinkedHashMap<>();
        nodes.stream()
                .flatMap(node -> statesOf(node).stream())
                .flatMap(state -> state.equals(before.get(state.client()))
                        ? Optional.of(state).stream()
                        : AwarenessSchema.admit(state).stream())
                .forEach(state ->
                        states.merge(state.client(), state, (one, other) -> one.clock() > other.clock() ? one : other));
        elsewhere = states;
        states.forEach((client, state) -> {
            ClientState known = before.get(client);
            if (!present.containsKey(client) && (known == null || known.clock() < state.clock())) {
                news.put(client, state);
            }
        });
        before.forEach((client, state) -> {
            if (!present.containsKey(client) && !states.containsKey(client)) {
                AwarenessSchema.memberOf(state).ifPresent(member -> departed.put(client, member));
                news.put(client, new ClientState(client, state.clock(), Awareness.GONE));
            }
        });
    }

    private static List<ClientState> statesOf(NodePresence node) {
        try {
            return Awareness.decode(node.states());
        } catch (MalformedUpdateException e) {
            log.warn("node {} says who is there in a form that this one does not read", node.node());
            return List.of();
        }
    }

    /** Those who are here on this node. */
    List<ClientState> here() {
        return present.values().stream().map(Present::state).toList();
    }

    List<ClientState> all() {
        Map<Long, ClientState> all = new LinkedHashMap<>(elsewhere);
        present.forEach((client, here) -> all.put(client, here.state));
        return new ArrayList<>(all.values());
    }
}
