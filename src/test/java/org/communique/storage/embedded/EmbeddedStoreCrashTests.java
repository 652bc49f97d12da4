package org.communique.storage.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Updates;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process is killed in mid-write, again and again, over the same folder. */
class EmbeddedStoreCrashTests {

    private static final int ROUNDS = LongRun.either(3, 200);
    private static final int WRITERS = 4;
    private static final int GROUP = 20;
    private static final int STUCK_SECONDS = 60;

    @TempDir
    Path folder;

    private final Map<String, Integer> acknowledged = new HashMap<>();

    @Test
    void keepsEveryAcknowledgedWriteAndNoHalfOfAny() throws Exception {
        long seed = RandomSeed.of(EmbeddedStoreCrashTests.class);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            int before =
                    acknowledged.values().stream().mapToInt(Integer::intValue).sum();
            runAndKill(round, 100 + random.nextInt(600));
            assertThat(acknowledged.values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .as("writes acknowledged in round %d", round)
                    .isGreaterThan(before);
            EmbeddedMongo server = EmbeddedMongo.open(folder);
            try (MongoClient client = MongoClients.create(server.uri("crash"))) {
                check(client.getDatabase("crash"));
            } finally {
                server.close();
            }
        }
    }

    /** Lets the writers run for so many milliseconds after their first acknowledgement. */
    private void runAndKill(int round, int millis) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writers.class.getName(),
                        folder.toString(),
                        Integer.toString(round))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        ProcessHandle handle = process.toHandle();
        CompletableFuture.delayedExecutor(STUCK_SECONDS, TimeUnit.SECONDS).execute(handle::destroyForcibly);
        try (BufferedReader acknowledgements = process.inputReader()) {
            long deadline = Long.MAX_VALUE;
            for (String line; (line = acknowledgements.readLine()) != null; ) {
                String[] words = line.split(" ");
                if (words.length == 2 && words[1].endsWith(".")) {
                    acknowledged.put(words[0], Integer.valueOf(words[1].substring(0, words[1].length() - 1)));
                    deadline = Math.min(deadline, System.currentTimeMillis() + millis);
                }
                if (System.currentTimeMillis() > deadline) {
                    handle.destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void check(MongoDatabase database) {
        MongoCollection<Document> log = database.getCollection("log");
        acknowledged.forEach((writer, count) -> {
            List<Integer> sequence = log.find(eq("writer", writer))
                    .sort(new Document("seq", 1))
                    .map(entry -> entry.getInteger("seq"))
                    .into(new ArrayList<>());
            assertThat(sequence).as("entries of %s", writer).hasSizeGreaterThanOrEqualTo(count);
            assertThat(sequence)
                    .isEqualTo(IntStream.range(0, sequence.size()).boxed().toList());
            assertThat(log.countDocuments(and(eq("writer", writer), lt("seq", count), eq("parity", 1))))
                    .as("updates of %s", writer)
                    .isEqualTo(count / 2);
        });
        List<Document> all = log.find().into(new ArrayList<>());
        for (Document entry : all) {
            assertThat(entry.getString("text")).isEqualTo(Writers.text(entry.getInteger("seq")));
        }
        for (int parity = 0; parity < 2; parity++) {
            int expected = parity;
            assertThat(log.countDocuments(eq("parity", parity)))
                    .as("documents found by index and by scan")
                    .isEqualTo(all.stream()
                            .filter(entry -> entry.getInteger("parity") == expected)
                            .count());
        }
        assertThat(database.getCollection("groups").countDocuments()).isIn(0L, (long) GROUP);
        assertThat(database.getCollection("groups")
                        .distinct("generation", Integer.class)
                        .into(new ArrayList<>()))
                .as("one command changes all documents of a group or none")
                .hasSizeLessThanOrEqualTo(1);
    }

    /** The process that is killed: prints a writer's count once each of its writes is acknowledged. */
    static final class Writers {

        public static void main(String[] arguments) {
            EmbeddedMongo server = EmbeddedMongo.open(Path.of(arguments[0]), 200_000);
            MongoDatabase database = MongoClients.create(server.uri("crash")).getDatabase("crash");
            MongoCollection<Document> log = database.getCollection("log");
            log.createIndex(new Document("writer", 1).append("seq", 1), new IndexOptions().unique(true));
            log.createIndex(new Document("parity", 1));
            MongoCollection<Document> groups = database.getCollection("groups");
            if (groups.countDocuments() == 0) {
                groups.insertMany(IntStream.range(0, GROUP)
                        .mapToObj(i -> new Document("_id", i).append("generation", 0))
                        .toList());
            }
            for (int i = 0; i < WRITERS; i++) {
                String writer = "w" + arguments[1] + "-" + i;
                Thread.ofPlatform().start(() -> write(log, groups, writer));
            }
        }

        private static void write(MongoCollection<Document> log, MongoCollection<Document> groups, String writer) {
            for (int seq = 0; ; seq++) {
                log.insertOne(new Document("writer", writer)
                        .append("seq", seq)
                        .append("parity", 0)
                        .append("text", text(seq)));
                if (seq % 2 == 1) {
                    log.updateOne(and(eq("writer", writer), eq("seq", seq)), Updates.set("parity", 1));
                }
                if (seq % 10 == 0) {
                    groups.updateMany(new Document(), Updates.inc("generation", 1));
                }
                System.out.println(writer + " " + (seq + 1) + ".");
            }
        }

        static String text(int seq) {
            return ("text of " + seq + " ").repeat(1 + seq % 50);
        }
    }
}
