package org.communique.collab.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.collab.DraftId;
import org.communique.collab.room.Presence.Limits;
import org.communique.collab.schema.AwarenessSchema;
import org.communique.collab.schema.DraftSchema;
import org.communique.crdt.YDoc;
import org.communique.crdt.codec.MalformedUpdateException;
import org.communique.crdt.position.Awareness;
import org.communique.crdt.position.Awareness.ClientState;
import org.communique.crdt.position.RelativePosition;

/** Whatever a client or another node says of who is there, others hear only what an editor can show. */
public final class AwarenessFuzzer {

    private static final int LONGEST = 2_000;
    private static final Limits LIMITS = new Limits(8, 5_000);
    private static final YDoc DOC = new YDoc(1);

    static {
        DOC.getXmlFragment(DraftSchema.FRAGMENT)
                .insertElement(0, "paragraph")
                .insertText(0)
                .insert(0, "text");
    }

    private static final Presence.DraftText TEXT = new Presence.DraftText() {
        @Override
        public boolean has(RelativePosition place, long author) {
            return place.isIn(DOC, author);
        }

        @Override
        public Set<Long> clientsOfOthers(Set<Long> clients, String member) {
            return clients.contains(1L) ? Set.of(1L) : Set.of();
        }

        @Override
        public void reserve(Set<Long> clients, String member) {}
    };

    private AwarenessFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] message) {
        Presence presence = new Presence(TEXT, LIMITS);
        ClientConnection clientConnection = SharedDocumentTests.seat(DraftId.of("draft"), new ArrayList<>());
        // So that nothing is logged.
        clientConnection.isIrregular();
        try {
            presence.update(clientConnection, message);
            Awareness.decode(message)
                    .forEach(state -> AwarenessSchema.admit(state).ifPresent(AwarenessFuzzer::check));
        } catch (MalformedUpdateException e) {
            // What came before is still looked at.
        }
        List<ClientState> all = presence.all();
        all.forEach(AwarenessFuzzer::check);
        if (all.stream().mapToInt(state -> state.json().length()).sum() > LIMITS.characters()) {
            throw new AssertionError("more is kept than may be");
        }
        int told = Awareness.encode(all, 1_000).stream()
                .mapToInt(part -> Awareness.decode(part).size())
                .sum();
        if (told != all.size()) {
            throw new AssertionError("not all are told");
        }
        presence.remove(clientConnection);
        if (!presence.all().isEmpty()) {
            throw new AssertionError("somebody stays who has left");
        }
    }

    private static void check(ClientState state) {
        if (!AwarenessSchema.admit(state).equals(Optional.of(state))
                || state.json().length() > LONGEST) {
            throw new AssertionError("not read as it was written: " + state);
        }
        if (state.value() instanceof Map<?, ?> fields && fields.get("cursor") instanceof Map<?, ?> caret) {
            RelativePosition.fromJson(caret.get("anchor")).resolve(DOC);
            RelativePosition.fromJson(caret.get("head")).resolve(DOC);
        }
    }
}
