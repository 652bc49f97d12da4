package org.communique.collab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.communique.LongMode;
import org.communique.storage.MongoCompatibleServer;
import org.communique.storage.PretendedReplicaSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Two servers on one store, with the editors of a draft at both; for longer with {@code -Dlong}. How long an edit takes
 * from one to the other is printed.
 */
class TwoNodesTests {

    private static final int EDITS = LongMode.either(100, 2_000);

    private static final int DRAFTS = 2;

    private static final int FAILURES_BETWEEN = 8;

    @Test
    void editorsOfADraftWriteAtTwoServersOfWhichOneDies() throws Exception {
        try (MongoCompatibleServer store = MongoCompatibleServer.start();
                ServerProcess one = start(store);
                ServerProcess other = start(store);
                Survivors survivors = new Survivors()) {
            one.awaitReady();
            other.awaitReady();
            List<String> both = List.of(one.url(), other.url());
            JsonNode joined = survivors.join(both, List.of("draft-0", "draft-1"), 8);
            assertThat(joined.get("joined").asBoolean()).isTrue();
            survivors.type(5);
            survivors.awaitAcknowledged(EDITS);
            JsonNode together = survivors.settle();
            assertThat(together.get("acknowledged").asBoolean()).isTrue();
            assertThat(together.get("converged").asBoolean()).isTrue();
            assertThat(together.get("crossed").asInt()).isGreaterThan(EDITS / 2);
            System.out.printf(
                    "From one server to the other in %.0f ms (95th percentile)%n",
                    together.get("p95").asDouble());
            assertNothingLost(survivors);

            survivors.type(5);
            survivors.awaitAcknowledged(30);
            survivors.goTo(List.of(other.url()));
            one.kill();
            survivors.awaitAcknowledged(30);
            JsonNode alone = survivors.settle();
            assertThat(alone.get("acknowledged").asBoolean()).isTrue();
            assertThat(alone.get("converged").asBoolean()).isTrue();
            assertNothingLost(survivors);
            assertThat(survivors.state().get("refused").asInt()).isZero();
        }
    }

    @Test
    void editorsLoseNothingThoughThePrimaryStepsDownAndRepliesAreLost(@TempDir Path folder) throws Exception {
        try (PretendedReplicaSet store = PretendedReplicaSet.open(folder);
                ServerProcess one = start(store.uri());
                ServerProcess other = start(store.uri());
                Survivors survivors = new Survivors()) {
            one.awaitReady();
            other.awaitReady();
            store.failBetween(FAILURES_BETWEEN);
            survivors.join(List.of(one.url(), other.url()), List.of("draft-0", "draft-1"), 4);
            survivors.type(5);
            survivors.awaitAcknowledged(EDITS);
            store.failNoMore();
            JsonNode together = survivors.settle();
            assertThat(together.get("acknowledged").asBoolean()).isTrue();
            assertThat(together.get("converged").asBoolean()).isTrue();
            assertNothingLost(survivors);
            assertThat(store.failures()).isPositive();
            System.out.printf("Nothing was lost in %d failures of the store%n", store.failures());
        }
    }

    private static void assertNothingLost(Survivors survivors) {
        JsonNode seen = survivors.check();
        assertThat(seen.get("lost").asInt()).isZero();
        assertThat(seen.get("differing").asInt()).isZero();
        assertThat(seen.get("surplus").asInt()).isZero();
    }

    @Test
    void aFreezeHoldsAtBothARestoredTextIsToldAtBothAndARevokedMemberIsPutOutOfBoth() throws Exception {
        try (MongoCompatibleServer store = MongoCompatibleServer.start();
                ServerProcess one = start(store);
                ServerProcess other = start(store);
                Survivors survivors = new Survivors();
                Clients clients = new Clients()) {
            one.awaitReady();
            other.awaitReady();
            DraftId presence = DraftId.of("draft-1");
            clients.join("here", one.url(), presence, "amina");
            clients.join("there", other.url(), presence, "boris");
            clients.awaitEvent("there", "synced");
            String boris = clients.state("there").get("clientId").asString();
            // Clients take no heed of others' very first state, which has clock 0.
            clients.ask("present", "there", Map.of("state", Map.of("cursor", 0)));
            clients.await("here", state -> state.get("people").has(boris));
            assertThat(clients.state("here")
                            .get("people")
                            .get(boris)
                            .get("user")
                            .get("name")
                            .asString())
                    .isEqualTo("Member boris");
            one.tell("restore draft-1 amina", "restored");
            clients.awaitEvent("there", "{\"type\":\"restored\",\"member\":\"amina\"");
            one.tell("revoke boris", "revoked");
            clients.awaitEvent("there", "closed 4403");

            survivors.join(List.of(one.url(), other.url()), List.of("draft-0"), 4);
            survivors.type(10);
            survivors.awaitAcknowledged(30);
            one.tell("freeze draft-0", "frozen 1");
            JsonNode frozen = survivors.check().get("characters");
            await().until(() -> survivors.state().get("frozen").asInt() == 4);
            assertThat(survivors.check().get("characters")).isEqualTo(frozen);
            assertThat(frozen.get(0)).isEqualTo(frozen.get(1));
            assertThat(survivors.check().get("lost").asInt()).isZero();
        }
    }

    private static ServerProcess start(MongoCompatibleServer store) {
        return start(store.uri());
    }

    private static ServerProcess start(String uri) {
        return ServerProcess.start(ServerProcess.freePort(), DRAFTS, "--spring.mongodb.uri=" + uri);
    }
}
