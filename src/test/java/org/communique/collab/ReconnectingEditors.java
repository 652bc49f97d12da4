package org.communique.collab;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.communique.NodeScriptProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Editors who type on while servers come and go, and then tell what became of their edits. */
public final class ReconnectingEditors implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final NodeScriptProcess node = NodeScriptProcess.start("survivors.mjs");

    JsonNode join(List<String> urls, List<String> drafts, int count) {
        return ask("join", Map.of("urls", urls, "drafts", drafts, "count", count));
    }

    /**
     * With tokens of members, who take turns.
     *
     * @param apart whether the proxy is not told who has the same draft
     */
    public JsonNode join(String url, List<String> drafts, int count, List<String> tokens, boolean apart) {
        return ask(
                "join",
                Map.of("urls", List.of(url), "drafts", drafts, "count", count, "tokens", tokens, "apart", apart));
    }

    /** How long acknowledgements took, in and outside so many seconds after each of these moments. */
    public JsonNode latencies(List<Long> moments, int seconds) {
        return ask("latencies", Map.of("moments", moments, "seconds", seconds));
    }

    public void type(double editsPerSecond) {
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
    public JsonNode settle() {
        return ask("settle", Map.of());
    }

    /** Compares with what someone sees who comes newly to every server. */
    public JsonNode check() {
        return ask("check", Map.of());
    }

    public JsonNode state() {
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
