package org.communique.collab.room;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.communique.collab.CollabServer;
import org.communique.collab.DraftId;
import org.communique.collab.Participant;
import org.communique.collab.log.AppendResult;
import org.communique.collab.log.LogAppend;
import org.communique.collab.protocol.OutboundMemoryLimit;
import org.communique.collab.protocol.OutboundQueue;
import org.communique.collab.protocol.RefusalReason;
import org.communique.collab.room.BatchResult.Broadcast;
import org.communique.collab.schema.DraftSchema;
import org.communique.crdt.Updates;
import org.communique.crdt.YDoc;
import org.communique.crdt.YXmlElement;
import org.communique.crdt.YXmlFragment;
import org.communique.text.document.TextLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.web.socket.WebSocketSession;

public class SharedDocumentTests {

    @TempDir
    static Path folder;

    private static CollabServer server;

    @BeforeAll
    static void start() {
        server = CollabServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void acknowledgesTheSameEditOverANewConnectionOnlyIfItIsStored() {
        DraftId draft = DraftId.of("twice");
        server.log().create(draft, null, "amina");
        var sharedDocument = new SharedDocument(draft, server.log(), server.writers(), 1 << 20);
        byte[] edit = paragraph();
        server.log().freeze(draft);

        List<byte[]> first = new ArrayList<>();
        List<byte[]> second = new ArrayList<>();
        ClientConnection old = seat(draft, first);
        ClientConnection renewed = seat(draft, second);
        take(sharedDocument, new QueuedEdit(old, edit, false), new QueuedEdit(renewed, edit, false));

        byte[] acknowledged = old.reply.stored(true);
        assertThat(first).isNotEmpty().doesNotContain(acknowledged);
        assertThat(second).isNotEmpty().doesNotContain(acknowledged);
        assertThat(second).contains(old.reply.stored(false));
    }

    @Test
    void saysWhatHasBecomeOfEditsAndTellsNoConnection() {
        DraftId draft = DraftId.of("told");
        server.log().create(draft, null, "amina");
        var sharedDocument = new SharedDocument(draft, server.log(), server.writers(), 1 << 20);
        List<byte[]> sent = new ArrayList<>();
        ClientConnection amina = seat(draft, sent);
        ClientConnection boris = seat(draft, "boris", sent);
        boris.setWriter(false);

        BatchResult applied = sharedDocument.apply(
                List.of(new QueuedEdit(amina, paragraph(), false), new QueuedEdit(boris, paragraph(7), false)));
        assertThat(applied.replies()).containsExactly(new EditReply.Refused(boris, RefusalReason.READ_ONLY));
        assertThat(applied.broadcasts()).isEmpty();

        PendingBatch batch = Objects.requireNonNull(applied.unwritten());
        LogAppend append = sharedDocument.logAppend(batch);
        AppendResult appended = server.log().append(List.of(append)).getFirst();
        BatchResult confirmed = sharedDocument.confirm(batch, append, appended);
        assertThat(confirmed.unwritten()).isNull();
        assertThat(confirmed.replies()).containsExactly(new EditReply.Stored(amina));
        assertThat(confirmed.broadcasts()).containsExactly(new Broadcast(batch.update(), amina));
        assertThat(sent).isEmpty();
    }

    @Test
    void dropsWhatComesBehindAnEditThatPutsItsClientOut() {
        DraftId draft = DraftId.of("behind-refusal");
        server.log().create(draft, null, "amina");
        var sharedDocument = new SharedDocument(draft, server.log(), server.writers(), 1 << 20);
        ClientConnection amina = seat(draft, new ArrayList<>());

        BatchResult applied = sharedDocument.apply(
                List.of(new QueuedEdit(amina, new byte[] {1, 2, 3}, false), new QueuedEdit(amina, paragraph(), false)));
        assertThat(applied.replies()).containsExactly(new EditReply.Refused(amina, RefusalReason.MALFORMED));
        assertThat(applied.unwritten()).isNull();
    }

    @Test
    void refusesAnEditOfManyClientsBeforeItAsksWhoseTheyAre() {
        DraftId draft = DraftId.of("many-clients");
        server.log().create(draft, null, "amina");
        var commands = new AtomicInteger();
        var sharedDocument = new SharedDocument(draft, server.log(), counting(commands), 1 << 20);
        ClientConnection amina = seat(draft, new ArrayList<>());
        var refused = sharedDocument.apply(List.of(new QueuedEdit(amina, letters(17), false)));
        assertThat(refused.replies()).containsExactly(new EditReply.Refused(amina, RefusalReason.TOO_MANY_CLIENTS));
        assertThat(commands).hasValue(0);
        assertThat(server.writers().find(draft, List.of(1L))).isEmpty();

        take(sharedDocument, new QueuedEdit(amina, letters(16), false));
        assertThat(server.log().head(draft).orElseThrow().seq()).isOne();
        assertThat(commands.get()).isLessThanOrEqualTo(4);
        assertThat(server.writers().clients(draft).get("amina")).hasSize(16);
    }

    @Test
    void takesAnEditThatMayFollowOneRevisionOnlyAfterThat() {
        DraftId draft = DraftId.of("one-revision");
        server.log().create(draft, null, "amina");
        var here = new SharedDocument(draft, server.log(), server.writers(), 1 << 20);
        assertThat(take(here, after(0), paragraph(1))).isEqualTo(EditResult.APPLIED);
        assertThat(take(here, after(0), paragraph(2))).isEqualTo(EditResult.OVERTAKEN);

        var behindAnother = after(1);
        take(
                here,
                new QueuedEdit(seat(draft, new ArrayList<>()), paragraph(3), false),
                new QueuedEdit(behindAnother, paragraph(4), true));
        assertThat(behindAnother.result()).contains(EditResult.OVERTAKEN);
        assertThat(here.seq()).isEqualTo(2);
        assertThat(clients(draft)).containsExactlyInAnyOrder(1L, 3L);
    }

    @Test
    void refusesAnEditThatMayFollowOneRevisionWhereAnotherNodeIsFirst() {
        DraftId draft = DraftId.of("first-elsewhere");
        server.log().create(draft, null, "amina");
        var here = new SharedDocument(draft, server.log(), server.writers(), 1 << 20);
        var elsewhere = new SharedDocument(draft, server.log(), server.writers(), 1 << 20);
        assertThat(take(elsewhere, paragraph(1))).isEqualTo(EditResult.APPLIED);
        assertThat(here.seq()).isZero();

        var overtaken = after(0);
        List<byte[]> sent = new ArrayList<>();
        ClientConnection amina = seat(draft, sent);
        take(here, new QueuedEdit(overtaken, paragraph(2), true), new QueuedEdit(amina, paragraph(3), false));

        assertThat(overtaken.result()).contains(EditResult.OVERTAKEN);
        assertThat(sent).containsExactly(amina.reply.stored(true));
        assertThat(clients(draft)).containsExactlyInAnyOrder(1L, 3L);
        assertThat(Updates.clockRanges(here.beyond(new YDoc().encodeStateVector())))
                .containsOnlyKeys(1L, 3L);
        assertThat(server.writers().clients(draft).get("boris")).containsExactly(1L);
    }

    private static ServerEdit after(long seq) {
        return new ServerEdit("boris", OptionalLong.of(seq));
    }

    private static Set<Long> clients(DraftId draft) {
        return Updates.clockRanges(server.drafts().state(draft)).keySet();
    }

    private static byte[] letters(int clients) {
        List<byte[]> updates = new ArrayList<>();
        for (int client = 1; client <= clients; client++) {
            updates.add(paragraph(client));
        }
        return Updates.mergeUpdates(updates);
    }

    private static ClientOwnershipStore counting(AtomicInteger commands) {
        var mongo = (MongoOperations) Proxy.newProxyInstance(
                MongoOperations.class.getClassLoader(),
                new Class<?>[] {MongoOperations.class},
                (self, method, arguments) -> {
                    commands.incrementAndGet();
                    return method.invoke(server.mongo(), arguments);
                });
        return new ClientOwnershipStore(mongo, Clock.tickMillis(ZoneOffset.UTC));
    }

    @Test
    void keepsAnAnnouncedClientIdForItsMemberWhoTypesOffline() {
        DraftId draft = DraftId.of("announced");
        server.log().create(draft, null, "amina");
        var sharedDocument = new SharedDocument(draft, server.log(), server.writers(), 1 << 20);
        sharedDocument.reserve(Set.of(1L), "amina");
        assertThat(server.drafts().contributors(draft)).isEmpty();

        ClientConnection boris = seat(draft, "boris", new ArrayList<>());
        assertThat(replies(sharedDocument, boris, notInTheSchema(1)))
                .containsExactly(new EditReply.Refused(boris, RefusalReason.SCHEMA));
        assertThat(replies(sharedDocument, boris, paragraph(1)))
                .containsExactly(new EditReply.Refused(boris, RefusalReason.FOREIGN_CLIENT));

        ClientConnection amina = seat(draft, new ArrayList<>());
        take(sharedDocument, new QueuedEdit(amina, paragraph(1), true));
        assertThat(server.log().head(draft).orElseThrow().seq()).isOne();
        assertThat(server.drafts().contributors(draft)).containsExactly("amina");
    }

    @Test
    void takesAClientIdThatIsKeptForAnEditThroughTheServerFromTheServerOnly() {
        DraftId draft = DraftId.of("kept");
        server.log().create(draft, null, "amina");
        var sharedDocument = new SharedDocument(draft, server.log(), server.writers(), 1 << 20);
        long client = server.drafts().keepClient(draft, "boris");
        ClientConnection boris = seat(draft, "boris", new ArrayList<>());
        assertThat(replies(sharedDocument, boris, paragraph(client)))
                .containsExactly(new EditReply.Refused(boris, RefusalReason.FOREIGN_CLIENT));

        assertThat(take(sharedDocument, paragraph(client))).isEqualTo(EditResult.APPLIED);
        byte[] state = server.drafts().state(draft);
        assertThat(server.drafts().hasEdit(draft, "boris", state, client)).isTrue();
        assertThat(server.drafts().hasEdit(draft, "amina", state, client)).isFalse();
    }

    @Test
    void keepsAClientIdForAReaderWhoIsThere() {
        DraftId draft = DraftId.of("announced-by-reader");
        server.log().create(draft, null, "amina");
        var sharedDocument = new SharedDocument(draft, server.log(), server.writers(), 1 << 20);
        sharedDocument.honour(client -> Optional.of("amina"));
        ClientConnection boris = seat(draft, "boris", new ArrayList<>());
        assertThat(replies(sharedDocument, boris, notInTheSchema(1)))
                .containsExactly(new EditReply.Refused(boris, RefusalReason.SCHEMA));
        assertThat(replies(sharedDocument, boris, paragraph(1)))
                .containsExactly(new EditReply.Refused(boris, RefusalReason.FOREIGN_CLIENT));
        take(sharedDocument, new QueuedEdit(seat(draft, new ArrayList<>()), paragraph(1), false));
        assertThat(server.drafts().contributors(draft)).containsExactly("amina");
    }

    @Test
    void acknowledgesNoTextInThePlaceOfWhichAnotherHasWritten() {
        DraftId draft = DraftId.of("in-its-place");
        server.log().create(draft, null, "amina");
        var sharedDocument = new SharedDocument(draft, server.log(), server.writers(), 1 << 20);
        YDoc taken = new YDoc(1);
        write(taken, "x".repeat(100));
        assertThat(take(sharedDocument, taken.encodeStateAsUpdate())).isEqualTo(EditResult.APPLIED);

        ClientConnection amina = seat(draft, new ArrayList<>());
        assertThat(replies(sharedDocument, amina, taken.encodeStateAsUpdate()))
                .containsExactly(new EditReply.Stored(amina));
        YDoc mine = new YDoc(1);
        write(mine, "precious words");
        assertThat(replies(sharedDocument, amina, mine.encodeStateAsUpdate()))
                .containsExactly(new EditReply.Refused(amina, RefusalReason.FOREIGN_CLIENT));
    }

    private static List<EditReply> replies(SharedDocument sharedDocument, ClientConnection from, byte[] update) {
        return sharedDocument
                .apply(List.of(new QueuedEdit(from, update, false)))
                .replies();
    }

    private static byte[] notInTheSchema(long client) {
        YDoc doc = new YDoc(client);
        doc.getMap("other").set("key", 1);
        return doc.encodeStateAsUpdate();
    }

    @Test
    void refusesWhatWouldMakeTheDraftTooLarge() {
        DraftId draft = DraftId.of("large");
        server.log().create(draft, null, "amina");
        byte[] edit = paragraph();
        List<byte[]> sent = new ArrayList<>();
        ClientConnection clientConnection = seat(draft, sent);
        take(
                new SharedDocument(draft, server.log(), server.writers(), edit.length - 1),
                new QueuedEdit(clientConnection, edit, false));

        assertThat(sent)
                .contains(
                        clientConnection.reply.stateless(RefusalReason.TOO_LARGE.message()),
                        clientConnection.reply.close("too-large"));
        assertThat(clientConnection.hasLeft()).isTrue();
        assertThat(server.log().head(draft).orElseThrow().seq()).isZero();
    }

    @Test
    void refusesAsterisksWithoutEnd() {
        DraftId draft = DraftId.of("asterisks");
        server.log().create(draft, null, "amina");
        var sharedDocument = new SharedDocument(draft, server.log(), server.writers(), 12 << 20);
        List<byte[]> sent = new ArrayList<>();
        ClientConnection clientConnection = seat(draft, sent);
        YDoc doc = new YDoc(4);
        doc.onUpdate(update -> take(sharedDocument, new QueuedEdit(clientConnection, update, false)));
        for (int i = 0; i < 30; i++) {
            write(doc, "*".repeat(100_000));
        }

        assertThat(sent)
                .contains(
                        clientConnection.reply.stateless(RefusalReason.TOO_LARGE.message()),
                        clientConnection.reply.close("too-large"));
        assertThat(server.log().read(draft).orElseThrow().doc().encodeStateAsUpdate())
                .hasSizeBetween(900_000, 1_100_000);
    }

    @Test
    void takesATextInThePlaceOfOneThatIsAsLargeAsDraftsCanBe() {
        DraftId draft = DraftId.of("replaced");
        YDoc doc = new YDoc(3);
        write(doc, "a".repeat(TextLimits.CHARACTERS - 100));
        server.log().create(draft, doc.encodeStateAsUpdate(), "amina");
        var sharedDocument = new SharedDocument(draft, server.log(), server.writers(), 12 << 20);

        byte[] before = doc.encodeStateVector();
        doc.transact(() -> {
            doc.getXmlFragment(DraftSchema.FRAGMENT).delete(0, 1);
            write(doc, "b".repeat(TextLimits.CHARACTERS - 100));
        });
        assertThat(take(sharedDocument, doc.encodeStateAsUpdate(before))).isEqualTo(EditResult.APPLIED);

        before = doc.encodeStateVector();
        write(doc, "one more");
        assertThat(take(sharedDocument, doc.encodeStateAsUpdate(before))).isEqualTo(EditResult.APPLIED);
        before = doc.encodeStateVector();
        write(doc, "c".repeat(100));
        assertThat(take(sharedDocument, doc.encodeStateAsUpdate(before))).isEqualTo(EditResult.TOO_LARGE);
    }

    @Test
    void refusesTheOneEditThatIsTooMuchAndTakesTheOthersWithIt() {
        DraftId draft = DraftId.of("together");
        server.log().create(draft, null, "amina");
        var sharedDocument = new SharedDocument(draft, server.log(), server.writers(), 100_000);
        List<byte[]> sent = new ArrayList<>();
        List<ClientConnection> seats = List.of(seat(draft, sent), seat(draft, sent), seat(draft, sent));
        List<QueuedEdit> batch = new ArrayList<>();
        for (int i = 0; i < seats.size(); i++) {
            YDoc doc = new YDoc(10 + i);
            write(doc, "a".repeat(40_000));
            batch.add(new QueuedEdit(seats.get(i), doc.encodeStateAsUpdate(), false));
        }
        take(sharedDocument, batch.toArray(QueuedEdit[]::new));

        assertThat(seats).extracting(ClientConnection::hasLeft).containsExactly(false, false, true);
        assertThat(server.log().read(draft).orElseThrow().doc().encodeStateAsUpdate())
                .hasSizeBetween(80_000, 81_000);
    }

    @Test
    void neverPutsMoreIntoOneDocumentThanItHolds() {
        DraftId draft = DraftId.of("full");
        server.log().create(draft, null, "amina");
        var sharedDocument = new SharedDocument(draft, server.log(), server.writers(), 12 << 20);
        YDoc doc = new YDoc(3);
        for (int i = 0; i < 10; i++) {
            byte[] before = doc.encodeStateVector();
            doc.transact(() -> {
                doc.getXmlFragment(DraftSchema.FRAGMENT)
                        .delete(0, doc.getXmlFragment(DraftSchema.FRAGMENT).length());
                write(doc, "я".repeat(1_000_000));
            });
            assertThat(take(sharedDocument, doc.encodeStateAsUpdate(before))).isEqualTo(EditResult.APPLIED);
        }
        assertThat(server.log().read(draft).orElseThrow().seq()).isEqualTo(10);
    }

    @Test
    void refusesMoreElementsNotesAndColumnsThanATextMayHave() {
        assertRefused("paragraphs", TextLimits.ELEMENTS, (text, n) -> {
            for (int i = 0; i < n; i++) {
                text.insertElement(0, "paragraph");
            }
        });
        assertRefused("footnotes", TextLimits.FOOTNOTES, (text, n) -> {
            YXmlElement paragraph = text.insertElement(0, "paragraph");
            for (int i = 0; i < n; i++) {
                paragraph.insertElement(0, "footnote");
            }
        });
        assertRefused("columns", TextLimits.COLUMNS, (text, n) -> {
            YXmlElement row = text.insertElement(0, "table").insertElement(0, "tableRow");
            for (int i = 0; i < n; i++) {
                row.insertElement(0, "tableCell");
            }
        });
    }

    private static void assertRefused(String name, int most, BiConsumer<YXmlFragment, Integer> write) {
        for (int size : new int[] {most, most + 1}) {
            DraftId draft = DraftId.of(name + "-" + size);
            server.log().create(draft, null, "amina");
            var sharedDocument = new SharedDocument(draft, server.log(), server.writers(), 12 << 20);
            YDoc doc = new YDoc(5);
            doc.transact(() -> write.accept(doc.getXmlFragment(DraftSchema.FRAGMENT), size));
            ClientConnection clientConnection = seat(draft, new ArrayList<>());
            take(sharedDocument, new QueuedEdit(clientConnection, doc.encodeStateAsUpdate(), false));
            assertThat(clientConnection.hasLeft()).as("%d %s", size, name).isEqualTo(size > most);
        }
    }

    private static void take(SharedDocument sharedDocument, QueuedEdit... batch) {
        BatchResult result = sharedDocument.apply(List.of(batch));
        deliver(result);
        while (result.unwritten() != null) {
            LogAppend append = sharedDocument.logAppend(result.unwritten());
            AppendResult appended = server.log().append(List.of(append)).getFirst();
            result = sharedDocument.confirm(result.unwritten(), append, appended);
            deliver(result);
        }
    }

    private static void deliver(BatchResult result) {
        result.replies().forEach(reply -> reply.to().deliver(reply));
    }

    private static EditResult take(SharedDocument sharedDocument, byte[] update) {
        return take(sharedDocument, new ServerEdit("boris", OptionalLong.empty()), update);
    }

    private static EditResult take(SharedDocument sharedDocument, ServerEdit source, byte[] update) {
        take(sharedDocument, new QueuedEdit(source, update, true));
        return source.result().orElseThrow();
    }

    private static void write(YDoc doc, String text) {
        doc.getXmlFragment(DraftSchema.FRAGMENT)
                .insertElement(0, "paragraph")
                .insertText(0)
                .insert(0, text);
    }

    public static byte[] paragraph() {
        return paragraph(1);
    }

    static byte[] paragraph(long client) {
        YDoc doc = new YDoc(client);
        doc.transact(() -> doc.getXmlFragment(DraftSchema.FRAGMENT).insertElement(0, "paragraph"));
        return doc.encodeStateAsUpdate();
    }

    public static ClientConnection seat(DraftId draft, List<byte[]> sent) {
        return seat(draft, "amina", sent);
    }

    static ClientConnection seat(DraftId draft, String member, List<byte[]> sent) {
        var remote = of(RemoteEndpoint.Async.class, arguments -> {
            ByteBuffer message = (ByteBuffer) arguments[0];
            byte[] bytes = new byte[message.remaining()];
            message.get(bytes);
            sent.add(bytes);
            ((SendHandler) arguments[1]).onResult(new SendResult());
        });
        var outboundQueue = new OutboundQueue(
                of(WebSocketSession.class, arguments -> {}),
                remote,
                1 << 20,
                Duration.ofSeconds(1),
                new OutboundMemoryLimit(1 << 20, 1 << 20));
        return new ClientConnection(
                draft, () -> member, new Participant(member, member), "#1d4ed8", true, outboundQueue);
    }

    public interface Call {
        void with(Object[] arguments);
    }

    public static <T> T of(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    call.with(arguments);
                    return null;
                }));
    }
}
