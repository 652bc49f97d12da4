package org.communique.collab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.communique.collab.protocol.MessageType;
import org.communique.collab.room.EditResult;
import org.communique.collab.room.Room;
import org.communique.collab.schema.DraftSchema;
import org.communique.crdt.Updates;
import org.communique.crdt.YDoc;
import org.communique.crdt.YXmlFragment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What clients do that mean harm, or that broke. In each case someone else goes on writing. */
@ExtendWith(OutputCaptureExtension.class)
class HostileClientTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final HttpClient BROWSER = HttpClient.newHttpClient();
    private static final String SECRET = "what nobody may find in a log";

    @TempDir
    static Path folder;

    private static CollabServer server;
    private static EditorClients editorClients;

    private final DraftId draft = DraftId.of("hostile-" + NUMBER.incrementAndGet());
    private final String amina = "amina in " + draft.value();

    @BeforeAll
    static void start() {
        server = CollabServer.start(
                folder,
                "--communique.collab.max-outbound=512KB",
                "--communique.collab.join-within=5s",
                "--server.tomcat.connection-timeout=1s");
        editorClients = new EditorClients();
        server.roles().set("amina", "writer");
        server.roles().set("mallory", "writer");
        server.roles().set("reader", "reader");
    }

    @AfterAll
    static void stop() {
        editorClients.close();
        server.close();
    }

    @BeforeEach
    void aminaWrites() {
        server.drafts().create(draft, new YDoc().encodeStateAsUpdate(), "amina");
        editorClients.join(amina, server, draft, "amina");
        editorClients.awaitEvent(amina, "synced");
    }

    @AfterEach
    void aminaIsUndisturbed() {
        editorClients.type(amina, "undisturbed");
        editorClients.awaitStored(amina);
        assertThat(EditorClients.hasEvent(editorClients.state(amina), "closed")).isFalse();
        assertThat(server.drafts()
                        .read(draft)
                        .getXmlFragment(DraftSchema.FRAGMENT)
                        .toString())
                .contains("undisturbed")
                .doesNotContain(SECRET);
        editorClients.ask("leave", amina, Map.of());
    }

    private static byte[] typing(long client, String text) {
        YDoc doc = new YDoc(client);
        doc.getXmlFragment(DraftSchema.FRAGMENT)
                .insertElement(0, "paragraph")
                .insertText(0)
                .insert(0, text);
        return doc.encodeStateAsUpdate();
    }

    private static DraftSocketClient stranger() {
        return DraftSocketClient.over(BROWSER, server.port());
    }

    private DraftSocketClient mallory() {
        return stranger().joined(draft, "mallory");
    }

    private void assertLoggedOnce(CapturedOutput output, String what) {
        assertThat(output.getOut().split(what, -1)).hasSize(2);
        assertThat(output.getOut()).doesNotContain(SECRET);
    }

    @Test
    void aTruncatedUpdateIsRefusedAndItsSenderPutOut(CapturedOutput output) {
        var mallory = mallory();
        byte[] update = typing(1, SECRET);
        mallory.edit(draft, Arrays.copyOf(update, update.length - 3));
        mallory.awaitHeard("{\"type\":\"refused\",\"code\":\"malformed\"}");
        mallory.edit(draft, update);
        assertLoggedOnce(output, "refused an edit of draft " + draft.value());
    }

    @Test
    void anOversizedFrameClosesTheSocket(CapturedOutput output) throws Exception {
        var mallory = mallory();
        mallory.send(new byte[100_000]);
        assertThat(mallory.closeCode()).isEqualTo(1009);
        assertLoggedOnce(output, "closed a socket that sent too large a frame");
    }

    @Test
    void aStrangersFrameHoldsAToken() throws Exception {
        assertThat(stranger().begin(5_000).closeCode()).isEqualTo(1009);
        var other = stranger();
        other.send(new byte[5_000]);
        assertThat(other.closeCode()).isEqualTo(1009);
    }

    @Test
    void framesThatAMemberDoesNotFinishHoldAsMuchAsOneEdit() throws Exception {
        List<DraftSocketClient> slow = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            slow.add(mallory().begin(60_000));
        }
        var closed = slow.stream().map(DraftSocketClient::closed).toArray(CompletableFuture<?>[]::new);
        assertThat(CompletableFuture.anyOf(closed).get(40, TimeUnit.SECONDS)).isEqualTo(1013);
        slow.forEach(DraftSocketClient::close);
        await().untilAsserted(() -> {
            var later = mallory().begin(60_000);
            later.send(new byte[] {0});
            assertThat(later.closeCode()).isEqualTo(1007);
        });
    }

    @Test
    void aStrangerIsCutOffHoweverOftenItSaysThatItIsThere() throws Exception {
        var stranger = stranger();
        stranger.pingUntilClosed();
        assertThat(stranger.closed()).isCompletedWithValue(4408);
    }

    @Test
    void strangersOfOneNetworkGiveUpTheOldestSocket() throws Exception {
        List<DraftSocketClient> strangers = new ArrayList<>();
        strangers.add(stranger());
        // Together, as the server gives each five seconds to join.
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var other : clients.invokeAll(
                    Collections.<Callable<DraftSocketClient>>nCopies(63, HostileClientTests::stranger))) {
                strangers.add(other.get());
            }
        }
        strangers.add(stranger());
        assertThat(strangers.getFirst().closeCode()).isEqualTo(4429);
        assertThat(strangers.getLast().joined(draft, "mallory").closed()).isNotDone();
        strangers.forEach(DraftSocketClient::close);
    }

    @Test
    void aReadersEditIsRefused(CapturedOutput output) {
        var reader = stranger().joined(draft, "reader");
        reader.edit(draft, typing(2, SECRET));
        reader.awaitHeard("{\"type\":\"refused\",\"code\":\"read-only\"}");
        reader.edit(draft, typing(2, SECRET));
        await().until(() -> reader.heard().split("read-only", -1).length > 2);
        assertLoggedOnce(output, "refused an edit of draft " + draft.value());
    }

    @Test
    void whoAsksForTheDraftAgainAndAgainWaits() {
        var mallory = mallory();
        byte[] question = DraftSocketClient.frame(draft, MessageType.SYNC, MessageType.SYNC_STEP_1, new byte[] {0});
        for (int i = 0; i < 500; i++) {
            mallory.send(question);
        }
        await().until(() -> answersTo(mallory) > 1);
        assertThat(answersTo(mallory)).isLessThan(20);
    }

    /** How often it was sent what it lacked. */
    private int answersTo(DraftSocketClient client) {
        var begin = DraftSocketClient.frame(draft, MessageType.SYNC, MessageType.SYNC_STEP_2, new byte[0]);
        var text = new String(begin, 0, begin.length - 1, StandardCharsets.ISO_8859_1);
        return client.heard().split(Pattern.quote(text), -1).length - 1;
    }

    @Test
    void whoJoinsAgainAndAgainIsCutOff(CapturedOutput output) throws Exception {
        var mallory = mallory();
        for (int i = 0; i < 2_000 && !mallory.isClosed(); i++) {
            mallory.join(draft, "mallory");
        }
        assertThat(mallory.closeCode()).isEqualTo(4429);
        assertLoggedOnce(output, "closed a socket that joined too often");
        assertThat(mallory().closed()).isNotDone();
    }

    @Test
    void anEditWithWhatTheEditorLacksIsRefused(CapturedOutput output) {
        var mallory = mallory();
        YDoc doc = new YDoc(4);
        doc.getXmlFragment(DraftSchema.FRAGMENT)
                .insertElement(0, "script")
                .insertText(0)
                .insert(0, SECRET);
        mallory.edit(draft, doc.encodeStateAsUpdate());
        mallory.awaitHeard("{\"type\":\"refused\",\"code\":\"schema\"}");
        assertLoggedOnce(output, "refused an edit of draft " + draft.value());
    }

    @Test
    void aThousandQuotesInsideEachOtherAreRefused(CapturedOutput output) {
        var mallory = mallory();
        YDoc doc = new YDoc(7);
        YXmlFragment inner = doc.getXmlFragment(DraftSchema.FRAGMENT);
        for (int i = 0; i < 1_000; i++) {
            inner = inner.insertElement(0, "blockquote");
        }
        inner.insertElement(0, "paragraph").insertText(0).insert(0, SECRET);
        mallory.edit(draft, doc.encodeStateAsUpdate());
        mallory.awaitHeard("{\"type\":\"refused\",\"code\":\"too-deep\"}");
        assertLoggedOnce(output, "refused an edit of draft " + draft.value());
    }

    @Test
    void anEditWithAnothersClientIdIsRefused(CapturedOutput output) {
        editorClients.type(amina, "mine");
        editorClients.awaitStored(amina);
        var mallory = mallory();
        mallory.edit(draft, typing(editorClients.state(amina).get("clientId").asLong(), SECRET));
        mallory.awaitHeard("{\"type\":\"refused\",\"code\":\"foreign-client\"}");
        assertLoggedOnce(output, "refused an edit of draft " + draft.value());
    }

    @Test
    void anEditWithAClientIdThatAnotherHasAnnouncedIsRefused() {
        var mallory = mallory();
        mallory.awaitHeard("Member amina");
        long client = editorClients.state(amina).get("clientId").asLong();
        mallory.edit(draft, typing(client, SECRET));
        mallory.awaitHeard("{\"type\":\"refused\",\"code\":\"foreign-client\"}");
    }

    @Test
    void anEditOfManyClientIdsIsRefused() {
        List<byte[]> updates = new ArrayList<>();
        for (int client = 1; client <= 500; client++) {
            updates.add(typing(client, SECRET));
        }
        var mallory = mallory();
        mallory.edit(draft, Updates.mergeUpdates(updates));
        mallory.awaitHeard("{\"type\":\"refused\",\"code\":\"too-many-clients\"}");
        assertThat(server.drafts().contributors(draft)).isEmpty();
    }

    @Test
    void aFrameOfManyClientsReachesNobody() {
        String[] states = new String[5_000];
        Arrays.fill(states, "{}");
        var reader = stranger().joined(draft, "reader");
        reader.awareness(draft, 100_000, 1, states);
        reader.awareness(draft, 71, 1, "{}");
        var seen = editorClients.await(amina, state -> state.get("people").has("71"));
        assertThat(seen.get("people").size()).isEqualTo(2);
    }

    @Test
    void anEditAfterTheFreezeIsRefused(CapturedOutput output) {
        var mallory = mallory();
        long epoch = server.drafts().freeze(draft);
        mallory.edit(draft, typing(5, SECRET));
        mallory.awaitHeard("{\"type\":\"refused\",\"code\":\"frozen\"}");
        assertLoggedOnce(output, "refused an edit of draft " + draft.value());
        server.drafts().reopen(draft, epoch);
        editorClients.awaitEvent(amina, "{\"type\":\"reopened\"}");
    }

    @Test
    void editsOfADraftThatTheSocketDidNotJoinCountForNothing(CapturedOutput output) {
        DraftId other = DraftId.of("other-" + draft.value());
        server.drafts().create(other, new YDoc().encodeStateAsUpdate(), "amina");
        var mallory = mallory();
        mallory.edit(other, typing(3, SECRET));
        mallory.edit(other, typing(6, SECRET));
        mallory.send(DraftSocketClient.frame(draft, MessageType.SYNC, MessageType.SYNC_STEP_1, new byte[] {0}));
        mallory.awaitHeard(draft.value() + (char) MessageType.SYNC);
        assertThat(mallory.heard()).doesNotContain(other.value());
        assertThat(server.drafts()
                        .read(other)
                        .getXmlFragment(DraftSchema.FRAGMENT)
                        .toString())
                .isEmpty();
        assertLoggedOnce(output, "ignored edits of a draft that the socket has not joined");
    }

    @Test
    void aThousandMessagesOfOneByteCloseTheSocketOnce(CapturedOutput output) throws Exception {
        var mallory = mallory();
        for (int i = 0; i < 1_000 && !mallory.isClosed(); i++) {
            mallory.send(new byte[] {(byte) 0xff});
        }
        assertThat(mallory.closeCode()).isEqualTo(1007);
        assertLoggedOnce(output, "closed a socket that sent a malformed frame");
    }

    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void aReaderThatDoesNotReadIsCutOffAndKeepsNoMemory() throws Exception {
        var others = List.copyOf(awaitSeats(1).connections());
        var sleeper = DraftSocketClient.withoutReading(BROWSER, server.port());
        sleeper.join(draft, "mallory");
        var seat = awaitSeats(2).connections().stream()
                .filter(connection -> !others.contains(connection))
                .findFirst()
                .orElseThrow();
        await().pollInSameThread().until(() -> {
            deleteAll();
            editorClients.type(amina, "x".repeat(50_000));
            editorClients.awaitStored(amina);
            return seat.hasLeft();
        });
        sleeper.read();
        assertThat(sleeper.closeCode()).isIn(1013, 1006);
    }

    @Test
    void aCaretThatIsNoneReachesNobody(CapturedOutput output) {
        var reader = stranger().joined(draft, "reader");
        reader.awareness(draft, 71, 1, "{\"cursor\":{\"anchor\":null,\"head\":null}}");
        reader.awareness(draft, 71, 2, "{\"cursor\":\"abc\",\"" + SECRET + "\":1}");
        reader.awareness(draft, 71, 3, "[]");
        var seen = editorClients.await(amina, state -> state.get("people").has("71"));
        assertThat(seen.get("people").get("71").get("cursor").isNull()).isTrue();
        assertThat(seen.get("people").get("71").propertyNames()).containsExactlyInAnyOrder("user", "cursor");
        reader.awaitHeard("Member reader");
        assertLoggedOnce(output, "left out what a client of member reader says of itself");
    }

    @Test
    void nobodySpeaksForAClientThatAnotherMemberWroteWith() {
        editorClients.type(amina, "mine");
        editorClients.awaitStored(amina);
        long client = editorClients.state(amina).get("clientId").asLong();
        editorClients.ask("leave", amina, Map.of());
        awaitNoSeat();
        var mallory = mallory();
        mallory.awareness(draft, client, 1L << 30, "{}");
        mallory.awareness(draft, 72, 1, "{}");
        editorClients.join(amina, server, draft, "amina");
        var seen = editorClients.await(amina, state -> state.get("people").has("72"));
        assertThat(seen.get("people").has(String.valueOf(client))).isFalse();
    }

    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void aFloodOfPresenceKeepsNobodyOut(CapturedOutput output) throws Exception {
        String large = "{\"cursor\":null,\"more\":\"" + "x".repeat(15_500) + "\"}";
        List<DraftSocketClient> flood = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            var reader = stranger().joined(draft, "reader");
            reader.awareness(draft, 1_000 + 8L * i, 1, large, large, large);
            reader.awareness(draft, 1_000 + 8L * i, 2, "{}", "{}", "{}", "{}");
            reader.awareness(draft, 1_004 + 8L * i, 2, "{}", "{}", "{}", "{}");
            flood.add(reader);
        }

        String boris = "boris in " + draft.value();
        server.roles().set("boris", "writer");
        editorClients.join(boris, server, draft, "boris");
        editorClients.awaitEvent(boris, "synced");
        editorClients.await(boris, state -> state.get("people").size() > 16);

        var seen = editorClients.state(boris);
        assertThat(seen.get("people").size()).isLessThanOrEqualTo(16 * 4 + 2);
        assertThat(EditorClients.hasEvent(seen, "closed")).isFalse();
        editorClients.await(
                amina, state -> state.get("people").has(seen.get("clientId").asString()));
        assertThat(flood.getFirst().heard()).contains("{\"type\":\"refused\",\"code\":\"too-many\"}");
        assertThat(flood.getFirst().closeCode()).isEqualTo(4429);
        assertThat(flood.getLast().closed()).isNotDone();
        assertThat(server.rooms().find(draft).orElseThrow().connections()).hasSize(16 + 2);
        assertThat(output.getOut()).doesNotContain("xxx");
        flood.forEach(DraftSocketClient::close);
        editorClients.ask("leave", boris, Map.of());
    }

    private void awaitNoSeat() {
        await().until(() -> server.rooms().find(draft).isEmpty());
    }

    private void deleteAll() {
        YDoc doc = server.drafts().read(draft);
        byte[] before = doc.encodeStateVector();
        YXmlFragment text = doc.getXmlFragment(DraftSchema.FRAGMENT);
        text.delete(0, text.length());
        assertThat(server.drafts().apply(draft, "amina", doc.encodeStateAsUpdate(before)))
                .isEqualTo(EditResult.APPLIED);
        editorClients.awaitText(amina, "");
    }

    private Room awaitSeats(int count) {
        return await().until(
                        () -> server.rooms().find(draft).orElse(null),
                        room -> room != null && room.connections().size() == count);
    }

    @Test
    void pagesOfOtherOriginsAreKeptOut() {
        assertThatThrownBy(() -> DraftSocketClient.over(BROWSER, server.port(), "Origin", "https://evil.example"))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        DraftSocketClient.over(BROWSER, server.port(), "Origin", "http://localhost:" + server.port())
                .joined(draft, "mallory");
    }

    @Test
    void nothingIsUnpacked(CapturedOutput output) throws Exception {
        URI address = URI.create(server.url());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(String.join(
                                    "\r\n",
                                    "GET /collab HTTP/1.1",
                                    "Host: " + address.getAuthority(),
                                    "Upgrade: websocket",
                                    "Connection: Upgrade",
                                    "Sec-WebSocket-Version: 13",
                                    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                                    "Sec-WebSocket-Extensions: permessage-deflate",
                                    "",
                                    "")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(readHead(socket.getInputStream()))
                    .startsWith("HTTP/1.1 101")
                    .doesNotContainIgnoringCase("permessage-deflate");
            int compressed = 0x40;
            socket.getOutputStream().write(new byte[] {(byte) (0x80 | compressed | 2), (byte) 0x82, 0, 0, 0, 0, 3, 0});
            byte[] close = socket.getInputStream().readNBytes(4);
            assertThat(close[0] & 0x0f).isEqualTo(8);
            assertThat((close[2] & 0xff) << 8 | close[3] & 0xff).isEqualTo(1002);
            await().untilAsserted(() -> assertLoggedOnce(output, "closed a socket that sent what is no frame"));
        }
    }

    @Test
    void whoDoesNotFinishTheHandshakeIsCutOff() throws Exception {
        URI address = URI.create(server.url());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("GET /collab HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    private static String readHead(InputStream in) throws Exception {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString();
    }
}
