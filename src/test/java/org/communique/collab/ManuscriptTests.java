package org.communique.collab;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.communique.crdt.YDoc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.socket.WebSocketSession;

class ManuscriptTests {

    @TempDir
    static Path folder;

    @Test
    void acknowledgesTheSameEditOverANewConnectionOnlyIfItIsStored() {
        try (CollabServer server = CollabServer.start(folder)) {
            DraftId draft = DraftId.of("twice");
            server.log().create(draft, null, "amina");
            var manuscript = new Manuscript(draft, server.log(), server.writers(), 1 << 20);
            byte[] edit = paragraph();
            server.log().freeze(draft);

            List<byte[]> first = new ArrayList<>();
            List<byte[]> second = new ArrayList<>();
            Seat old = seat(draft, first);
            Seat renewed = seat(draft, second);
            manuscript.take(
                    List.of(new QueuedEdit(old, edit, false), new QueuedEdit(renewed, edit, false)),
                    (update, who) -> {});

            byte[] acknowledged = old.reply.stored(true);
            assertThat(first).isNotEmpty().doesNotContain(acknowledged);
            assertThat(second).isNotEmpty().doesNotContain(acknowledged);
            assertThat(second).contains(old.reply.stored(false));
        }
    }

    @Test
    void refusesWhatWouldMakeTheDraftTooLarge() {
        try (CollabServer server = CollabServer.start(folder)) {
            DraftId draft = DraftId.of("large");
            server.log().create(draft, null, "amina");
            byte[] edit = paragraph();
            List<byte[]> sent = new ArrayList<>();
            Seat seat = seat(draft, sent);
            new Manuscript(draft, server.log(), server.writers(), edit.length - 1)
                    .take(List.of(new QueuedEdit(seat, edit, false)), (update, who) -> {});

            assertThat(sent).contains(seat.reply.stateless(Refusal.TOO_LARGE.message()), seat.reply.close("too-large"));
            assertThat(seat.hasLeft()).isTrue();
            assertThat(server.log().head(draft).orElseThrow().seq()).isZero();
        }
    }

    @Test
    void refusesAsterisksWithoutEnd() {
        try (CollabServer server = CollabServer.start(folder)) {
            DraftId draft = DraftId.of("asterisks");
            server.log().create(draft, null, "amina");
            var manuscript = new Manuscript(draft, server.log(), server.writers(), 12 << 20);
            List<byte[]> sent = new ArrayList<>();
            Seat seat = seat(draft, sent);
            YDoc doc = new YDoc(4);
            doc.onUpdate(update -> manuscript.take(List.of(new QueuedEdit(seat, update, false)), (change, who) -> {}));
            for (int i = 0; i < 30; i++) {
                write(doc, "*".repeat(100_000));
            }

            assertThat(sent).contains(seat.reply.stateless(Refusal.TOO_LARGE.message()), seat.reply.close("too-large"));
            assertThat(server.log().read(draft).orElseThrow().doc().encodeStateAsUpdate())
                    .hasSizeBetween(900_000, 1_100_000);
        }
    }

    @Test
    void takesATextInThePlaceOfOneThatIsAsLargeAsDraftsCanBe() {
        try (CollabServer server = CollabServer.start(folder)) {
            DraftId draft = DraftId.of("replaced");
            YDoc doc = new YDoc(3);
            write(doc, "a".repeat(DraftSchema.MAX_TEXT - 100));
            server.log().create(draft, doc.encodeStateAsUpdate(), "amina");
            var manuscript = new Manuscript(draft, server.log(), server.writers(), 12 << 20);

            byte[] before = doc.encodeStateVector();
            doc.transact(() -> {
                doc.getXmlFragment(DraftSchema.FRAGMENT).delete(0, 1);
                write(doc, "b".repeat(DraftSchema.MAX_TEXT - 100));
            });
            assertThat(manuscript.take("boris", doc.encodeStateAsUpdate(before), (update, who) -> {}))
                    .isEqualTo(EditResult.APPLIED);

            before = doc.encodeStateVector();
            write(doc, "one more");
            assertThat(manuscript.take("boris", doc.encodeStateAsUpdate(before), (update, who) -> {}))
                    .isEqualTo(EditResult.APPLIED);
            before = doc.encodeStateVector();
            write(doc, "c".repeat(100));
            assertThat(manuscript.take("boris", doc.encodeStateAsUpdate(before), (update, who) -> {}))
                    .isEqualTo(EditResult.TOO_LARGE);
        }
    }

    private static void write(YDoc doc, String text) {
        doc.getXmlFragment(DraftSchema.FRAGMENT)
                .insertElement(0, "paragraph")
                .insertText(0)
                .insert(0, text);
    }

    static byte[] paragraph() {
        YDoc doc = new YDoc(1);
        doc.transact(() -> doc.getXmlFragment(DraftSchema.FRAGMENT).insertElement(0, "paragraph"));
        return doc.encodeStateAsUpdate();
    }

    static Seat seat(DraftId draft, List<byte[]> sent) {
        return seat(draft, "amina", sent);
    }

    static Seat seat(DraftId draft, String member, List<byte[]> sent) {
        var remote = of(RemoteEndpoint.Async.class, arguments -> {
            ByteBuffer message = (ByteBuffer) arguments[0];
            byte[] bytes = new byte[message.remaining()];
            message.get(bytes);
            sent.add(bytes);
            ((SendHandler) arguments[1]).onResult(new SendResult());
        });
        var outbox = new Outbox(
                of(WebSocketSession.class, arguments -> {}),
                remote,
                1 << 20,
                Duration.ofSeconds(1),
                new AnswerMemory(1 << 20));
        return new Seat(draft, () -> member, new Participant(member, member), "#1d4ed8", true, outbox);
    }

    interface Call {
        void with(Object[] arguments);
    }

    static <T> T of(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    call.with(arguments);
                    return null;
                }));
    }
}
