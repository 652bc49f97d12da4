package org.communique.collab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.communique.collab.protocol.MessageType;
import org.communique.collab.room.ClientConnection;
import org.communique.collab.room.EditResult;
import org.communique.collab.room.Room;
import org.communique.collab.room.SharedDocumentTests;
import org.communique.collab.schema.DraftSchema;
import org.communique.crdt.YDoc;
import org.communique.crdt.codec.ByteWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server with the real provider at the other end. */
class CollabTests {

    private static final byte[] NOTHING = new YDoc().encodeStateAsUpdate();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    static Path folder;

    private static CollabServer server;
    private static EditorClients editorClients;

    private final DraftId draft = DraftId.of("draft-" + NUMBER.incrementAndGet());

    @BeforeAll
    static void start() {
        server = CollabServer.start(folder);
        editorClients = new EditorClients();
        server.roles().set("amina", "writer");
        server.roles().set("boris", "writer");
        server.roles().set("chen", "reader");
    }

    @AfterAll
    static void stop() {
        editorClients.close();
        server.close();
    }

    @BeforeEach
    void createDraft() {
        server.drafts().create(draft, NOTHING, "amina");
    }

    private String name(String client) {
        return client + " in " + draft.value();
    }

    private String join(String member) {
        editorClients.join(name(member), server, draft, member);
        editorClients.awaitEvent(name(member), "synced");
        return name(member);
    }

    private String text() {
        return server.drafts().read(draft).getXmlFragment(DraftSchema.FRAGMENT).toString();
    }

    @Test
    void twoWritersSeeTheSameText() {
        String amina = join("amina");
        editorClients.type(amina, "States ");
        editorClients.awaitStored(amina);
        String boris = join("boris");
        editorClients.awaitText(boris, "<paragraph>States </paragraph>");
        editorClients.type(boris, "parties");
        editorClients.awaitText(amina, "<paragraph>States parties</paragraph>");
    }

    @Test
    void saysOfWhichReleaseItIs() {
        editorClients.awaitEvent(join("amina"), "{\"type\":\"release\",\"version\":\"1.0.0\"}");
    }

    @Test
    void acknowledgesOnlyWhatIsInTheLog() {
        String amina = join("amina");
        for (int i = 0; i < 5; i++) {
            editorClients.type(amina, "x");
            editorClients.awaitStored(amina);
            assertThat(text()).isEqualTo("<paragraph>" + "x".repeat(i + 1) + "</paragraph>");
        }
        assertThat(server.drafts().contributors(draft)).containsExactly("amina");
    }

    @Test
    void aFrozenDraftRefusesEditsAndAReopenedOneTakesThem() {
        String amina = join("amina");
        editorClients.type(amina, "final");
        editorClients.awaitStored(amina);

        long epoch = server.drafts().freeze(draft);
        editorClients.awaitEvent(amina, "{\"type\":\"frozen\"}");
        editorClients.awaitEvent(amina, "scope readonly");
        editorClients.type(amina, " and late");
        editorClients.awaitEvent(amina, "{\"type\":\"refused\",\"code\":\"frozen\"}");
        assertThat(text()).isEqualTo("<paragraph>final</paragraph>");

        server.drafts().reopen(draft, epoch);
        editorClients.awaitEvent(amina, "{\"type\":\"reopened\"}");
        editorClients.type(amina, " and later");
        editorClients.awaitEvent(amina, "{\"type\":\"refused\",\"code\":\"start-afresh\"}");
        String boris = join("boris");
        editorClients.type(boris, " again");
        editorClients.awaitStored(boris);
        assertThat(text()).isEqualTo("<paragraph>final again</paragraph>");
    }

    @Test
    void whoJoinsAFrozenDraftMayOnlyRead() {
        server.drafts().freeze(draft);
        String amina = join("amina");
        assertThat(EditorClients.hasEvent(editorClients.state(amina), "scope readonly"))
                .isTrue();
    }

    @Test
    void aReaderCannotWrite() {
        String chen = join("chen");
        assertThat(EditorClients.hasEvent(editorClients.state(chen), "scope readonly"))
                .isTrue();
        editorClients.type(chen, "x");
        editorClients.awaitEvent(chen, "{\"type\":\"refused\",\"code\":\"read-only\"}");
        assertThat(text()).isEmpty();
        assertThat(server.drafts().contributors(draft)).isEmpty();
    }

    @Test
    void strangersAreDeniedAndLearnNothing() {
        editorClients.join(name("stranger"), server, draft, "stranger");
        editorClients.awaitEvent(name("stranger"), "denied forbidden");
        editorClients.join(name("nobody"), server, draft, "");
        editorClients.awaitEvent(name("nobody"), "denied unauthenticated");
        editorClients.join(name("elsewhere"), server, DraftId.of("no-such-draft"), "amina");
        editorClients.awaitEvent(name("elsewhere"), "denied forbidden");
    }

    @Test
    void aMalformedFrameClosesOnlyTheSocketThatSentIt() {
        String amina = join("amina");
        String boris = join("boris");
        editorClients.send(boris, new byte[] {3, 1, 2});
        editorClients.awaitEvent(boris, "closed 1007");
        editorClients.type(amina, "undisturbed");
        editorClients.awaitStored(amina);
        assertThat(EditorClients.hasEvent(editorClients.state(amina), "closed")).isFalse();
    }

    @Test
    void aMalformedUpdateIsRefusedWhole() {
        String amina = join("amina");
        String boris = join("boris");
        ByteWriter frame = new ByteWriter();
        frame.writeVarString(draft.value());
        frame.writeVarUint(MessageType.SYNC);
        frame.writeVarUint(MessageType.SYNC_UPDATE);
        frame.writeVarBytes(new byte[] {1, 1, 7, 0, 4, 1, 1, 't', 9});
        editorClients.send(boris, frame.toByteArray());
        editorClients.awaitEvent(boris, "{\"type\":\"refused\",\"code\":\"malformed\"}");
        editorClients.type(amina, "undisturbed");
        editorClients.awaitStored(amina);
        assertThat(text()).isEqualTo("<paragraph>undisturbed</paragraph>");
    }

    @Test
    void anOversizedFrameClosesTheSocket() {
        String amina = join("amina");
        editorClients.send(amina, new byte[100 * 1024]);
        editorClients.awaitEvent(amina, "closed 1009");
    }

    @Test
    void whatTheEditorDoesNotKnowIsRefused() {
        String boris = join("boris");
        refusedBySchema("script", "element", Map.of("name", "script"));
        refusedBySchema("a list item outside a list", "element", Map.of("name", "listItem"));
        refusedBySchema("a heading of level 9", "element", Map.of("name", "heading", "attributes", Map.of("level", 9)));
        refusedBySchema("another root", "root", Map.of());
        refusedBySchema(
                "a script link", "mark", Map.of("name", "link", "value", Map.of("href", "javascript:alert(1)")));
        editorClients.ask("element", boris, Map.of("name", "heading", "attributes", Map.of("level", 2)));
        editorClients.awaitStored(boris);
        assertThat(text()).isEqualTo("<heading level=\"2\"></heading>");
    }

    private void refusedBySchema(String what, String command, Map<String, ?> arguments) {
        editorClients.join(name(what), server, draft, "amina");
        editorClients.awaitEvent(name(what), "synced");
        editorClients.ask(command, name(what), arguments);
        editorClients.awaitEvent(name(what), "{\"type\":\"refused\",\"code\":\"schema\"}");
        editorClients.ask("leave", name(what), Map.of());
    }

    @Test
    void aClientIdBelongsToOneMember() {
        editorClients.join(name("amina"), server, draft, "amina", 4711);
        editorClients.type(name("amina"), "mine");
        editorClients.awaitStored(name("amina"));
        editorClients.ask("leave", name("amina"), Map.of());

        editorClients.join(name("boris"), server, draft, "boris", 4711);
        // Before the first sync the document does not know yet that the id is taken.
        editorClients.type(name("boris"), "theirs");
        editorClients.await(
                name("boris"),
                state -> EditorClients.hasEvent(state, "{\"type\":\"refused\"")
                        || state.get("clientId").asLong() != 4711);
        assertThat(text()).doesNotContain("mintheirs");
        assertThat(server.drafts().contributors(draft)).contains("amina");
    }

    @Test
    void nobodyCanTakeAnothersClientIdAwayByMisusingIt() {
        editorClients.join(name("amina"), server, draft, "amina", 815);
        editorClients.awaitEvent(name("amina"), "synced");
        editorClients.join(name("chen"), server, draft, "chen", 815);
        editorClients.awaitEvent(name("chen"), "synced");
        editorClients.type(name("chen"), "not mine");
        editorClients.awaitEvent(name("chen"), "{\"type\":\"refused\"");
        editorClients.type(name("amina"), "mine");
        editorClients.awaitStored(name("amina"));
        assertThat(text()).isEqualTo("<paragraph>mine</paragraph>");
    }

    @Test
    void nobodyAppearsUnderAnotherName() {
        String amina = join("amina");
        String boris = join("boris");
        editorClients.ask(
                "present", boris, Map.of("state", Map.of("user", Map.of("name", "Amina", "memberId", "amina"))));
        String borisId = editorClients.state(boris).get("clientId").asString();
        var seen = editorClients.await(amina, state -> state.get("people").has(borisId));
        assertThat(seen.get("people").get(borisId).get("user").get("name").asString())
                .isEqualTo("Member boris");
        assertThat(seen.get("people").get(borisId).get("user").get("memberId").asString())
                .isEqualTo("boris");
        editorClients.ask("leave", boris, Map.of());
        editorClients.await(amina, state -> !state.get("people").has(borisId));
    }

    @Test
    void aRevokedMemberIsPutOutWithinASecond() {
        server.roles().set("dina", "writer");
        String dina = join("dina");
        server.roles().set("dina", "none");
        long revoked = System.nanoTime();
        editorClients.awaitEvent(dina, "closed 4403");
        assertThat(System.nanoTime() - revoked).isLessThan(2_000_000_000L);
    }

    @Test
    void aWriterBecomesAReaderWithoutJoiningAgain() {
        server.roles().set("emil", "writer");
        String emil = join("emil");
        server.roles().set("emil", "reader");
        editorClients.awaitEvent(emil, "scope readonly");
    }

    @Test
    void whatWasTypedOfflineArrivesLater() {
        String amina = join("amina");
        String boris = join("boris");
        editorClients.ask("disconnect", amina, Map.of());
        editorClients.await(amina, state -> state.get("status").asString().equals("disconnected"));
        editorClients.type(amina, "offline");
        editorClients.type(boris, "online");
        editorClients.ask("connect", amina, Map.of());
        editorClients.await(boris, state -> state.get("text").asString().contains("offline"));
        editorClients.awaitStored(amina);
        assertThat(text()).contains("offline").contains("online");
    }

    @Test
    void theServerCanEditToo() {
        String amina = join("amina");
        YDoc doc = server.drafts().read(draft);
        doc.getXmlFragment(DraftSchema.FRAGMENT)
                .insertElement(0, "paragraph")
                .insertText(0)
                .insert(0, "imported");
        assertThat(server.drafts().apply(draft, "boris", doc.encodeStateAsUpdate()))
                .isEqualTo(EditResult.APPLIED);
        editorClients.awaitText(amina, "<paragraph>imported</paragraph>");
        assertThat(server.drafts().contributors(draft)).containsExactly("boris");
        server.drafts().freeze(draft);
        assertThat(server.drafts().apply(draft, "boris", doc.encodeStateAsUpdate()))
                .isEqualTo(EditResult.FROZEN);
    }

    @Test
    void theServersEditGoesToANewRoomWhenTheOldOneHasClosed() {
        DraftId closing = DraftId.of("closing-" + draft.value());
        server.drafts().create(closing, NOTHING, "amina");
        ClientConnection clientConnection = SharedDocumentTests.seat(closing, new ArrayList<>());
        Room room = server.rooms().join(clientConnection);
        room.leave(clientConnection);
        assertThat(room.closeIfEmpty()).isTrue();

        assertThat(server.drafts().apply(closing, "boris", SharedDocumentTests.paragraph()))
                .isEqualTo(EditResult.APPLIED);
        assertThat(server.rooms().find(closing)).isEmpty();
    }

    @Test
    void editsSurviveARestart(@TempDir Path own) {
        DraftId kept = DraftId.of("kept");
        try (CollabServer first = CollabServer.start(own)) {
            first.roles().set("amina", "writer");
            first.drafts().create(kept, NOTHING, "amina");
            editorClients.join("before", first, kept, "amina");
            editorClients.awaitEvent("before", "synced");
            editorClients.type("before", "kept");
            editorClients.awaitStored("before");
            editorClients.ask("leave", "before", Map.of());
        }
        try (CollabServer second = CollabServer.start(own)) {
            second.roles().set("amina", "writer");
            editorClients.join("after", second, kept, "amina");
            editorClients.awaitText("after", "<paragraph>kept</paragraph>");
            editorClients.ask("leave", "after", Map.of());
        }
    }
}
