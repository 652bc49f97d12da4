package org.communique.collab.room;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.communique.collab.CollabServer;
import org.communique.collab.DraftId;
import org.communique.collab.schema.DraftSchema;
import org.communique.crdt.YDoc;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.TooBusyException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomCacheTests {

    @TempDir
    static Path folder;

    /** About 7 MB in memory. */
    private static final byte[] PARAGRAPHS = paragraphs();

    private static CollabServer server;

    private final HeavyWorkExecutor work = new HeavyWorkExecutor();
    private final AtomicInteger loads = new AtomicInteger();

    @BeforeAll
    static void start() {
        server = CollabServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private Room load(DraftId draft) {
        loads.incrementAndGet();
        return EditPipelineTests.room(draft, server.log(), server.writers());
    }

    private static DraftId large(String name) {
        DraftId draft = DraftId.of(name);
        server.log().create(draft, PARAGRAPHS, "amina");
        return draft;
    }

    private static byte[] paragraphs() {
        YDoc doc = new YDoc(1);
        doc.transact(() -> {
            for (int i = 0; i < 10_000; i++) {
                doc.getXmlFragment(DraftSchema.FRAGMENT)
                        .insertElement(i, "paragraph")
                        .insertText(0)
                        .insert(0, "a");
            }
        });
        return doc.encodeStateAsUpdate();
    }

    private static DraftId small(String name) {
        DraftId draft = DraftId.of(name);
        server.log().create(draft, null, "amina");
        return draft;
    }

    private static void sit(Room room, String member) {
        room.join(SharedDocumentTests.seat(room.draft(), member, new ArrayList<>()));
    }

    @Test
    void closesEmptyRoomsForOthersAndRefusesWhatDoesNotFit() {
        var rooms = new RoomCache(24 << 20, work, this::load);
        Room empty = rooms.open(large("empty"), "amina");
        sit(rooms.open(large("of-amina"), "amina"), "amina");
        sit(rooms.open(large("of-boris"), "boris"), "boris");
        assertThat(empty.isClosed()).isTrue();
        assertThat(rooms.all()).hasSize(2);

        assertThatExceptionOfType(TooBusyException.class).isThrownBy(() -> rooms.open(large("of-chen"), "chen"));
        assertThat(rooms.all()).hasSize(2).noneMatch(Room::isClosed);

        sit(rooms.open(small("ordinary"), "chen"), "chen");
        assertThat(rooms.all()).hasSize(3);
    }

    @Test
    void leavesHalfOfTheMemoryToOthersThanTheMemberWithLargeDrafts() {
        var rooms = new RoomCache(24 << 20, work, this::load);
        sit(rooms.open(large("first"), "mallory"), "mallory");
        assertThatExceptionOfType(TooBusyException.class).isThrownBy(() -> rooms.open(large("second"), "mallory"));
        sit(rooms.open(DraftId.of("second"), "amina"), "amina");
    }

    @Test
    void closesOneOfManyRoomsOfOneMemberForAnother() {
        var rooms = new RoomCache(40 << 20, work, this::load);
        sit(rooms.open(large("many-1"), "mallory"), "mallory");
        sit(rooms.open(large("many-2"), "mallory"), "mallory");
        sit(rooms.open(large("one"), "amina"), "amina");
        assertThat(rooms.all()).hasSize(3);

        sit(rooms.open(large("another"), "boris"), "boris");
        sit(rooms.open(large("next"), "chen"), "chen");

        assertThat(rooms.all()).extracting(room -> room.draft().value()).contains("one", "another", "next");
        assertThat(rooms.all().stream().filter(room -> room.onlyMember().equals(Optional.of("mallory"))))
                .hasSize(1);
        assertThatExceptionOfType(TooBusyException.class).isThrownBy(() -> rooms.open(large("many-3"), "mallory"));
    }

    @Test
    void closesTheLargestWhenRoomsHaveGrownTooMuch() {
        var rooms = new RoomCache(1 << 20, work, this::load);
        Room growing = rooms.open(small("growing"), "amina");
        sit(growing, "amina");
        Room other = rooms.open(small("other"), "boris");
        sit(other, "boris");
        rooms.closeExcess();
        assertThat(growing.isClosed()).isFalse();

        assertThat(growing.receive("amina", PARAGRAPHS, OptionalLong.empty())).contains(EditResult.APPLIED);
        rooms.closeExcess();
        assertThat(growing.isClosed()).isTrue();
        assertThat(other.isClosed()).isFalse();
        assertThat(rooms.all()).containsExactly(other);
        assertThat(rooms.open(DraftId.of("other"), "amina")).isSameAs(other);
    }

    @Test
    void loadsADraftOnceForAllWhoCome() throws Exception {
        var gate = new CompletableFuture<Void>();
        var rooms = new RoomCache(24 << 20, work, draft -> {
            gate.join();
            return load(draft);
        });
        DraftId draft = small("popular");
        List<CompletableFuture<Room>> opened = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String member = "member " + i;
            var room = new CompletableFuture<Room>();
            opened.add(room);
            Thread.startVirtualThread(() -> room.complete(rooms.open(draft, member)));
        }
        gate.complete(null);
        Room first = opened.getFirst().get(20, SECONDS);
        for (var room : opened) {
            assertThat(room.get(20, SECONDS)).isSameAs(first);
        }
        assertThat(loads).hasValue(1);
    }

    @Test
    void triesAgainForThoseWhoWaitedForALoadThatFailed() {
        var rooms = new RoomCache(24 << 20, work, draft -> {
            if (loads.incrementAndGet() == 1) {
                throw new IllegalStateException("failover");
            }
            return load(draft);
        });
        DraftId draft = small("failing");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> rooms.open(draft, "amina"))
                .withMessage("failover");
        await().until(() -> rooms.open(draft, "boris") != null);
    }
}
