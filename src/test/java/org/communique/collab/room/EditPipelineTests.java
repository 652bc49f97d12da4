package org.communique.collab.room;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.communique.collab.CollabServer;
import org.communique.collab.DraftId;
import org.communique.collab.log.AppendResult;
import org.communique.collab.log.EditLog;
import org.communique.collab.log.LogAppend;
import org.communique.collab.log.TailFlush;
import org.communique.collab.schema.DraftSchema;
import org.communique.crdt.YDoc;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditPipelineTests {

    @TempDir
    static Path folder;

    /** Calls no one. */
    private static class Still implements Room.Scheduler {
        @Override
        public void received() {}

        @Override
        public void acknowledged(PendingBatch pendingBatch) {}

        @Override
        public void delivered(byte[] update) {}

        @Override
        public void scheduleBatch(Room room) {}

        @Override
        public void schedulePresence(Room room) {}
    }

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
    void storesOnceWhatCameIntoARoomThatIsNamedTwice() {
        var room = room("named-twice");
        List<byte[]> sent = new ArrayList<>();
        ClientConnection clientConnection = SharedDocumentTests.seat(room.draft(), sent);
        room.receive(clientConnection, SharedDocumentTests.paragraph(), false);

        List<Room> busy = new ArrayList<>();
        new EditPipeline(server.log()).run(List.of(room, room), busy::add);

        assertThat(busy).containsExactly(room);
        assertThat(sent).containsExactly(clientConnection.reply.stored(true));
        assertThat(room.isClosed()).isFalse();
        assertThat(server.log().head(room.draft()).orElseThrow().seq()).isOne();
    }

    @Test
    void closesARoomOfWhichItIsNotKnownWhatIsStored() {
        var room = room("not-known");
        List<byte[]> sent = new ArrayList<>();
        ClientConnection clientConnection = SharedDocumentTests.seat(room.draft(), sent);
        room.receive(clientConnection, SharedDocumentTests.paragraph(), false);

        assertThat(room.begin()).isTrue();
        room.apply();
        room.end();

        assertThat(room.isClosed()).isTrue();
        assertThat(sent).isEmpty();
    }

    @Test
    void closesARoomInWhichAnEditThroughTheServerCouldNotBeStored() {
        DraftId draft = DraftId.of("failover");
        server.log().create(draft, null, "amina");
        var room = room(draft, new EditLog(server.mongo(), Clock.tickMillis(ZoneOffset.UTC)) {
            @Override
            public List<AppendResult> append(List<LogAppend> appends) {
                return List.of(new AppendResult.Failed(new IllegalStateException("failover")));
            }
        });

        assertThat(room.receive("amina", SharedDocumentTests.paragraph(), OptionalLong.empty()))
                .isEmpty();
        assertThat(room.isClosed()).isTrue();
        assertThat(server.rooms().edit(draft, "amina", SharedDocumentTests.paragraph(), OptionalLong.empty()))
                .isEqualTo(EditResult.APPLIED);
        assertThat(server.log().head(draft).orElseThrow().seq()).isOne();
    }

    @Test
    void closesOnlyTheRoomWhoseTailCannotMoveOutOfTheHead() {
        var log = new EditLog(server.mongo(), Clock.tickMillis(ZoneOffset.UTC)) {
            @Override
            public void flushTails(List<TailFlush> flushes) {
                throw new IllegalStateException("failover");
            }
        };
        DraftId draft = DraftId.of("full-tail");
        server.log().create(draft, null, "amina");
        var before = room(draft, log);
        YDoc doc = new YDoc(3);
        for (int i = 0; i < 4; i++) {
            assertThat(before.receive("amina", replaced(doc), OptionalLong.empty()))
                    .contains(EditResult.APPLIED);
        }
        var full = room(draft, log);
        var other = room("beside-full-tail");
        List<byte[]> sent = new ArrayList<>();
        ClientConnection boris = SharedDocumentTests.seat(other.draft(), "boris", sent);
        full.receive(SharedDocumentTests.seat(draft, new ArrayList<>()), replaced(doc), false);
        other.receive(boris, SharedDocumentTests.paragraph(), false);

        new EditPipeline(log).run(List.of(full, other), busy -> {});

        assertThat(full.isClosed()).isTrue();
        assertThat(other.isClosed()).isFalse();
        assertThat(sent).containsExactly(boris.reply.stored(true));
        assertThat(server.log().head(draft).orElseThrow().seq()).isEqualTo(4);
    }

    /** About 2 MB. */
    private static byte[] replaced(YDoc doc) {
        byte[] before = doc.encodeStateVector();
        var text = doc.getXmlFragment(DraftSchema.FRAGMENT);
        doc.transact(() -> {
            text.delete(0, text.length());
            text.insertElement(0, "paragraph").insertText(0).insert(0, "я".repeat(1_000_000));
        });
        return doc.encodeStateAsUpdate(before);
    }

    @Test
    void takesAnEditThroughTheServerTheSameWayAsThoseOfClients() {
        var room = room("together");
        List<byte[]> sent = new ArrayList<>();
        ClientConnection amina = SharedDocumentTests.seat(room.draft(), sent);
        assertThat(room.join(amina)).isTrue();
        sent.clear();
        room.receive(amina, SharedDocumentTests.paragraph(), false);

        assertThat(room.receive("boris", SharedDocumentTests.paragraph(7), OptionalLong.empty()))
                .contains(EditResult.APPLIED);

        var head = server.log().head(room.draft()).orElseThrow();
        assertThat(head.tail()).singleElement().satisfies(entry -> {
            assertThat(entry.members()).containsExactly("amina", "boris");
            assertThat(sent).containsExactly(amina.reply.update(entry.bytes()), amina.reply.stored(true));
        });
    }

    @Test
    void takesInANewRoomWhatComesIntoOneThatCloses() {
        var room = room("closing");
        assertThat(room.closeIfEmpty()).isTrue();
        assertThat(room.receive("amina", SharedDocumentTests.paragraph(), OptionalLong.empty()))
                .isEmpty();
        assertThat(server.rooms().edit(room.draft(), "amina", SharedDocumentTests.paragraph(), OptionalLong.empty()))
                .isEqualTo(EditResult.APPLIED);
    }

    @Test
    void callsARoomOnceThatAsksTwiceForTheSameMoment() throws Exception {
        var called = new CompletableFuture<List<Room>>();
        var room = room("eager");
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            var batchingTimer = new BatchingTimer(Duration.ofMillis(200), clock, called::complete);
            batchingTimer.schedule(room, Duration.ofMillis(200));
            batchingTimer.schedule(room, Duration.ofMillis(200));

            assertThat(called.get(10, SECONDS)).containsExactly(room);
        }
    }

    @Test
    void isCalledForWhatComesInAfterSomeoneElseTookAnEditBetweenItsArrivalAndItsTurn() {
        DraftId draft = DraftId.of("taken-in-between");
        server.log().create(draft, null, "amina");
        var pipeline = new EditPipeline(server.log());
        List<Room> called = new ArrayList<>();
        var inBetween = new AtomicReference<Runnable>(() -> {});
        var room = room(draft, server.log(), server.writers(), new Still() {
            @Override
            public void received() {
                inBetween.get().run();
            }

            @Override
            public void scheduleBatch(Room room) {
                called.add(room);
            }
        });
        List<byte[]> sent = new ArrayList<>();
        ClientConnection amina = SharedDocumentTests.seat(draft, sent);
        inBetween.set(room::drain);
        room.receive(amina, SharedDocumentTests.paragraph(), false);
        assertThat(sent).containsExactly(amina.reply.stored(true));
        assertThat(called).containsExactly(room);

        // Its turn comes while the edit is being written.
        List<Room> busy = new ArrayList<>();
        assertThat(room.begin()).isTrue();
        pipeline.run(List.copyOf(called), busy::add);
        room.end();
        busy.forEach(Room::drain);
        inBetween.set(() -> {});
        called.clear();
        room.receive(amina, SharedDocumentTests.paragraph(), false);

        assertThat(called).containsExactly(room);
    }

    private static Room room(String name) {
        DraftId draft = DraftId.of(name);
        server.log().create(draft, null, "amina");
        return room(draft, server.log());
    }

    private static Room room(DraftId draft, EditLog log) {
        return room(draft, log, server.writers());
    }

    static Room room(DraftId draft, EditLog log, ClientOwnershipStore clientOwnershipStore) {
        return room(draft, log, clientOwnershipStore, new Still());
    }

    private static Room room(
            DraftId draft, EditLog log, ClientOwnershipStore clientOwnershipStore, Room.Scheduler scheduler) {
        return new Room(
                draft,
                new SharedDocument(draft, log, clientOwnershipStore, 12 << 20),
                new EditPipeline(log),
                new RoomLimits(16, 100, new Presence.Limits(4, 1 << 20)),
                scheduler);
    }
}
