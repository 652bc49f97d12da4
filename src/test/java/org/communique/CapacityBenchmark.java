package org.communique;

import com.mongodb.client.MongoClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;
import org.communique.attack.Operator;
import org.communique.collab.ReconnectingEditors;
import org.communique.security.CookieClient;
import org.communique.storage.embedded.EmbeddedMongo;

/**
 * What one of each takes: on the disk a statement on its whole way with three organisations, and an edit that is typed; of a
 * processor a screen that is opened. For docs/what-it-takes.md.
 * {@code ./bench CapacityBenchmark [STATEMENTS [EDITS]]}
 */
final class CapacityBenchmark {

    private static final String ADMINISTRATOR = "amina@example.org";

    private final Path folder = Files.createTempDirectory("capacity");
    private final Path data = folder.resolve("data");

    private CapacityBenchmark() throws Exception {}

    public static void main(String[] arguments) throws Exception {
        new CapacityBenchmark()
                .run(
                        arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10,
                        arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000);
        System.exit(0);
    }

    private void run(int statements, int edits) throws Exception {
        Map<String, Long> before;
        try (var server = ServerProcess.start(data, Map.of("COMMUNIQUE_STATEMENTS_OPENEDPERHOUR", "1000"))) {
            server.setUp(ADMINISTRATOR);
            server.stop();
        }
        before = sizes();
        try (var server = ServerProcess.start(data, Map.of("COMMUNIQUE_STATEMENTS_OPENEDPERHOUR", "1000"))) {
            for (int i = 0; i < statements; i++) {
                new MainJob(server.port(), data).publish(ADMINISTRATOR);
            }
            server.stop();
        }
        var after = sizes();
        print("A statement on its way", before, after, statements);
        try (var server = ServerProcess.start(data, Map.of("COMMUNIQUE_STATEMENTS_OPENEDPERHOUR", "1000"));
                var editors = new ReconnectingEditors()) {
            var token = new Operator(data)
                    .run("token", coordinator(server), "a test", "--scope", "read,write,sign,administer,authorise")
                    .strip();
            var draft = new ApiClient(server.port(), token)
                    .post("/statements", Map.of("title", "A draft", "markdown", "We begin."))
                    .orElseThrow()
                    .get("id")
                    .asString();
            editors.join("ws://localhost:" + server.port() + "/collab", List.of(draft), 10, List.of(token), false);
            editors.type(edits / 600.0);
            Thread.sleep(60_000);
            var settled = editors.settle();
            System.out.println("Edits: " + settled);
            openScreens(server, 200);
            server.stop();
        }
        print("An edit", after, sizes(), edits);
    }

    private void openScreens(ServerProcess server, int screens) throws Exception {
        var person = CookieClient.of(server.port());
        person.submit("/sign-in", "email", ADMINISTRATOR, "password", "nine patient gardeners");
        open(person, screens);
        var began = processor(server);
        open(person, screens);
        var used = processor(server).minus(began);
        System.out.printf(Locale.ENGLISH, "A screen: %.1f ms of a processor%n", used.toMillis() / (double) screens);
    }

    private static void open(CookieClient person, int screens) {
        for (int i = 0; i < screens; i++) {
            person.get("/");
            person.get("/?v-r=init&location=&query=");
        }
    }

    private static Duration processor(ServerProcess server) {
        return ProcessHandle.of(server.pid())
                .orElseThrow()
                .info()
                .totalCpuDuration()
                .orElseThrow();
    }

    private String coordinator(ServerProcess server) throws Exception {
        var token = new Operator(data)
                .run("token", ADMINISTRATOR, "a test", "--scope", "read")
                .strip();
        return new ApiClient(server.port(), token)
                .get("/members")
                .valueStream()
                .map(member -> member.get("member").get("email").asString())
                .filter(email -> email.startsWith("coordinator-"))
                .findFirst()
                .orElseThrow();
    }

    private static void print(String unit, Map<String, Long> before, Map<String, Long> after, int count) {
        long all = 0;
        System.out.println(unit + ", bytes:");
        for (var each : after.entrySet().stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<String, Long> entry) -> before.getOrDefault(entry.getKey(), 0L) - entry.getValue()))
                .toList()) {
            long grown = each.getValue() - before.getOrDefault(each.getKey(), 0L);
            all += grown;
            if (grown > count) {
                System.out.printf(Locale.ENGLISH, "  %-22s %,9d%n", each.getKey(), grown / count);
            }
        }
        System.out.printf(Locale.ENGLISH, "  %-22s %,9d%n", "all", all / count);
    }

    /** Of the documents of each collection, and of the file. */
    private Map<String, Long> sizes() throws Exception {
        Map<String, Long> sizes = new TreeMap<>();
        try (var mongo = EmbeddedMongo.open(data.resolve("documents"));
                var client = MongoClients.create(mongo.uri("communique"))) {
            var database = client.getDatabase("communique");
            for (String name : database.listCollectionNames()) {
                long sum = 0;
                for (RawBsonDocument document :
                        database.getCollection(name, RawBsonDocument.class).find()) {
                    sum += document.getByteBuffer().remaining();
                }
                sizes.put(name, sum);
            }
        }
        long files = 0;
        try (Stream<Path> all = Files.walk(data)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files += Files.size(file);
            }
        }
        System.out.printf(Locale.ENGLISH, "The data folder has %,d bytes%n", files);
        return sizes;
    }
}
