package org.communique;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.communique.collab.ReconnectingEditors;
import org.communique.security.CookieClient;
import org.communique.storage.MongoCompatibleServer;
import org.communique.storage.PostgresServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three nodes behind nginx with people at work, of which one is killed every half a minute and started again. Fails if an
 * acknowledged edit is lost, a person is signed out, or the 95th percentile outside the ten seconds after a kill is over 300 ms.
 * With {@code rolling} each is told to stop instead, and no request may fail at any time; with {@code apart} the proxy is not told
 * which editors have the same draft. {@code ./bench NodeFailoverBenchmark [rolling] [apart] [MINUTES [EDITORS [PEOPLE]]]}
 */
final class NodeFailoverBenchmark {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String PASSWORD = "nine patient gardeners";
    private static final int MEMBERS = 50;
    private static final int DRAFTS = 20;
    private static final double EDITS_A_SECOND = 0.5;
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(30);
    private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(3);
    private static final int SECONDS_AFTER_A_KILL = 10;
    private static final long LIMIT_MILLIS = 300;

    private final Path folder = Files.createTempDirectory("nodes-under-load");
    private final int proxy = NginxProcess.freePort();
    private final List<Integer> ports =
            List.of(NginxProcess.freePort(), NginxProcess.freePort(), NginxProcess.freePort());
    private final ServerProcess[] nodes = new ServerProcess[3];
    private final Map<String, String> environment;
    private final List<String> tokens = new ArrayList<>();
    private final List<String> drafts = new ArrayList<>();
    private final List<CookieClient> people = new ArrayList<>();
    private final List<Long> kills = new ArrayList<>();
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final AtomicInteger signedOut = new AtomicInteger();
    private final boolean rolling;
    private final boolean apart;

    private record Request(long at, long millis, int status) {}

    private NodeFailoverBenchmark(boolean rolling, boolean apart, MongoCompatibleServer mongo, PostgresServer postgres)
            throws Exception {
        this.rolling = rolling;
        this.apart = apart;
        environment = Map.of(
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
                "127.0.0.1",
                "JDK_JAVA_OPTIONS",
                "-Xmx400m");
    }

    public static void main(String[] arguments) throws Exception {
        var words = List.of(arguments);
        var given = words.stream()
                .filter(word -> !List.of("rolling", "apart").contains(word))
                .mapToInt(Integer::parseInt)
                .toArray();
        boolean held;
        try (var mongo = MongoCompatibleServer.start();
                var postgres = PostgresServer.start()) {
            held = new NodeFailoverBenchmark(words.contains("rolling"), words.contains("apart"), mongo, postgres)
                    .run(
                            Duration.ofMinutes(given.length > 0 ? given[0] : 10),
                            given.length > 1 ? given[1] : 200,
                            given.length > 2 ? given[2] : 50);
        }
        System.exit(held ? 0 : 1);
    }

    private boolean run(Duration length, int editors, int screens) throws Exception {
        try (var reconnectingEditors = new ReconnectingEditors()) {
            gather(screens);
            for (int node = 1; node < 3; node++) {
                copyKeys(data(0), data(node));
                start(node);
            }
            try (var _ = NginxProcess.start(proxy, ports, Files.createDirectory(folder.resolve("nginx")));
                    var asking = Executors.newScheduledThreadPool(screens)) {
                System.out.println("joined: "
                        + reconnectingEditors.join(
                                "ws://localhost:" + proxy + "/collab", drafts, editors, tokens, apart));
                reconnectingEditors.type(EDITS_A_SECOND);
                askAgainAndAgain(asking);
                killInTurn(length);
                asking.shutdown();
                asking.awaitTermination(1, TimeUnit.MINUTES);
                return report(reconnectingEditors);
            }
        } finally {
            for (var node : nodes) {
                if (node != null) {
                    node.close();
                }
            }
        }
    }

    private void killInTurn(Duration length) throws Exception {
        long end = System.nanoTime() + length.toNanos();
        TimeUnit.SECONDS.sleep(BETWEEN_KILLS.toSeconds());
        for (int turn = 0; System.nanoTime() < end; turn++) {
            long next = System.nanoTime() + BETWEEN_KILLS.toNanos();
            kills.add(System.currentTimeMillis());
            if (rolling) {
                nodes[turn % 3].stop();
            } else {
                nodes[turn % 3].kill();
            }
            start(turn % 3);
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        }
    }

    private void askAgainAndAgain(ScheduledExecutorService asking) {
        for (int i = 0; i < people.size(); i++) {
            var person = people.get(i);
            var _ = asking.scheduleWithFixedDelay(
                    () -> ask(person),
                    BETWEEN_REQUESTS.toMillis() * i / people.size(),
                    BETWEEN_REQUESTS.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    /** As a browser that opens the screen of a member's work. */
    private void ask(CookieClient person) {
        for (var path : List.of("/", "/?v-r=init&location=&query=")) {
            long at = System.currentTimeMillis();
            long begun = System.nanoTime();
            int status;
            try {
                var answer = person.get(path);
                status = answer.statusCode();
                if (CookieClient.target(answer).startsWith("/sign-in")) {
                    signedOut.incrementAndGet();
                }
            } catch (RuntimeException e) {
                status = 0;
            }
            requests.add(
                    new Request(at, Duration.ofNanos(System.nanoTime() - begun).toMillis(), status));
        }
    }

    private boolean report(ReconnectingEditors reconnectingEditors) {
        var settled = reconnectingEditors.settle();
        var seen = reconnectingEditors.check();
        var edits = reconnectingEditors.latencies(kills, SECONDS_AFTER_A_KILL);
        var outside = requests.stream().filter(request -> !isNearAKill(request)).toList();
        var millis = outside.stream().mapToLong(Request::millis).sorted().toArray();
        var screens95 = millis[millis.length * 95 / 100];
        var failedOutside =
                outside.stream().filter(request -> request.status != 200).count();
        var failed = requests.stream().filter(request -> request.status != 200).count();
        System.out.printf(
                "%d ends. Edits: %s, %s, lost %d; acknowledged %s%n",
                kills.size(), settled, seen, seen.get("lost").asInt(), edits);
        System.out.printf(
                "Screens: %d requests, %d failed, %d of them outside the %d s after a kill; signed out %d; median %d"
                        + " ms, 95th percentile %d ms, most %d ms%n",
                requests.size(),
                failed,
                failedOutside,
                SECONDS_AFTER_A_KILL,
                signedOut.get(),
                millis[millis.length / 2],
                screens95,
                millis[millis.length - 1]);
        return settled.get("acknowledged").asBoolean()
                && settled.get("converged").asBoolean()
                && seen.get("lost").asInt() == 0
                && signedOut.get() == 0
                && (rolling ? failed : failedOutside) == 0
                && screens95 < LIMIT_MILLIS
                && edits.get("p95").asDouble() < LIMIT_MILLIS;
    }

    /** Also one that was under way when the node was killed. */
    private boolean isNearAKill(Request request) {
        return kills.stream()
                .anyMatch(kill ->
                        request.at + request.millis >= kill && request.at < kill + SECONDS_AFTER_A_KILL * 1000L);
    }

    private void start(int node) throws Exception {
        nodes[node] = ServerProcess.startAt(ports.get(node), data(node), environment);
    }

    private Path data(int node) throws Exception {
        return Files.createDirectories(folder.resolve("node-" + node).resolve("data"));
    }

    /** Members who write, two of them in each draft, and who have their work on a screen. */
    private void gather(int screens) throws Exception {
        start(0);
        nodes[0].setUp("amina@example.org");
        var administrator = new ApiClient(ports.getFirst(), token("amina@example.org"));
        var organisation = administrator.get("/organisations").get(0).get("id").asString();
        var coordinator = new ApiClient(
                ports.getFirst(), token(member(administrator, organisation, "coordinator", "COORDINATOR", false)));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            var email = member(administrator, organisation, "member" + i, "DRAFTER", i < screens);
            tokens.add(token(email));
            ids.add(new ApiClient(ports.getFirst(), tokens.get(i))
                    .get("/me")
                    .get("id")
                    .asString());
        }
        for (int draft = 0; draft < DRAFTS; draft++) {
            var all = ids.stream()
                    .map(id -> Map.of("member", id, "right", "EDIT"))
                    .toList();
            var statement = coordinator
                    .post("/statements", Map.of("title", "Draft " + draft, "markdown", "We begin.", "grants", all))
                    .orElseThrow();
            drafts.add(statement.get("id").asString());
        }
    }

    private String member(ApiClient administrator, String organisation, String name, String role, boolean hasScreen)
            throws Exception {
        var email = name + "@example.org";
        var member = administrator
                .post(
                        "/members",
                        Map.of("name", name, "email", email, "organisation", organisation, "roles", List.of(role)))
                .orElseThrow();
        if (hasScreen) {
            var link = administrator
                    .post("/members/" + member.get("id").asString() + "/link", Map.of())
                    .orElseThrow();
            var path = URI.create(link.get("link").asString()).getPath();
            CookieClient.of(ports.getFirst()).submit(path, "password", PASSWORD);
            var person = CookieClient.of(ports.getFirst());
            person.submit("/sign-in", "email", email, "password", PASSWORD);
            people.add(person.at(proxy));
        }
        return email;
    }

    private String token(String email) throws Exception {
        var operator = Files.readAllLines(data(0).resolve("operator"));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + operator.get(0) + "/operator/token"))
                .header("X-Operator-Secret", operator.get(1))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(
                        List.of(email, "load", "--scope", "read,write,sign,administer,authorise"))))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString())
                .body()
                .lines()
                .toList()
                .getLast();
    }

    private static void copyKeys(Path from, Path to) throws Exception {
        Files.createDirectories(to.resolve("keys"));
        try (var keys = Files.list(from.resolve("keys"))) {
            for (var key : keys.toList()) {
                Files.copy(key, to.resolve("keys").resolve(key.getFileName()));
            }
        }
    }
}
