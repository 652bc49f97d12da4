package org.communique.collab;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlushTests {

    @TempDir
    static Path folder;

    private static final Room.Clock STILL = new Room.Clock() {
        @Override
        public void edited() {}

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
        Seat seat = ManuscriptTests.seat(room.draft(), sent);
        room.edit(new QueuedEdit(seat, ManuscriptTests.paragraph(), false));

        List<Room> busy = new ArrayList<>();
        new Flush(server.log()).flush(List.of(room, room), busy::add);

        assertThat(busy).containsExactly(room);
        assertThat(sent).containsExactly(seat.reply.stored(true));
        assertThat(room.isClosed()).isFalse();
        assertThat(server.log().head(room.draft()).orElseThrow().seq()).isOne();
    }

    @Test
    void closesARoomOfWhichItIsNotKnownWhatIsStored() {
        var room = room("not-known");
        List<byte[]> sent = new ArrayList<>();
        Seat seat = ManuscriptTests.seat(room.draft(), sent);
        room.edit(new QueuedEdit(seat, ManuscriptTests.paragraph(), false));

        assertThat(room.begin()).isTrue();
        room.end();

        assertThat(room.isClosed()).isTrue();
        assertThat(sent).isEmpty();
    }

    @Test
    void callsARoomOnceThatAsksTwiceForTheSameMoment() throws Exception {
        var called = new CompletableFuture<List<Room>>();
        var room = room("eager");
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            var beat = new Beat(Duration.ofMillis(200), clock, called::complete);
            beat.call(room, Duration.ofMillis(200));
            beat.call(room, Duration.ofMillis(200));

            assertThat(called.get(10, SECONDS)).containsExactly(room);
        }
    }

    private static Room room(String name) {
        DraftId draft = DraftId.of(name);
        server.log().create(draft, null, "amina");
        return new Room(
                draft,
                new Manuscript(draft, server.log(), server.writers(), 1 << 20),
                new RoomLimits(16, 100, new Presence.Limits(4, 1 << 20)),
                STILL);
    }
}
