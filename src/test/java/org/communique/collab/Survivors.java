package org.communique.collab;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.communique.NodePeer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Editors who type on while servers come and go, and then tell what became of their edits. */
final class Survivors implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final NodePeer node = NodePeer.start("survivors.mjs");

    JsonNode join(List<String> urls, List<String> drafts, int count) {
        return ask("join", Map.of("urls", urls, "drafts", drafts, "count", count));
    }

    void type(int editsPerSecond) {
        ask("type", Map.of("rate", editsPerSecond));
    }

    /** Until so many more edits are acknowledged. */
    void awaitAcknowledged(int edits) {
        int enough = acknowledged() + edits;
        Awaitility.await(edits + " edits are acknowledged")
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> acknowledged() >= enough);
    }

    private int acknowledged() {
        return state().get("acknowledged").asInt();
    }

    /** From now on only these servers are there. */
    void goTo(List<String> urls) {
        ask("servers", Map.of("urls", urls));
    }

    /** Stops typing and waits for the last acknowledgement and until all see the same. */
    JsonNode settle() {
        return ask("settle", Map.of());
    }

    /** Compares with what somebody sees who comes anew to every server. */
    JsonNode check() {
        return ask("check", Map.of());
    }

    JsonNode state() {
        return ask("state", Map.of());
    }

    private JsonNode ask(String command, Map<String, ?> arguments) {
        Map<String, Object> line = new LinkedHashMap<>(arguments);
        line.put("do", command);
        JsonNode answer = JSON.readTree(node.ask(JSON.writeValueAsString(line)));
        if (answer.has("error")) {
            throw new AssertionError(answer.get("error").asString());
        }
        return answer;
    }

    @Override
    public void close() {
        node.close();
    }
}
