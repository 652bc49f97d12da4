package org.communique.collab.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.communique.collab.CollabServer;
import org.communique.collab.DraftId;
import org.communique.collab.DraftSocketClient;
import org.communique.collab.log.AppendResult;
import org.communique.collab.log.LogAppend;
import org.communique.crdt.YDoc;
import org.communique.storage.FakeReplicaSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write that MongoDB takes long over, or of which another node was quicker. */
class HangingWriteTests {

    private static final int SERVICE_RESTART = 1012;
    private static final DraftId SLOW = DraftId.of("slow");
    private static final DraftId OTHER = DraftId.of("other");

    @TempDir
    Path folder;

    private FakeReplicaSet set;
    private CollabServer node;

    @BeforeEach
    void start() {
        set = FakeReplicaSet.open(folder);
        node = CollabServer.startOn(set.uri());
        node.drafts().create(SLOW, new YDoc().encodeStateAsUpdate(), "amina");
        node.drafts().create(OTHER, new YDoc().encodeStateAsUpdate(), "amina");
    }

    @AfterEach
    void stop() {
        node.close();
        set.close();
    }

    @Test
    void delaysNoOtherDraft() throws InterruptedException {
        try (var held = set.hold(HangingWriteTests::isOfSlowHead)) {
            var slow = CompletableFuture.supplyAsync(() -> append(SLOW));
            held.awaitArrival();
            assertThat(append(OTHER)).isInstanceOf(AppendResult.Stored.class);
            assertThat(slow).isNotDone();
            held.close();
            assertThat(slow.join()).isInstanceOf(AppendResult.Stored.class);
        }
    }

    @Test
    void keepsThatAnEditWasRefusedThoughAnotherNodeGaveTheClientToItsMemberMeanwhile() throws InterruptedException {
        try (var held = set.hold(HangingWriteTests::takesClients)) {
            var refusal = CompletableFuture.runAsync(() -> node.writers().refuse(SLOW, Set.of(7L), "boris", false));
            held.awaitArrival();
            node.writers().take(SLOW, Set.of(7L), "boris", true);
            held.close();
            refusal.join();
        }
        assertThat(node.writers().find(SLOW, Set.of(7L)).get(7L)).returns(true, ClientOwnership::refused);
    }

    @Test
    void takesNoClientFromAnotherMember() throws InterruptedException {
        try (var held = set.hold(HangingWriteTests::takesClients)) {
            var refusal = CompletableFuture.runAsync(() -> node.writers().refuse(SLOW, Set.of(7L), "boris", true));
            held.awaitArrival();
            node.writers().take(SLOW, Set.of(7L), "amina", true);
            held.close();
            refusal.join();
        }
        assertThat(node.writers().find(SLOW, Set.of(7L)).get(7L)).returns(false, ClientOwnership::refused);
    }

    @Test
    void keepsNoOneFromBeingSentElsewhere() throws Exception {
        node.roles().letEverybodyWrite();
        var others = IntStream.range(0, 8)
                .mapToObj(number -> {
                    var draft = DraftId.of("other-" + number);
                    node.drafts().create(draft, new YDoc().encodeStateAsUpdate(), "amina");
                    return DraftSocketClient.connect(node.port()).joined(draft, "amina");
                })
                .toList();
        var slow = DraftSocketClient.connect(node.port()).joined(SLOW, "amina");
        try (var held = set.hold(HangingWriteTests::isOfSlowHead)) {
            slow.edit(SLOW, SharedDocumentTests.paragraph());
            held.awaitArrival();
            var handedOver = CompletableFuture.runAsync(node.rooms()::handOver);
            for (var other : others) {
                assertThat(other.closed().get(5, TimeUnit.SECONDS)).isEqualTo(SERVICE_RESTART);
            }
            assertThat(slow.closed().get(20, TimeUnit.SECONDS)).isEqualTo(SERVICE_RESTART);
            handedOver.get(5, TimeUnit.SECONDS);
        }
    }

    private AppendResult append(DraftId draft) {
        var head = node.log().head(draft).orElseThrow();
        var entry = node.log().entry(head.seq(), head.epoch(), Set.of("amina"), new YDoc().encodeStateAsUpdate());
        return node.log().append(List.of(new LogAppend(draft, entry, 0))).getFirst();
    }

    private static boolean takesClients(BsonDocument command) {
        return command.getFirstKey().equals("update")
                && command.getString("update").getValue().equals("clientOwnerships")
                && command.getArray("updates").getFirst().asDocument().containsKey("upsert");
    }

    private static boolean isOfSlowHead(BsonDocument command) {
        return command.getFirstKey().equals("update")
                && command.getArray("updates").stream()
                        .map(update -> update.asDocument().getDocument("q"))
                        .anyMatch(query -> query.getString("_id").getValue().equals(SLOW.value()));
    }
}
