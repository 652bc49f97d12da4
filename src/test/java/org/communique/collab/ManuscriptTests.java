package org.communique.collab;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
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
        var outbox = new Outbox(of(WebSocketSession.class, arguments -> {}), remote, 1 << 20);
        return new Seat(draft, () -> member, new Participant(member, member), "#1d4ed8", true, outbox);
    }

    private interface Call {
        void with(Object[] arguments);
    }

    private static <T> T of(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    call.with(arguments);
                    return null;
                }));
    }
}
