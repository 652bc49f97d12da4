package org.communique;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two clients, with the real provider, who type into one draft, and the words that the server has acknowledged. */
final class TypingWorkload {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> CLIENTS = List.of("ann", "ben");

    private final String draft;
    private final String token;
    private final List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
    private int words;

    TypingWorkload(String draft, String token) {
        this.draft = draft;
        this.token = token;
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** Types until the server is gone. The clients go with it, so that none brings back what the server has lost. */
    void typeUntilGone(ServerProcess server) {
        try (var node = NodeScriptProcess.start("collab-clients.mjs")) {
            var url = "ws://localhost:" + server.port() + "/collab";
            for (var client : CLIENTS) {
                ask(node, client, "join", Map.of("url", url, "draft", draft, "token", token));
                await().pollInSameThread()
                        .until(() -> !server.isAlive() || isSynced(ask(node, client, "state", Map.of())));
            }
            while (server.isAlive()) {
                for (var client : CLIENTS) {
                    typeAndAwait(node, client, server);
                }
            }
        }
    }

    private void typeAndAwait(NodeScriptProcess node, String client, ServerProcess server) {
        List<String> typed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            var word = client + words++;
            typed.add(word);
            ask(node, client, "type", Map.of("text", " " + word));
        }
        while (server.isAlive()) {
            if (ask(node, client, "state", Map.of()).get("unsynced").asInt() == 0) {
                acknowledged.addAll(typed);
                return;
            }
        }
    }

    private static boolean isSynced(JsonNode state) {
        return state.get("events")
                .valueStream()
                .anyMatch(event -> event.asString().equals("synced"));
    }

    private static JsonNode ask(NodeScriptProcess node, String client, String command, Map<String, String> arguments) {
        var line = JSON.createObjectNode().put("do", command).put("client", client);
        arguments.forEach(line::put);
        var answer = JSON.readTree(node.ask(JSON.writeValueAsString(line)));
        assertThat(answer.has("error")).as(answer.toString()).isFalse();
        return answer;
    }

    void check(int port) throws IOException, InterruptedException {
        var text = new ApiClient(port, token).text("/statements/" + draft + "/draft");
        assertThat(text.split("\\s+")).contains(acknowledged.toArray(String[]::new));
    }
}
