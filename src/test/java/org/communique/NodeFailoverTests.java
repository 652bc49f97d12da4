package org.communique;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.communique.browser.Chromium;
import org.communique.browser.Person;
import org.communique.security.CookieClient;
import org.communique.storage.MongoCompatibleServer;
import org.communique.storage.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three nodes behind nginx as {@code docs/several-nodes.md} says, of which those that a browser is at are killed. How long the browser
 * needs to go on at another is printed.
 */
@EnabledIf("org.communique.LongRun#isOn")
class NodeFailoverTests {

    private static final String ADMINISTRATOR = "amina@example.org";
    private static final String EMAIL = "wanjiru@example.org";
    private static final String PASSWORD = "nine patient gardeners";
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path folder;

    @Test
    void aBrowserWhoseNodeDiesGoesOnAtAnotherSignedInWithAllThatWasTyped() throws Exception {
        int port = NginxProcess.freePort();
        try (var mongo = MongoCompatibleServer.start();
                var postgres = PostgresServer.start();
                var nodes = new Nodes(port, mongo, postgres);
                var nginxProcess =
                        NginxProcess.start(port, nodes.ports(), Files.createDirectory(folder.resolve("nginx")));
                var chromium = new Chromium("http://localhost:" + port)) {
            var draft = "/statements/" + nodes.openStatement() + "/draft";
            var person = chromium.person("wanjiru");
            person.signIn(EMAIL, PASSWORD);
            person.open(draft);
            types(person, "We begin.", " First words.");
            assertThat(saved(person)).isVisible();

            nodes.kill(nginxProcess.lastNode());
            long killed = System.nanoTime();
            types(person, "First words.", " Second words.");
            assertThat(saved(person)).isVisible();
            print("The draft", killed);
            assertThat(nodes.text(draft)).contains("We begin. First words. Second words.");

            person.open("/");
            assertThat(person.page()).hasTitle(Pattern.compile("My work.*"));
            person.page().evaluate("() => { window.ofTheFirstNode = true }");
            nodes.kill(nginxProcess.lastNode());
            killed = System.nanoTime();
            person.page().waitForFunction("() => !window.ofTheFirstNode");
            print("The screen", killed);
            person.page().getByText("Joint statement of three").first().click();
            person.page().waitForURL("**" + draft);
            types(person, "Second words.", " Third words.");
            assertThat(saved(person)).isVisible();
            assertThat(nodes.text(draft)).contains("Second words. Third words.");
        }
    }

    private static void print(String what, long killed) {
        System.out.printf(
                "%s is at another node after %d ms%n",
                what, Duration.ofNanos(System.nanoTime() - killed).toMillis());
    }

    private static void types(Person person, String after, String words) {
        assertThat(person.page().locator("communique-editor[data-editable]")).isVisible();
        person.page()
                .locator("communique-editor .text p")
                .filter(new Locator.FilterOptions().setHasText(after))
                .first()
                .click();
        person.page().keyboard().press("End");
        person.page().keyboard().type(words);
    }

    private static Locator saved(Person person) {
        return person.page().locator("communique-editor .status[data-status=saved]");
    }

    private final class Nodes implements AutoCloseable {

        private final Map<Integer, ServerProcess> running = new LinkedHashMap<>();
        private String token = "";

        Nodes(int proxy, MongoCompatibleServer mongo, PostgresServer postgres) throws Exception {
            var environment = Map.of(
                    "SPRING_MONGODB_URI",
                    mongo.uri(),
                    "SPRING_DATASOURCE_URL",
                    postgres.jdbcUrl(),
                    "SPRING_DATASOURCE_USERNAME",
                    PostgresServer.USERNAME,
                    "SPRING_DATASOURCE_PASSWORD",
                    PostgresServer.PASSWORD,
                    "BASE_URL",
                    "http://localhost:" + proxy,
                    "COMMUNIQUE_TRUSTEDPROXIES",
                    "127.0.0.1");
            var first = start(1, environment);
            first.setUp(ADMINISTRATOR);
            var operator = new MainJob(first.port(), data(1));
            token = operator.token(ADMINISTRATOR);
            addCoordinator(first.port());
            token = operator.token(EMAIL);
            for (int number = 2; number <= 3; number++) {
                copyKeys(data(1), data(number));
                start(number, environment);
            }
        }

        private ServerProcess start(int number, Map<String, String> environment) throws Exception {
            Files.createDirectories(data(number));
            var node = ServerProcess.start(data(number), environment);
            running.put(node.port(), node);
            return node;
        }

        private Path data(int number) {
            return folder.resolve("node-" + number).resolve("data");
        }

        private void addCoordinator(int port) throws Exception {
            var organisation = JSON.readTree(call("GET", "/organisations", ""))
                    .get(0)
                    .get("id")
                    .asString();
            var member = Map.of(
                    "name",
                    "Wanjiru Kamau",
                    "email",
                    EMAIL,
                    "organisation",
                    organisation,
                    "roles",
                    List.of("COORDINATOR"));
            var added = JSON.readTree(call("POST", "/members", JSON.writeValueAsString(member)));
            var link = JSON.readTree(call("POST", "/members/" + added.get("id").asString() + "/link", ""));
            CookieClient.of(port).submit(URI.create(link.get("link").asString()).getPath(), "password", PASSWORD);
        }

        private static void copyKeys(Path from, Path to) throws IOException {
            Files.createDirectories(to.resolve("keys"));
            try (var keys = Files.list(from.resolve("keys"))) {
                for (var key : keys.toList()) {
                    Files.copy(key, to.resolve("keys").resolve(key.getFileName()));
                }
            }
        }

        List<Integer> ports() {
            return new ArrayList<>(running.keySet());
        }

        void kill(int port) {
            Objects.requireNonNull(running.remove(port)).kill();
        }

        String openStatement() throws Exception {
            var statement = Map.of("title", "Joint statement of three", "markdown", "We begin.");
            var opened = call("POST", "/statements", JSON.writeValueAsString(statement));
            return JSON.readTree(opened).get("id").asString();
        }

        String text(String draft) throws Exception {
            return call("GET", draft, "");
        }

        private String call(String method, String path, String body) throws Exception {
            var node = "http://localhost:" + ports().getFirst();
            var request = HttpRequest.newBuilder(URI.create(node + "/api/v1" + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(body))
                    .build();
            try (var client = HttpClient.newHttpClient()) {
                var answer = client.send(request, BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
                return answer.body();
            }
        }

        @Override
        public void close() {
            running.values().forEach(ServerProcess::close);
        }
    }
}
