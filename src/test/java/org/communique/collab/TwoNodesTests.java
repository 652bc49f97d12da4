package org.communique.collab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.communique.storage.FakeReplicaSet;
import org.communique.storage.MongoCompatibleServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Two servers on one store, with the editors of a draft at both; for longer with {@code -Dlong}. How long an edit takes
 * from one to the other is printed.
 */
@EnabledIf("org.communique.LongRun#isOn")
class TwoNodesTests {

    private static final int EDITS = 2_000;

    private static final int DRAFTS = 2;

    private static final int FAILURES_BETWEEN = 8;

    @Test
    void editorsOfADraftWriteAtTwoServersOfWhichOneDies() throws Exception {
        try (MongoCompatibleServer store = MongoCompatibleServer.start();
                CollabServerProcess one = start(store);
                CollabServerProcess other = start(store);
                ReconnectingEditors reconnectingEditors = new ReconnectingEditors()) {
            one.awaitReady();
            other.awaitReady();
            List<String> both = List.of(one.url(), other.url());
            JsonNode joined = reconnectingEditors.join(both, List.of("draft-0", "draft-1"), 8);
            assertThat(joined.get("joined").asBoolean()).isTrue();
            reconnectingEditors.type(5);
            reconnectingEditors.awaitAcknowledged(EDITS);
            JsonNode together = reconnectingEditors.settle();
            assertThat(together.get("acknowledged").asBoolean()).isTrue();
            assertThat(together.get("converged").asBoolean()).isTrue();
            assertThat(together.get("crossed").asInt()).isGreaterThan(EDITS / 2);
            System.out.printf(
                    "From one server to the other in %.0f ms (95th percentile)%n",
                    together.get("p95").asDouble());
            assertNothingLost(reconnectingEditors);

            reconnectingEditors.type(5);
            reconnectingEditors.awaitAcknowledged(30);
            reconnectingEditors.goTo(List.of(other.url()));
            one.kill();
            reconnectingEditors.awaitAcknowledged(30);
            JsonNode alone = reconnectingEditors.settle();
            assertThat(alone.get("acknowledged").asBoolean()).isTrue();
            assertThat(alone.get("converged").asBoolean()).isTrue();
            assertNothingLost(reconnectingEditors);
            assertThat(reconnectingEditors.state().get("refused").asInt()).isZero();
        }
    }

    @Test
    void editorsLoseNothingThoughThePrimaryStepsDownAndRepliesAreLost(@TempDir Path folder) throws Exception {
        try (FakeReplicaSet store = FakeReplicaSet.open(folder);
                CollabServerProcess one = start(store.uri());
                CollabServerProcess other = start(store.uri());
                ReconnectingEditors reconnectingEditors = new ReconnectingEditors()) {
            one.awaitReady();
            other.awaitReady();
            store.failBetween(FAILURES_BETWEEN);
            reconnectingEditors.join(List.of(one.url(), other.url()), List.of("draft-0", "draft-1"), 4);
            reconnectingEditors.type(5);
            reconnectingEditors.awaitAcknowledged(EDITS);
            store.failNoMore();
            JsonNode together = reconnectingEditors.settle();
            assertThat(together.get("acknowledged").asBoolean()).isTrue();
            assertThat(together.get("converged").asBoolean()).isTrue();
            assertNothingLost(reconnectingEditors);
            assertThat(store.failures()).isPositive();
            System.out.printf("Nothing was lost in %d failures of the store%n", store.failures());
        }
    }

    private static void assertNothingLost(ReconnectingEditors reconnectingEditors) {
        JsonNode seen = reconnectingEditors.check();
        assertThat(seen.get("lost").asInt()).isZero();
        assertThat(seen.get("differing").asInt()).isZero();
        assertThat(seen.get("surplus").asInt()).isZero();
    }

    @Test
    void aFreezeHoldsAtBothARestoredTextIsToldAtBothAndARevokedMemberIsPutOutOfBoth() throws Exception {
        try (MongoCompatibleServer store = MongoCompatibleServer.start();
                CollabServerProcess one = start(store);
                CollabServerProcess other = start(store);
                ReconnectingEditors reconnectingEditors = new ReconnectingEditors();
                EditorClients editorClients = new EditorClients()) {
            one.awaitReady();
            other.awaitReady();
            DraftId presence = DraftId.of("draft-1");
            editorClients.join("here", one.url(), presence, "amina");
            editorClients.join("there", other.url(), presence, "boris");
            editorClients.awaitEvent("there", "synced");
            String boris = editorClients.state("there").get("clientId").asString();
            // Clients take no heed of others' very first state, which has clock 0.
            editorClients.ask("present", "there", Map.of("state", Map.of("cursor", 0)));
            editorClients.await("here", state -> state.get("people").has(boris));
            assertThat(editorClients
                            .state("here")
                            .get("people")
                            .get(boris)
                            .get("user")
                            .get("name")
                            .asString())
                    .isEqualTo("Member boris");
            one.tell("restore draft-1 amina", "restored");
            editorClients.awaitEvent("there", "{\"type\":\"restored\",\"member\":\"amina\"");
            one.tell("revoke boris", "revoked");
            editorClients.awaitEvent("there", "closed 4403");

            reconnectingEditors.join(List.of(one.url(), other.url()), List.of("draft-0"), 4);
            reconnectingEditors.type(10);
            reconnectingEditors.awaitAcknowledged(30);
            one.tell("freeze draft-0", "frozen 1");
            JsonNode frozen = reconnectingEditors.check().get("characters");
            await().until(() -> reconnectingEditors.state().get("frozen").asInt() == 4);
            assertThat(reconnectingEditors.check().get("characters")).isEqualTo(frozen);
            assertThat(frozen.get(0)).isEqualTo(frozen.get(1));
            assertThat(reconnectingEditors.check().get("lost").asInt()).isZero();
        }
    }

    private static CollabServerProcess start(MongoCompatibleServer store) {
        return start(store.uri());
    }

    private static CollabServerProcess start(String uri) {
        return CollabServerProcess.start(CollabServerProcess.freePort(), DRAFTS, "--spring.mongodb.uri=" + uri);
    }
}
