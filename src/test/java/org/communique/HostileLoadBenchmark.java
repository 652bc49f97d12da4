package org.communique;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two members send the worst that is known, each on four connections, and a third does ordinary work; its requests are timed without
 * them and at the same time. Fails unless 99 of 100 take less than half a second. {@code HostileLoadBenchmark [SECONDS]}
 */
final class HostileLoadBenchmark {

    private static final Duration LIMIT = Duration.ofMillis(500);
    private static final int CONNECTIONS = 4;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final int port;
    private final Map<String, ConcurrentLinkedQueue<Answer>> hostile = new ConcurrentHashMap<>();
    private volatile boolean over;

    /** @param status 0 if the client did not wait for it */
    private record Answer(int status, Duration took) {}

    /**
     * @param draft  a statement that is drafted
     * @param frozen one that is in review
     */
    private record Person(String token, String draft, String frozen) {}

    private HostileLoadBenchmark(int port) {
        this.port = port;
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length == 0 ? 60 : Integer.parseInt(arguments[0]);
        var data = Files.createTempDirectory("hostile-load").resolve("data");
        boolean held;
        try (var server = ServerProcess.start(data, Map.of())) {
            server.setUp("amina@example.org");
            held = new HostileLoadBenchmark(server.port()).measure(new MainJob(server.port(), data), seconds);
        }
        System.exit(held ? 0 : 1);
    }

    private boolean measure(MainJob operator, int seconds) throws Exception {
        var administrator = operator.token("amina@example.org");
        var people = new ArrayList<Person>();
        for (var name : List.of("mallory", "trudy", "alice")) {
            people.add(join(operator, administrator, name));
        }
        var alone = ordinary(people.getLast(), Duration.ofSeconds(seconds / 4));
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            people.subList(0, 2).forEach(person -> {
                for (int i = 0; i < CONNECTIONS; i++) {
                    threads.submit(() -> attack(person));
                }
            });
            var beside = ordinary(people.getLast(), Duration.ofSeconds(seconds));
            over = true;
            System.out.printf("%-34s %8s %8s %8s %8s%n", "ms", "requests", "median", "p99", "most");
            print("ordinary, alone", alone);
            print("ordinary, beside two hostile members", beside);
            System.out.println();
            System.out.printf("%-34s %8s %8s  %s%n", "hostile", "sent", "most s", "answers");
            new TreeMap<>(hostile).forEach(HostileLoadBenchmark::print);
            return percentile(beside, 99).compareTo(LIMIT) < 0;
        } finally {
            threads.shutdownNow();
        }
    }

    private Person join(MainJob operator, String administrator, String name) throws Exception {
        var organisation = JSON.readTree(call(administrator, "GET", "/organisations", "application/json", new byte[0])
                        .body())
                .get(0)
                .get("id")
                .asString();
        var member = Map.of(
                "name",
                name,
                "email",
                name + "@example.org",
                "organisation",
                organisation,
                "roles",
                List.of("COORDINATOR"));
        call(administrator, "POST", "/members", "application/json", JSON.writeValueAsBytes(member));
        var token = operator.token(name + "@example.org");
        var draft = open(token, name);
        var frozen = open(token, name);
        call(token, "POST", "/statements/" + frozen + "/versions", "application/json", new byte[0]);
        return new Person(token, draft, frozen);
    }

    private String open(String token, String name) throws Exception {
        var statement = Map.of("title", name + "'s statement", "markdown", "# Title\n\n" + "a ".repeat(20_000));
        var opened = call(token, "POST", "/statements", "application/json", JSON.writeValueAsBytes(statement));
        return JSON.readTree(opened.body()).get("id").asString();
    }

    private List<Duration> ordinary(Person person, Duration length) throws Exception {
        var draft = person.draft();
        var frozen = person.frozen();
        var took = new ArrayList<Duration>();
        long end = System.nanoTime() + length.toNanos();
        for (int i = 0; System.nanoTime() < end; i++) {
            switch (i % 8) {
                case 0 -> took.add(timed(person, "GET", "/me", "", 200));
                case 1 -> took.add(timed(person, "GET", "/statements", "", 200));
                case 2 -> took.add(timed(person, "GET", "/statements/" + draft, "", 200));
                case 3 -> took.add(timed(person, "GET", "/statements/" + draft + "/draft", "", 200));
                case 4 -> took.add(timed(person, "GET", "/statements/" + frozen + "/versions/1/comments", "", 200));
                case 5 ->
                    took.add(timed(
                            person,
                            "PUT",
                            "/statements/" + draft + "/draft",
                            "# Title\n\nWe call on States, for the time number " + i + ".",
                            200));
                case 6 -> took.add(timed(person, "GET", "/statements/" + draft + "/history", "", 200));
                default -> took.add(timed(person, "GET", "/statements/" + frozen + "/versions", "", 200));
            }
            Thread.sleep(20);
        }
        return took;
    }

    private Duration timed(Person person, String method, String path, String body, int expected) throws Exception {
        var answer = call(person.token(), method, path, "text/markdown", body.getBytes(UTF_8));
        if (answer.status() / 100 != expected / 100) {
            throw new IllegalStateException(method + " " + path + ": " + answer.status() + " " + answer.body());
        }
        return answer.took();
    }

    private record Called(int status, String body, Duration took) {}

    private Called call(String token, String method, String path, String type, byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
        long begin = System.nanoTime();
        var answer = CLIENT.send(request, BodyHandlers.ofString());
        return new Called(answer.statusCode(), answer.body(), Duration.ofNanos(System.nanoTime() - begin));
    }

    private Void attack(Person person) throws Exception {
        var drafts = HostileInputs.markdown();
        var files = HostileInputs.files();
        var draft = person.draft();
        var frozen = person.frozen();
        while (!over) {
            switch (ThreadLocalRandom.current().nextInt(4)) {
                case 0 -> {
                    var input = any(drafts);
                    note(
                            "PUT draft: " + input.getKey(),
                            () -> call(
                                            person.token(),
                                            "PUT",
                                            "/statements/" + draft + "/draft",
                                            "text/markdown",
                                            input.getValue().getBytes(UTF_8))
                                    .status());
                }
                case 1 -> {
                    var input = any(files);
                    note("import: " + input.getKey(), () -> upload(person.token(), input.getValue()));
                }
                case 2 -> {
                    var comment = Map.of("paragraph", "p1", "exact", "a a a a", "text", "which?");
                    note(
                            "comment on words that recur",
                            () -> call(
                                            person.token(),
                                            "POST",
                                            "/statements/" + frozen + "/versions/1/comments",
                                            "application/json",
                                            JSON.writeValueAsBytes(comment))
                                    .status());
                }
                default -> {
                    var input = any(drafts);
                    note(
                            "PUT draft, and gone",
                            () -> leave(person.token(), draft, input.getValue().getBytes(UTF_8)));
                }
            }
        }
        return null;
    }

    private interface Act {
        int status() throws Exception;
    }

    private void note(String kind, Act act) throws Exception {
        long begin = System.nanoTime();
        int status = act.status();
        hostile.computeIfAbsent(kind, key -> new ConcurrentLinkedQueue<>())
                .add(new Answer(status, Duration.ofNanos(System.nanoTime() - begin)));
    }

    private static <T> Map.Entry<String, T> any(Map<String, T> inputs) {
        return List.copyOf(inputs.entrySet()).get(ThreadLocalRandom.current().nextInt(inputs.size()));
    }

    private int upload(String token, byte[] file) throws Exception {
        var body = new ByteArrayOutputStream();
        body.writeBytes("""
            --b\r
            Content-Disposition: form-data; name="statement"\r
            Content-Type: application/json\r
            \r
            {"title": "Imported"}\r
            --b\r
            Content-Disposition: form-data; name="file"; filename="a.docx"\r
            Content-Type: application/octet-stream\r
            \r
            """.getBytes(UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--b--\r\n".getBytes(UTF_8));
        return call(token, "POST", "/statements/import", "multipart/form-data; boundary=b", body.toByteArray())
                .status();
    }

    /** Sends the request and closes the connection. */
    private int leave(String token, String draft, byte[] body) throws IOException, InterruptedException {
        try (var socket = new Socket("localhost", port)) {
            var head = "PUT /api/v1/statements/%s/draft HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                            .formatted(draft, token)
                    + "Content-Type: text/markdown\r\nContent-Length: %d\r\n\r\n".formatted(body.length);
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(body);
            Thread.sleep(100);
        }
        return 0;
    }

    private static void print(String what, List<Duration> took) {
        System.out.printf(
                "%-34s %8d %8d %8d %8d%n",
                what,
                took.size(),
                percentile(took, 50).toMillis(),
                percentile(took, 99).toMillis(),
                percentile(took, 100).toMillis());
    }

    private static void print(String kind, Iterable<Answer> answers) {
        Map<Integer, Integer> statuses = new TreeMap<>();
        var most = Duration.ZERO;
        int sent = 0;
        for (var answer : answers) {
            statuses.merge(answer.status(), 1, Integer::sum);
            most = answer.took().compareTo(most) > 0 ? answer.took() : most;
            sent++;
        }
        System.out.printf("%-34s %8d %8.1f  %s%n", kind, sent, most.toMillis() / 1000.0, statuses);
    }

    private static Duration percentile(List<Duration> took, int percent) {
        var sorted = took.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(percent / 100.0 * sorted.size()) - 1));
    }
}
