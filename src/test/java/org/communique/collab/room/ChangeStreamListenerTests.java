package org.communique.collab.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import org.communique.collab.CollabServer;
import org.communique.collab.DraftId;
import org.communique.collab.EditorClients;
import org.communique.crdt.YDoc;
import org.communique.storage.FakeReplicaSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

/** A node goes on hearing the others, whatever becomes of its change stream. */
class ChangeStreamListenerTests {

    private static final DraftId DRAFT = DraftId.of("draft");

    @TempDir
    Path folder;

    private FakeReplicaSet set;
    private CollabServer node;
    private EditorClients editorClients;

    @BeforeEach
    void join() {
        set = FakeReplicaSet.open(folder);
        node = CollabServer.startOn(set.uri());
        node.roles().letEverybodyWrite();
        node.drafts().create(DRAFT, new YDoc().encodeStateAsUpdate(), "amina");
        editorClients = new EditorClients();
        editorClients.join("here", node.url(), DRAFT, "boris");
        editorClients.awaitEvent("here", "synced");
        awaitListening();
    }

    @AfterEach
    void leave() {
        editorClients.close();
        node.close();
        set.close();
    }

    @Test
    void hearsOthersAfterTheStreamLostItsHistory() {
        set.failNext("getMore", 286);
        awaitFaults();
        awaitListening();
        hearsARevocationElsewhere();
    }

    @Test
    void hearsOthersAfterTheStreamWasInvalidated() {
        set.invalidateStream();
        awaitFaults();
        await().until(() -> node.othersHealth().health().getStatus().equals(Status.DOWN));
        awaitListening();
        hearsARevocationElsewhere();
    }

    @Test
    void hearsOthersAfterWhatSpringMadeOfAnError() {
        set.failNext("distinct", 8000);
        set.failNext("distinct", 8000);
        set.failNext("getMore", 286);
        awaitFaults();
        awaitListening();
        hearsARevocationElsewhere();
    }

    @Test
    void saysThatItHearsNoOthers() {
        var unreachable = set.hold(command -> command.containsKey("pipeline"));
        set.failNext("getMore", 286);
        await().until(() -> node.othersHealth().health().getStatus().equals(Status.DOWN));
        unreachable.close();
        awaitListening();
    }

    @Test
    void isMeasured() {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        node.bindTo(registry);
        assertThat(registry.scrape())
                .contains("communique_changes_listening 1.0", "communique_changes_lag_seconds_max ");
    }

    private void hearsARevocationElsewhere() {
        node.mongo().insert(new AccessRevocation("from elsewhere", "boris", Instant.now()));
        editorClients.awaitEvent("here", "closed 4403");
    }

    private void awaitFaults() {
        await().untilAsserted(() -> assertThat(set.faultsToCome()).isZero());
    }

    private void awaitListening() {
        await().untilAsserted(() ->
                assertThat(node.othersHealth().health().getStatus()).isEqualTo(Status.UP));
    }
}
