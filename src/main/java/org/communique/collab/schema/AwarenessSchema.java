package org.communique.collab.schema;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.communique.crdt.codec.MalformedUpdateException;
import org.communique.crdt.position.Awareness.ClientState;
import org.communique.crdt.position.RelativePosition;
import org.jspecify.annotations.Nullable;

/**
 * What the others in a draft may hear of a client: who it is, as the server says, and where in the text its caret is. A
 * state is written again from what was understood of it, so nothing else gets through.
 */
public final class AwarenessSchema {

    /** Of a state as it is sent; our editor's take some 400 bytes. */
    static final int MAX_BYTES = 4096;

    /** A client counts its states; at ten a second this takes thirteen years. */
    static final long MAX_CLOCK = 1L << 32;

    private static final int MAX_NAME = 200;
    private static final int MAX_ID = 100;
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");
    private static final Set<String> FIELDS = Set.of("user", "cursor");

    private AwarenessSchema() {}

    /** Who a client belongs to. */
    public record User(String name, String color, String memberId) {

        public User {
            if (name.codePointCount(0, name.length()) > MAX_NAME) {
                name = name.substring(0, name.offsetByCodePoints(0, MAX_NAME));
            }
        }

        private static Optional<User> read(@Nullable Object json) {
            return json instanceof Map<?, ?> user
                            && user.get("name") instanceof String name
                            && user.get("color") instanceof String color
                            && user.get("memberId") instanceof String member
                            && COLOUR.matcher(color).matches()
                            && member.length() <= MAX_ID
                    ? Optional.of(new User(name, color, member))
                    : Optional.empty();
        }

        private Map<String, Object> toJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("name", name);
            json.put("color", color);
            json.put("memberId", memberId);
            return json;
        }
    }

    private record Caret(RelativePosition anchor, RelativePosition head) {

        private static Caret read(@Nullable Object json) {
            if (!(json instanceof Map<?, ?> caret)) {
                throw new MalformedUpdateException("a value that is no caret");
            }
            return new Caret(place(caret.get("anchor")), place(caret.get("head")));
        }

        private static RelativePosition place(@Nullable Object json) {
            RelativePosition place = RelativePosition.fromJson(json);
            if (place.root() != null && !place.root().equals(DraftSchema.FRAGMENT)) {
                throw new MalformedUpdateException("a place that is not in the text");
            }
            return place;
        }

        private boolean isIn(Predicate<RelativePosition> draft) {
            return draft.test(anchor) && draft.test(head);
        }

        private Map<String, Object> toJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("anchor", anchor.toJson());
            json.put("head", head.toJson());
            return json;
        }
    }

    /**
     * A state that may be passed on.
     *
     * @param whole whether all of it was understood; else fields or a caret were left out
     */
    public record Admitted(ClientState state, boolean whole) {}

    /**
     * Admits what a client says of itself.
     *
     * @param draft whether the draft has a place; a caret elsewhere is left out, as its surroundings may just be gone
     * @return empty if it is no state at all
     */
    public static Optional<Admitted> admit(
            long client, long clock, byte[] json, User user, Predicate<RelativePosition> draft) {
        return json.length > MAX_BYTES
                ? Optional.empty()
                : decoded(json).flatMap(text -> admit(new ClientState(client, clock, text), user, draft));
    }

    private static Optional<Admitted> admit(ClientState said, User user, Predicate<RelativePosition> draft) {
        return fieldsOf(said).map(fields -> {
            Optional<Caret> caret = caretIn(fields);
            boolean whole = FIELDS.containsAll(fields.keySet()) && caret.isPresent() == (fields.get("cursor") != null);
            return new Admitted(write(said, user, caret.filter(known -> known.isIn(draft))), whole);
        });
    }

    /** Admits what another node says of a client there, whose places that node has looked at. */
    public static Optional<ClientState> admit(ClientState received) {
        return fieldsOf(received)
                .flatMap(fields -> User.read(fields.get("user")).map(user -> write(received, user, caretIn(fields))));
    }

    /** The member that an admitted state belongs to. */
    public static Optional<String> memberOf(ClientState admitted) {
        return fieldsOf(admitted)
                .flatMap(fields -> User.read(fields.get("user")))
                .map(User::memberId);
    }

    private static Optional<Map<?, ?>> fieldsOf(ClientState state) {
        try {
            return state.clock() < MAX_CLOCK
                            && state.json().length() <= MAX_BYTES
                            && state.value() instanceof Map<?, ?> fields
                    ? Optional.of(fields)
                    : Optional.empty();
        } catch (MalformedUpdateException e) {
            return Optional.empty();
        }
    }

    private static Optional<Caret> caretIn(Map<?, ?> fields) {
        try {
            return Optional.of(Caret.read(fields.get("cursor")));
        } catch (MalformedUpdateException e) {
            return Optional.empty();
        }
    }

    private static ClientState write(ClientState said, User user, Optional<Caret> caret) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("user", user.toJson());
        fields.put("cursor", caret.map(Caret::toJson).orElse(null));
        return ClientState.of(said.client(), said.clock(), fields);
    }

    private static Optional<String> decoded(byte[] json) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
