package org.communique.collab.room;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.communique.collab.CollabServer;
import org.communique.collab.DraftId;
import org.communique.collab.log.AppendResult;
import org.communique.collab.log.EditLog;
import org.communique.collab.log.LogAppend;
import org.communique.collab.room.SharedDocument.PendingBatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchWriterTests {

    @TempDir
    static Path folder;

    private static final Room.Scheduler STILL = new Room.Scheduler() {
        @Override
        public void edited() {}

        @Override
        public void acknowledged(PendingBatch pendingBatch) {}

        @Override
        public void tick(Room room) {}

        @Override
        public void tickPresence(Room room) {}
    };

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
        room.edit(new QueuedEdit(clientConnection, SharedDocumentTests.paragraph(), false));

        List<Room> busy = new ArrayList<>();
        new BatchWriter(server.log()).flush(List.of(room, room), busy::add);

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
        room.edit(new QueuedEdit(clientConnection, SharedDocumentTests.paragraph(), false));

        assertThat(room.begin()).isTrue();
        room.end();

        assertThat(room.isClosed()).isTrue();
        assertThat(sent).isEmpty();
    }

    @Test
    void closesARoomInWhichAnEditThroughTheServerCouldNotBeStored() {
        DraftId draft = DraftId.of("failover");
        server.log().create(draft, null, "amina");
        var room = room(draft, new EditLog(server.mongo(), Clock.systemUTC()) {
            @Override
            public List<AppendResult> append(List<LogAppend> appends) {
                return List.of(new AppendResult.Failed(new IllegalStateException("failover")));
            }
        });

        assertThat(room.edit("amina", SharedDocumentTests.paragraph())).isEmpty();
        assertThat(room.isClosed()).isTrue();
        assertThat(server.rooms().edit(draft, "amina", SharedDocumentTests.paragraph()))
                .isEqualTo(EditResult.APPLIED);
        assertThat(server.log().head(draft).orElseThrow().seq()).isOne();
    }

    @Test
    void takesInANewRoomWhatComesIntoOneThatCloses() {
        var room = room("closing");
        assertThat(room.closeIfEmpty()).isTrue();
        assertThat(room.edit("amina", SharedDocumentTests.paragraph())).isEmpty();
        assertThat(server.rooms().edit(room.draft(), "amina", SharedDocumentTests.paragraph()))
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

    private static Room room(String name) {
        DraftId draft = DraftId.of(name);
        server.log().create(draft, null, "amina");
        return room(draft, server.log());
    }

    private static Room room(DraftId draft, EditLog log) {
        return room(draft, log, server.writers());
    }

    static Room room(DraftId draft, EditLog log, ClientOwnershipStore clientOwnershipStore) {
        return new Room(
                draft,
                new SharedDocument(draft, log, clientOwnershipStore, 1 << 20),
                new RoomLimits(16, 100, new Presence.Limits(4, 1 << 20)),
                STILL);
    }
}
