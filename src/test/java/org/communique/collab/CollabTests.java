package org.communique.collab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.communique.crdt.ByteWriter;
import org.communique.crdt.YDoc;
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
    private static Clients clients;

    private final DraftId draft = DraftId.of("draft-" + NUMBER.incrementAndGet());

    @BeforeAll
    static void start() {
        server = CollabServer.start(folder);
        clients = new Clients();
        server.roles().set("amina", "writer");
        server.roles().set("boris", "writer");
        server.roles().set("chen", "reader");
    }

    @AfterAll
    static void stop() {
        clients.close();
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
        clients.join(name(member), server, draft, member);
        clients.awaitEvent(name(member), "synced");
        return name(member);
    }

    private String text() {
        return server.drafts().read(draft).getXmlFragment(DraftSchema.FRAGMENT).toString();
    }

    @Test
    void twoWritersSeeTheSameText() {
        String amina = join("amina");
        clients.type(amina, "States ");
        clients.awaitStored(amina);
        String boris = join("boris");
        clients.awaitText(boris, "<paragraph>States </paragraph>");
        clients.type(boris, "parties");
        clients.awaitText(amina, "<paragraph>States parties</paragraph>");
    }

    @Test
    void acknowledgesOnlyWhatIsInTheLog() {
        String amina = join("amina");
        for (int i = 0; i < 5; i++) {
            clients.type(amina, "x");
            clients.awaitStored(amina);
            assertThat(text()).isEqualTo("<paragraph>" + "x".repeat(i + 1) + "</paragraph>");
        }
        assertThat(server.drafts().contributors(draft)).containsExactly("amina");
    }

    @Test
    void aFrozenDraftRefusesEditsAndAReopenedOneTakesThem() {
        String amina = join("amina");
        clients.type(amina, "final");
        clients.awaitStored(amina);

        long epoch = server.drafts().freeze(draft);
        clients.awaitEvent(amina, "{\"type\":\"frozen\"}");
        clients.awaitEvent(amina, "scope readonly");
        clients.type(amina, " and late");
        clients.awaitEvent(amina, "{\"type\":\"refused\",\"code\":\"frozen\"}");
        assertThat(text()).isEqualTo("<paragraph>final</paragraph>");

        server.drafts().reopen(draft, epoch);
        clients.awaitEvent(amina, "{\"type\":\"reopened\"}");
        clients.type(amina, " and later");
        clients.awaitEvent(amina, "{\"type\":\"refused\",\"code\":\"start-afresh\"}");
        String boris = join("boris");
        clients.type(boris, " again");
        clients.awaitStored(boris);
        assertThat(text()).isEqualTo("<paragraph>final again</paragraph>");
    }

    @Test
    void whoJoinsAFrozenDraftMayOnlyRead() {
        server.drafts().freeze(draft);
        String amina = join("amina");
        assertThat(Clients.hasEvent(clients.state(amina), "scope readonly")).isTrue();
    }

    @Test
    void aReaderCannotWrite() {
        String chen = join("chen");
        assertThat(Clients.hasEvent(clients.state(chen), "scope readonly")).isTrue();
        clients.type(chen, "x");
        clients.awaitEvent(chen, "{\"type\":\"refused\",\"code\":\"read-only\"}");
        assertThat(text()).isEmpty();
        assertThat(server.drafts().contributors(draft)).isEmpty();
    }

    @Test
    void strangersAreDeniedAndLearnNothing() {
        clients.join(name("stranger"), server, draft, "stranger");
        clients.awaitEvent(name("stranger"), "denied forbidden");
        clients.join(name("nobody"), server, draft, "");
        clients.awaitEvent(name("nobody"), "denied unauthenticated");
        clients.join(name("elsewhere"), server, DraftId.of("no-such-draft"), "amina");
        clients.awaitEvent(name("elsewhere"), "denied forbidden");
    }

    @Test
    void aMalformedFrameClosesOnlyTheSocketThatSentIt() {
        String amina = join("amina");
        String boris = join("boris");
        clients.send(boris, new byte[] {3, 1, 2});
        clients.awaitEvent(boris, "closed 1007");
        clients.type(amina, "undisturbed");
        clients.awaitStored(amina);
        assertThat(Clients.hasEvent(clients.state(amina), "closed")).isFalse();
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
        clients.send(boris, frame.toByteArray());
        clients.awaitEvent(boris, "{\"type\":\"refused\",\"code\":\"malformed\"}");
        clients.type(amina, "undisturbed");
        clients.awaitStored(amina);
        assertThat(text()).isEqualTo("<paragraph>undisturbed</paragraph>");
    }

    @Test
    void anOversizedFrameClosesTheSocket() {
        String amina = join("amina");
        clients.send(amina, new byte[100 * 1024]);
        clients.awaitEvent(amina, "closed 1009");
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
        clients.ask("element", boris, Map.of("name", "heading", "attributes", Map.of("level", 2)));
        clients.awaitStored(boris);
        assertThat(text()).isEqualTo("<heading level=\"2\"></heading>");
    }

    private void refusedBySchema(String what, String command, Map<String, ?> arguments) {
        clients.join(name(what), server, draft, "amina");
        clients.awaitEvent(name(what), "synced");
        clients.ask(command, name(what), arguments);
        clients.awaitEvent(name(what), "{\"type\":\"refused\",\"code\":\"schema\"}");
        clients.ask("leave", name(what), Map.of());
    }

    @Test
    void aClientIdBelongsToOneMember() {
        clients.join(name("amina"), server, draft, "amina", 4711);
        clients.type(name("amina"), "mine");
        clients.awaitStored(name("amina"));
        clients.ask("leave", name("amina"), Map.of());

        clients.join(name("boris"), server, draft, "boris", 4711);
        // Before the first sync the document does not know yet that the id is taken.
        clients.type(name("boris"), "theirs");
        clients.await(
                name("boris"),
                state -> Clients.hasEvent(state, "{\"type\":\"refused\"")
                        || state.get("clientId").asLong() != 4711);
        assertThat(text()).doesNotContain("mintheirs");
        assertThat(server.drafts().contributors(draft)).contains("amina");
    }

    @Test
    void nobodyCanTakeAnothersClientIdAwayByMisusingIt() {
        clients.join(name("amina"), server, draft, "amina", 815);
        clients.awaitEvent(name("amina"), "synced");
        clients.join(name("chen"), server, draft, "chen", 815);
        clients.awaitEvent(name("chen"), "synced");
        clients.type(name("chen"), "not mine");
        clients.awaitEvent(name("chen"), "{\"type\":\"refused\"");
        clients.type(name("amina"), "mine");
        clients.awaitStored(name("amina"));
        assertThat(text()).isEqualTo("<paragraph>mine</paragraph>");
    }

    @Test
    void nobodyAppearsUnderAnotherName() {
        String amina = join("amina");
        String boris = join("boris");
        clients.ask("present", boris, Map.of("state", Map.of("user", Map.of("name", "Amina", "memberId", "amina"))));
        String borisId = clients.state(boris).get("clientId").asString();
        var seen = clients.await(amina, state -> state.get("people").has(borisId));
        assertThat(seen.get("people").get(borisId).get("user").get("name").asString())
                .isEqualTo("Member boris");
        assertThat(seen.get("people").get(borisId).get("user").get("memberId").asString())
                .isEqualTo("boris");
        clients.ask("leave", boris, Map.of());
        clients.await(amina, state -> !state.get("people").has(borisId));
    }

    @Test
    void aRevokedMemberIsPutOutWithinASecond() {
        server.roles().set("dina", "writer");
        String dina = join("dina");
        server.roles().set("dina", "none");
        long revoked = System.nanoTime();
        clients.awaitEvent(dina, "closed 4403");
        assertThat(System.nanoTime() - revoked).isLessThan(2_000_000_000L);
    }

    @Test
    void aWriterBecomesAReaderWithoutJoiningAgain() {
        server.roles().set("emil", "writer");
        String emil = join("emil");
        server.roles().set("emil", "reader");
        clients.awaitEvent(emil, "scope readonly");
    }

    @Test
    void whatWasTypedOfflineArrivesLater() {
        String amina = join("amina");
        String boris = join("boris");
        clients.ask("disconnect", amina, Map.of());
        clients.await(amina, state -> state.get("status").asString().equals("disconnected"));
        clients.type(amina, "offline");
        clients.type(boris, "online");
        clients.ask("connect", amina, Map.of());
        clients.await(boris, state -> state.get("text").asString().contains("offline"));
        clients.awaitStored(amina);
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
        clients.awaitText(amina, "<paragraph>imported</paragraph>");
        assertThat(server.drafts().contributors(draft)).containsExactly("boris");
        server.drafts().freeze(draft);
        assertThat(server.drafts().apply(draft, "boris", doc.encodeStateAsUpdate()))
                .isEqualTo(EditResult.FROZEN);
    }

    @Test
    void theServersEditGoesToANewRoomWhenTheOldOneHasClosed() {
        DraftId closing = DraftId.of("closing-" + draft.value());
        server.drafts().create(closing, NOTHING, "amina");
        Seat seat = ManuscriptTests.seat(closing, new ArrayList<>());
        Room room = server.rooms().join(seat);
        room.leave(seat);
        assertThat(room.closeIfEmpty()).isTrue();

        assertThat(server.drafts().apply(closing, "boris", ManuscriptTests.paragraph()))
                .isEqualTo(EditResult.APPLIED);
        assertThat(server.rooms().find(closing)).isEmpty();
    }

    @Test
    void editsSurviveARestart(@TempDir Path own) {
        DraftId kept = DraftId.of("kept");
        try (CollabServer first = CollabServer.start(own)) {
            first.roles().set("amina", "writer");
            first.drafts().create(kept, NOTHING, "amina");
            clients.join("before", first, kept, "amina");
            clients.awaitEvent("before", "synced");
            clients.type("before", "kept");
            clients.awaitStored("before");
            clients.ask("leave", "before", Map.of());
        }
        try (CollabServer second = CollabServer.start(own)) {
            second.roles().set("amina", "writer");
            clients.join("after", second, kept, "amina");
            clients.awaitText("after", "<paragraph>kept</paragraph>");
            clients.ask("leave", "after", Map.of());
        }
    }
}
