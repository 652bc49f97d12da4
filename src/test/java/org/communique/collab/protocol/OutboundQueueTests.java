package org.communique.collab.protocol;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.communique.collab.DraftId;
import org.communique.collab.room.SharedDocumentTests;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

class OutboundQueueTests {

    private static final DraftId DRAFT = DraftId.of("draft");
    private static final DraftId OTHER = DraftId.of("other");

    private final OutboundMemoryLimit memory = new OutboundMemoryLimit(8, 10);

    /** Takes a message when the test says so. */
    private final class SlowClient {

        final List<Integer> sizes = new CopyOnWriteArrayList<>();
        final Queue<SendHandler> sending = new ConcurrentLinkedQueue<>();
        final CompletableFuture<CloseStatus> closed = new CompletableFuture<>();
        final OutboundQueue outbox;

        SlowClient() {
            this(Duration.ofMillis(50));
        }

        SlowClient(Duration rest) {
            outbox = new OutboundQueue(
                    SharedDocumentTests.of(
                            WebSocketSession.class, arguments -> closed.complete((CloseStatus) arguments[0])),
                    SharedDocumentTests.of(RemoteEndpoint.Async.class, arguments -> {
                        sending.add((SendHandler) arguments[1]);
                        sizes.add(((ByteBuffer) arguments[0]).remaining());
                    }),
                    100,
                    rest,
                    memory);
        }

        void ask(DraftId draft, int size) {
            outbox.answer(draft, () -> new byte[size]);
        }

        void take() {
            sending.remove().onResult(new SendResult());
        }
    }

    @Test
    void makesOneAnswerAtATimeAndTheLastOfEachDraft() {
        var client = new SlowClient();
        client.ask(DRAFT, 1);
        client.ask(DRAFT, 2);
        client.ask(OTHER, 3);
        client.ask(DRAFT, 4);
        assertThat(client.sizes).containsExactly(1);

        client.take();
        await().untilAsserted(() -> assertThat(client.sizes).hasSize(2));
        client.take();
        await().untilAsserted(() -> assertThat(client.sizes).hasSize(3));
        assertThat(client.sizes).startsWith(1).containsExactlyInAnyOrder(1, 4, 3);
        client.take();
        client.ask(DRAFT, 5);
        await().untilAsserted(() -> assertThat(client.sizes).hasSize(4).endsWith(5));
    }

    @Test
    void restsBetweenAnswersAboutOneDraft() {
        var client = new SlowClient(Duration.ofDays(1));
        client.ask(DRAFT, 1);
        client.take();
        client.ask(DRAFT, 2);
        client.ask(OTHER, 3);
        assertThat(client.sizes).containsExactly(1, 3);
    }

    @Test
    void goesOnAfterAnAnswerForWhichNobodyWaits() {
        var client = new SlowClient();
        client.outbox.answer(OTHER, () -> null);
        client.ask(DRAFT, 1);
        assertThat(client.sizes).containsExactly(1);
    }

    @Test
    void cutsOffTheClientForWhichMostWaits() throws Exception {
        var large = new SlowClient();
        var small = new SlowClient();
        large.ask(DRAFT, 6);
        small.ask(DRAFT, 5);
        assertThat(large.closed.get(10, SECONDS)).isEqualTo(CloseStatus.SERVICE_OVERLOAD);

        var next = new SlowClient();
        next.ask(DRAFT, 5);
        assertThat(small.closed).isNotDone();
        assertThat(next.closed).isNotDone();
    }

    @Test
    void cutsOffTheSlowestClientOfAMemberForWhomTooMuchWaits() throws Exception {
        var first = new SlowClient();
        var second = new SlowClient();
        first.outbox.belongTo("mallory");
        second.outbox.belongTo("mallory");
        first.outbox.send(new byte[5]);
        second.outbox.send(new byte[4]);
        assertThat(first.closed.get(10, SECONDS)).isEqualTo(CloseStatus.SERVICE_OVERLOAD);
        assertThat(second.closed).isNotDone();
    }

    @Test
    void countsOnceWhatManyClientsAreSent() {
        var outboundMessage = new OutboundMessage(new byte[6]);
        var clients = Stream.generate(SlowClient::new).limit(20).toList();
        clients.forEach(client -> client.outbox.send(outboundMessage));
        assertThat(clients).allSatisfy(client -> assertThat(client.closed).isNotDone());

        clients.forEach(SlowClient::take);
        var next = new SlowClient();
        next.outbox.send(new byte[10]);
        assertThat(next.closed).isNotDone();
    }

    @Test
    void forgetsWhatWaitsForAConnectionThatIsGone() {
        for (int i = 0; i < 10; i++) {
            var client = new SlowClient();
            client.outbox.send(new byte[5]);
            client.outbox.send(new byte[4]);
            client.outbox.closed();
            assertThat(client.outbox.waiting()).isZero();
        }
        var next = new SlowClient();
        next.outbox.send(new byte[10]);
        assertThat(next.closed).isNotDone();
    }

    @Test
    void countsNoAnswerThatWasSent() {
        var client = new SlowClient();
        for (int i = 0; i < 10; i++) {
            client.ask(DraftId.of("draft-" + i), 6);
            client.take();
        }
        assertThat(client.closed).isNotDone();
    }
}
