package org.communique.storage;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.communique.storage.embedded.EmbeddedMongo;

/**
 * What the embedded store does in a second, and what it takes on disk:
 *
 * <pre>./bench StoreBenchmark</pre>
 */
final class StoreBenchmark {

    private static final int DOCUMENTS = 100_000;
    private static final int SECONDS = 5;

    private StoreBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        for (int writers : List.of(1, 8, 1, 8)) {
            inFolder(folder -> inserts(folder, writers));
        }
        inFolder(StoreBenchmark::queries);
    }

    private static void inserts(Path folder, int writers) {
        try (EmbeddedMongo server = EmbeddedMongo.open(folder);
                MongoClient client = MongoClients.create(server.uri("benchmark"));
                ExecutorService pool = Executors.newFixedThreadPool(writers)) {
            MongoCollection<Document> edits = client.getDatabase("benchmark").getCollection("edits");
            edits.createIndex(new Document("draft", 1).append("seq", 1), new IndexOptions().unique(true));
            edits.createIndex(new Document("status", 1));
            long end = System.nanoTime() + SECONDS * 1_000_000_000L;
            List<CompletableFuture<long[]>> latencies = IntStream.range(0, writers)
                    .mapToObj(writer -> CompletableFuture.supplyAsync(() -> insertUntil(end, edits, writer), pool))
                    .toList();
            long[] all = latencies.stream()
                    .flatMapToLong(future -> LongStream.of(future.join()))
                    .sorted()
                    .toArray();
            System.out.printf(
                    "%d writer(s): %,d durable inserts/s, median %.2f ms, 99th percentile %.2f ms, %d bytes on disk"
                            + " each%n",
                    writers,
                    all.length / SECONDS,
                    all[all.length / 2] / 1e6,
                    all[all.length * 99 / 100] / 1e6,
                    size(folder) / all.length);
        }
    }

    private static long[] insertUntil(long end, MongoCollection<Document> edits, int writer) {
        LongStream.Builder latencies = LongStream.builder();
        for (int seq = 0; System.nanoTime() < end; seq++) {
            long start = System.nanoTime();
            edits.insertOne(new Document("draft", writer)
                    .append("seq", seq)
                    .append("status", seq % 7 == 0 ? "OPEN" : "CLOSED")
                    .append("text", "x".repeat(200)));
            latencies.add(System.nanoTime() - start);
        }
        return latencies.build().toArray();
    }

    private static void queries(Path folder) {
        try (EmbeddedMongo server = EmbeddedMongo.open(folder);
                MongoClient client = MongoClients.create(server.uri("benchmark"))) {
            MongoCollection<Document> plain = client.getDatabase("benchmark").getCollection("plain");
            MongoCollection<Document> indexed = client.getDatabase("benchmark").getCollection("indexed");
            indexed.createIndex(new Document("organisation", 1));
            indexed.createIndex(new Document("status", 1).append("deadline", 1));
            for (MongoCollection<Document> collection : List.of(plain, indexed)) {
                fill(collection);
            }
            compare(
                    "one of 1,000 organisations",
                    plain,
                    indexed,
                    collection -> collection.find(eq("organisation", "o77")).into(new ArrayList<>()));
            compare(
                    "open and past the deadline (100 documents)",
                    plain,
                    indexed,
                    collection -> collection
                            .find(and(eq("status", "OPEN"), lt("deadline", new Date(1_000))))
                            .into(new ArrayList<>()));
            compare(
                    "the 20 latest that are open",
                    plain,
                    indexed,
                    collection -> collection
                            .find(eq("status", "OPEN"))
                            .sort(descending("deadline"))
                            .limit(20)
                            .into(new ArrayList<>()));
            compare(
                    "count of one organisation",
                    plain,
                    indexed,
                    collection -> collection.countDocuments(eq("organisation", "o77")));
        }
        long start = System.nanoTime();
        EmbeddedMongo.open(folder).close();
        System.out.printf(
                "start and stop over %,d documents: %.0f ms%n", 2 * DOCUMENTS, (System.nanoTime() - start) / 1e6);
    }

    private static void fill(MongoCollection<Document> collection) {
        for (int batch = 0; batch < DOCUMENTS; batch += 1_000) {
            collection.insertMany(IntStream.range(batch, batch + 1_000)
                    .mapToObj(i -> new Document("_id", i)
                            .append("organisation", "o" + i % 1_000)
                            .append("status", i % 10 == 0 ? "OPEN" : "CLOSED")
                            .append("deadline", new Date(i))
                            .append("text", "x".repeat(200)))
                    .toList());
        }
    }

    private static void compare(
            String what,
            MongoCollection<Document> plain,
            MongoCollection<Document> indexed,
            Consumer<MongoCollection<Document>> query) {
        System.out.printf(
                "%s among %,d: %.2f ms by index, %.0f ms without%n",
                what, DOCUMENTS, median(200, () -> query.accept(indexed)), median(9, () -> query.accept(plain)));
    }

    private static double median(int times, Runnable query) {
        query.run();
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            query.run();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[times / 2] / 1e6;
    }

    private static void inFolder(Consumer<Path> benchmark) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "benchmark");
        benchmark.accept(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
