package org.communique.collab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The server is killed while people type, two hundred times. How long the drafts then take to open is printed. Outside the long mode {@code
 * EditLogTests} and {@code EditPipelineTests} have its writes fail.
 */
@EnabledIf("org.communique.LongRun#isOn")
class CollabCrashTests {

    private static final int KILLS = 200;

    private static final int DRAFTS = 2;
    private static final int EDITORS = 6;

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedIsThereAfterEveryCrash() throws Exception {
        int port = CollabServerProcess.freePort();
        CollabServerProcess server = start(port).awaitReady();
        try (ReconnectingEditors reconnectingEditors = new ReconnectingEditors()) {
            JsonNode joined = reconnectingEditors.join(List.of(server.url()), List.of("draft-0", "draft-1"), EDITORS);
            assertThat(joined.get("joined").asBoolean()).isTrue();
            reconnectingEditors.type(20);
            List<Double> openings = new ArrayList<>();
            for (int i = 0; i < KILLS; i++) {
                reconnectingEditors.awaitAcknowledged(
                        ThreadLocalRandom.current().nextInt(1, 60));
                server.kill();
                server = start(port).awaitReady();
                JsonNode seen = reconnectingEditors.check();
                assertThat(seen.get("lost").asInt()).as("lost, crash %s", i).isZero();
                openings.add(seen.get("slowestOpening").asDouble());
            }
            openings.sort(null);
            System.out.printf(
                    "Opened after a crash in %.0f ms (median), %.0f ms (longest)%n",
                    openings.get(KILLS / 2), openings.getLast());
            JsonNode settled = reconnectingEditors.settle();
            assertThat(settled.get("acknowledged").asBoolean()).isTrue();
            assertThat(settled.get("converged").asBoolean()).isTrue();
            JsonNode seen = reconnectingEditors.check();
            assertThat(seen.get("lost").asInt()).isZero();
            assertThat(seen.get("differing").asInt()).isZero();
            assertThat(seen.get("surplus").asInt()).isZero();
            assertThat(reconnectingEditors.state().get("refused").asInt()).isZero();
        } finally {
            server.kill();
        }
    }

    private CollabServerProcess start(int port) {
        return CollabServerProcess.start(port, DRAFTS, "--test.folder=" + folder);
    }
}
