package org.communique.collab;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.communique.NodeScriptProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People at their editors: each is a real provider in one Node process. */
public final class EditorClients implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration POLL_INTERVAL = Duration.ofMillis(10);

    private final NodeScriptProcess node = NodeScriptProcess.start("collab-clients.mjs");

    public JsonNode join(String client, CollabServer server, DraftId draft, String token) {
        return join(client, server.url(), draft, token);
    }

    public JsonNode join(String client, String url, DraftId draft, String token) {
        return ask("join", client, Map.of("url", url, "draft", draft.value(), "token", token));
    }

    JsonNode join(String client, CollabServer server, DraftId draft, String token, long clientId) {
        return ask(
                "join",
                client,
                Map.of("url", server.url(), "draft", draft.value(), "token", token, "clientId", clientId));
    }

    public JsonNode type(String client, String text) {
        return ask("type", client, Map.of("text", text));
    }

    JsonNode send(String client, byte[] frame) {
        return ask("send", client, Map.of("bytes", Base64.getEncoder().encodeToString(frame)));
    }

    public JsonNode ask(String command, String client, Map<String, ?> arguments) {
        Map<String, Object> line = new LinkedHashMap<>(arguments);
        line.put("do", command);
        line.put("client", client);
        JsonNode answer = JSON.readTree(node.ask(JSON.writeValueAsString(line)));
        if (answer.has("error")) {
            throw new AssertionError(answer.get("error").asString());
        }
        return answer;
    }

    JsonNode state(String client) {
        return ask("state", client, Map.of());
    }

    JsonNode await(String client, Predicate<JsonNode> condition) {
        try {
            // The clients' one thread answers, so they are asked from one thread and not all the time.
            return Awaitility.await()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL_INTERVAL)
                    .until(() -> state(client), condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "not reached by " + client + "; threads are in " + threads() + ": " + state(client), e);
        }
    }

    /** The file with all threads of this process, which has the server in it. */
    private static Path threads() {
        try {
            var file = Files.createTempFile(Path.of("target").toAbsolutePath(), "threads", ".txt");
            Files.delete(file);
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(file.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode awaitText(String client, String text) {
        return await(client, state -> state.get("text").asString().equals(text));
    }

    public JsonNode awaitStored(String client) {
        return await(client, state -> state.get("unsynced").asInt() == 0);
    }

    public JsonNode awaitEvent(String client, String event) {
        return await(client, state -> hasEvent(state, event));
    }

    static boolean hasEvent(JsonNode state, String event) {
        return state.get("events").valueStream().anyMatch(e -> e.asString().startsWith(event));
    }

    @Override
    public void close() {
        node.close();
    }
}
