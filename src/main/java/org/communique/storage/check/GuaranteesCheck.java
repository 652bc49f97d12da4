package org.communique.storage.check;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.client.ChangeStreamIterable;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.types.Binary;

/** What MongoDB promises to those who ask for it, and Communiqué relies on. */
public final class GuaranteesCheck {

    private static final String MONGODB = "MongoDB";
    private static final int SAMPLES = 100;
    private static final Duration SLOWEST = Duration.ofMillis(100);
    private static final int LARGEST = 16 << 20;
    private static final double GIGABYTE = 1e9;
    private static final double LEAST_FREE = 5 * GIGABYTE;
    private static final int LEAST_FREE_PERCENT = 10;
    private static final Duration SHORT = Duration.ofMillis(100);

    private static final String OTHERWISE =
            "Use MongoDB itself, version 7 or newer: imitations of it and some hosted offers do not promise this.";

    private final MongoClient client;
    private final MongoClient withoutTimeout;
    private final MongoDatabase database;
    private final Duration timeout;

    /**
     * @param withoutTimeout a client whose operations have only the limits that are asked for
     * @param timeout of an operation of the other
     */
    public GuaranteesCheck(MongoClient client, MongoClient withoutTimeout, MongoDatabase database, Duration timeout) {
        this.client = client;
        this.withoutTimeout = withoutTimeout;
        this.database = database;
        this.timeout = timeout;
    }

    public void run(CheckReport report) {
        report.step(
                MONGODB,
                "Latency",
                "Bring servers and members closer together, or give them a faster disk: each click waits for several writes.",
                this::latency);
        report.step(MONGODB, "Free space", "Make room on the disk of MongoDB.", this::space);
        report.step(MONGODB, "Retryable writes", OTHERWISE, this::retryableWrite);
        report.step(MONGODB, "Change stream", OTHERWISE, this::changeStream);
        report.step(MONGODB, "Large document", OTHERWISE, this::largeDocument);
        report.step(MONGODB, "Time limits", OTHERWISE, this::timeLimit);
    }

    private String latency() throws UnfitException {
        MongoCollection<Document> collection = database.getCollection("latency");
        long[] writes = sorted(number -> collection.insertOne(new Document("_id", number)));
        long[] reads = sorted(number -> collection.find(Filters.eq(number)).first());
        String found = "%d majority writes took %s (median; 95th percentile %s), reads %s (%s)"
                .formatted(SAMPLES, median(writes), late(writes), median(reads), late(reads));
        if (writes[SAMPLES / 2] > SLOWEST.toNanos()) {
            throw new UnfitException(found + ".");
        }
        return found;
    }

    private static long[] sorted(IntFunction<?> operation) {
        return IntStream.range(0, SAMPLES)
                .mapToLong(number -> {
                    long begin = System.nanoTime();
                    var _ = operation.apply(number);
                    return System.nanoTime() - begin;
                })
                .sorted()
                .toArray();
    }

    private static String median(long[] sorted) {
        return milliseconds(sorted[SAMPLES / 2]);
    }

    private static String late(long[] sorted) {
        return milliseconds(sorted[SAMPLES * 95 / 100]);
    }

    private static String milliseconds(long nanoseconds) {
        return "%.1f ms".formatted(nanoseconds / 1e6);
    }

    private String space() throws UnfitException {
        Document stats = database.runCommand(new Document("dbStats", 1));
        if (!(stats.get("fsTotalSize") instanceof Number size) || !(stats.get("fsUsedSize") instanceof Number used)) {
            return "this server does not say";
        }
        double total = size.doubleValue();
        double free = total - used.doubleValue();
        String found = "%.1f of %.1f GB are free".formatted(free / GIGABYTE, total / GIGABYTE);
        if (free < LEAST_FREE || free * 100 < total * LEAST_FREE_PERCENT) {
            throw new UnfitException(found + ".");
        }
        return found;
    }

    /** Sent twice with one number, as a driver does that saw no answer. */
    private String retryableWrite() throws UnfitException {
        MongoCollection<Document> collection = database.getCollection("retryable");
        collection.insertOne(new Document("_id", 0).append("count", 0));
        try (ClientSession session = client.startSession()) {
            Document write = new Document("update", "retryable")
                    .append(
                            "updates",
                            List.of(new Document("q", new Document("_id", 0))
                                    .append("u", new Document("$inc", new Document("count", 1)))))
                    .append("writeConcern", new Document("w", "majority").append("j", true))
                    .append("txnNumber", session.getServerSession().advanceTransactionNumber());
            for (int attempt = 0; attempt < 2; attempt++) {
                if (!Integer.valueOf(1)
                        .equals(database.runCommand(session, write).getInteger("n"))) {
                    throw new UnfitException("A write that is sent again is not answered as the first time.");
                }
            }
        }
        Document result = collection.find().first();
        int effects = result == null ? 0 : result.getInteger("count");
        if (effects != 1) {
            throw new UnfitException(
                    effects > 1
                            ? "A write that is sent again takes effect again."
                            : "A majority read does not see what a majority has.");
        }
        return "one that was sent twice took effect once, and a majority read saw it";
    }

    /** As the product listens, with what changes while its connection is lost. */
    private String changeStream() throws UnfitException {
        MongoCollection<Document> collection = database.getCollection("stream");
        List<Integer> seen = new ArrayList<>();
        BsonDocument token;
        try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> changes = listen().cursor()) {
            insert(collection, 0, 2);
            token = read(changes, 1, seen);
        }
        insert(collection, 2, 4);
        try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> changes =
                listen().resumeAfter(token).cursor()) {
            insert(collection, 4, 5);
            read(changes, 4, seen);
        }
        List<Integer> sent = IntStream.range(0, 5).boxed().toList();
        if (!seen.equals(sent)) {
            throw new UnfitException("Of the changes " + sent + " it tells " + seen + ".");
        }
        return "5 changes, and none lost or told twice when it was resumed";
    }

    private ChangeStreamIterable<Document> listen() {
        return database.watch(List.of(Aggregates.match(Filters.in("ns.coll", "stream"))))
                .maxAwaitTime(Math.min(1000, timeout.toMillis() / 2), MILLISECONDS);
    }

    private static void insert(MongoCollection<Document> collection, int from, int to) {
        for (int number = from; number < to; number++) {
            collection.insertOne(new Document("_id", number));
        }
    }

    /** @return where it is to be resumed */
    private BsonDocument read(
            MongoChangeStreamCursor<ChangeStreamDocument<Document>> changes, int count, List<Integer> seen)
            throws UnfitException {
        long begin = System.nanoTime();
        BsonDocument last = new BsonDocument("_data", new BsonString(""));
        for (int read = 0; read < count; ) {
            ChangeStreamDocument<Document> change = changes.tryNext();
            if (change != null) {
                seen.add(requireNonNull(change.getDocumentKey()).getInt32("_id").getValue());
                last = change.getResumeToken();
                read++;
            } else if (System.nanoTime() - begin > timeout.toNanos()) {
                throw new UnfitException("Only the changes " + seen + " arrived within " + timeout.toSeconds() + " s.");
            }
        }
        return last;
    }

    private String largeDocument() throws UnfitException {
        Document document = new Document("_id", "large").append("bytes", new Binary(new byte[0]));
        byte[] bytes = new byte
                [LARGEST
                        - new RawBsonDocument(document, new DocumentCodec())
                                .getByteBuffer()
                                .remaining()];
        new Random(1).nextBytes(bytes);
        MongoCollection<Document> collection = database.getCollection("large");
        collection.insertOne(document.append("bytes", new Binary(bytes)));
        Document stored = collection.find().first();
        if (stored == null
                || !Arrays.equals(bytes, stored.get("bytes", Binary.class).getData())) {
            throw new UnfitException("One of 16 MB does not come back as it was stored.");
        }
        return "one of 16 MB came back as it was stored";
    }

    /** What would take seconds or minutes: 27 million combinations. */
    private String timeLimit() throws UnfitException {
        MongoCollection<Document> collection =
                withoutTimeout.getDatabase(database.getName()).getCollection("limits");
        collection.insertOne(new Document());
        Document numbers = new Document("$range", List.of(0, 300));
        long begin = System.nanoTime();
        try {
            collection
                    .aggregate(List.of(
                            new Document("$limit", 1),
                            new Document(
                                    "$project",
                                    new Document("a", numbers)
                                            .append("b", numbers)
                                            .append("c", numbers)),
                            new Document("$unwind", "$a"),
                            new Document("$unwind", "$b"),
                            new Document("$unwind", "$c"),
                            new Document("$group", new Document("_id", null).append("n", new Document("$sum", 1)))))
                    .maxTime(SHORT.toMillis(), MILLISECONDS)
                    .first();
        } catch (MongoExecutionTimeoutException e) {
            return "a command with a limit of " + SHORT.toMillis() + " ms ended after "
                    + milliseconds(System.nanoTime() - begin);
        }
        throw new UnfitException("A command with a limit of " + SHORT.toMillis() + " ms went on for "
                + milliseconds(System.nanoTime() - begin) + ".");
    }
}
