package org.communique.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.communique.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each metric that the dashboard and the alerts name is one that a server serves, and each alert is explained. */
@ServerTest
class DashboardTests {

    private static final Path DASHBOARD = Path.of("docs/grafana-dashboard.json");
    private static final Path ALERTS = Path.of("docs/alerts.yml");

    /** Names with an underscore that no bracket follows, but for labels and strings. */
    private static final Pattern METRIC = Pattern.compile("\\b[a-z]+(?:_[a-z0-9]+)+\\b(?!\\s*\\()");

    private static final Pattern LABELS = Pattern.compile("\\{[^}]*}|\\b(?:by|on)\\s*\\([^)]*\\)");

    /** Of servers that share a database with others. */
    private static final Set<String> OF_SEVERAL_NODES =
            Set.of("communique_changes_listening", "communique_changes_lag_seconds_max");

    @Autowired
    private MetricsEndpoint endpoint;

    @LocalServerPort
    private int port;

    @Test
    void nameOnlyWhatIsServed() throws Exception {
        get(port, "/sign-in");
        var named = new HashSet<String>();
        expressions()
                .forEach(expression -> METRIC.matcher(LABELS.matcher(expression).replaceAll(" "))
                        .results()
                        .forEach(name -> named.add(name.group())));
        assertThat(named).hasSizeGreaterThan(20).containsAll(OF_SEVERAL_NODES);
        named.removeAll(OF_SEVERAL_NODES);
        await().untilAsserted(() -> assertThat(served()).containsAll(named));
    }

    @Test
    void areExplained() throws IOException {
        var guide = Files.readString(Path.of("docs/operations.md"));
        assertThat(alerts()).isNotEmpty().allSatisfy(alert -> {
            assertThat(alert).containsKeys("alert", "expr", "labels", "annotations");
            assertThat(guide).contains("`" + alert.get("alert") + "`");
        });
    }

    private Set<String> served() throws Exception {
        return get(endpoint.address().getPort(), MetricsEndpoint.PATH)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }

    private static List<String> expressions() throws IOException {
        var expressions = new ArrayList<String>();
        for (JsonNode panel : JsonMapper.shared().readTree(DASHBOARD.toFile()).path("panels")) {
            assertThat(panel.path("title").asString()).isNotBlank();
            panel.path("targets")
                    .forEach(target -> expressions.add(target.path("expr").asString()));
        }
        alerts().forEach(alert -> expressions.add(String.valueOf(alert.get("expr"))));
        return expressions;
    }

    private static List<Map<String, Object>> alerts() throws IOException {
        Map<String, List<Map<String, List<Map<String, Object>>>>> file = new Yaml().load(Files.readString(ALERTS));
        return file.getOrDefault("groups", List.of()).stream()
                .flatMap(group -> group.getOrDefault("rules", List.of()).stream())
                .toList();
    }

    private static String get(int port, String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var address = URI.create(String.format(Locale.ROOT, "http://127.0.0.1:%d%s", port, path));
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
