package org.communique.storage.embedded;

import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.FindOneAndDeleteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import com.mongodb.client.model.changestream.FullDocument;
import com.mongodb.client.model.changestream.OperationType;
import com.mongodb.client.model.changestream.UpdateDescription;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the driver and Spring Data rely on, through the driver. */
class DriverTests {

    @TempDir
    Path folder;

    private EmbeddedMongo server;
    private MongoClient client;
    private MongoDatabase database;
    private MongoCollection<Document> stages;

    @BeforeEach
    void start() {
        server = EmbeddedMongo.open(folder);
        client = MongoClients.create(server.uri("communique"));
        database = client.getDatabase("communique");
        stages = database.getCollection("stages");
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void restart() {
        stop();
        start();
    }

    @Test
    void refusesDocumentsThatMongoDbCouldNotStore() {
        var large = new Document("_id", "large").append("bytes", new Binary(new byte[9 << 20]));
        stages.insertOne(large);
        assertThatThrownBy(() -> stages.updateOne(eq("_id", "large"), set("more", new Binary(new byte[8 << 20]))))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(17419));
        stages.insertOne(new Document("_id", "log").append("count", 0L).append("entries", List.of()));
        var entry = new Document("bytes", new Binary(new byte[9 << 20]));
        var add = combine(set("count", 1L), push("entries", entry));
        stages.updateOne(eq("_id", "log"), add);
        assertThatThrownBy(() -> stages.updateOne(eq("_id", "log"), add))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(17419));
        assertThat(stages.find()).hasSize(2);
        assertThat(stages.find(eq("_id", "large")).first()).isEqualTo(large);
    }

    @Test
    void addsNothingToWhatIsNull() {
        stages.insertOne(new Document("_id", 1).append("n", null).append("inner", new Document("list", null)));
        for (var update : List.of(inc("n", 1), push("n", 1), addToSet("n", 1), push("inner.list", 1))) {
            assertThatThrownBy(() -> stages.updateOne(eq("_id", 1), update))
                    .describedAs(update.toString())
                    .isInstanceOf(MongoWriteException.class);
            assertThatThrownBy(() -> stages.findOneAndUpdate(eq("_id", 1), update))
                    .isInstanceOf(MongoCommandException.class);
        }
        assertThat(stages.updateOne(eq("_id", 1), combine(inc("missing", 1), push("inner.missing", 1)))
                        .getModifiedCount())
                .isOne();
    }

    @Test
    void refusesTheSameIndexUnderAnotherName() {
        stages.createIndex(Indexes.ascending("member", "status"));
        stages.createIndex(Indexes.ascending("member", "status"));
        stages.createIndex(Indexes.ascending("status", "member"));
        stages.createIndex(Indexes.descending("member", "status"));
        assertThatThrownBy(() ->
                        stages.createIndex(Indexes.ascending("member", "status"), new IndexOptions().name("another")))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(85));
    }

    @Test
    void refusesWhatWouldBeLeftUnheeded() {
        var german = Collation.builder().locale("de").build();
        stages.insertOne(new Document("_id", 1).append("name", "Ä"));
        assertThatThrownBy(() -> stages.find(eq("name", "ä")).collation(german).first())
                .isInstanceOf(MongoCommandException.class);
        assertThatThrownBy(() ->
                        stages.updateOne(eq("name", "ä"), set("name", "b"), new UpdateOptions().collation(german)))
                .isInstanceOf(MongoException.class);
        assertThatThrownBy(() -> database.runCommand(new Document("find", "stages").append("where", "x")))
                .isInstanceOf(MongoCommandException.class);
    }

    @Test
    void addsToALogUnderAConditionAndKeepsItsLastEntries() {
        stages.insertOne(new Document("_id", "log")
                .append("count", 0L)
                .append("title", "Ein Brief – 信")
                .append("open", true)
                .append("entries", List.of())
                .append("after", new Document("kept", List.of(1, 2.5, new Date(5)))));
        for (long count = 0; count < 12; count++) {
            var entry = new Document("number", count).append("bytes", new Binary(new byte[] {1, (byte) count}));
            assertThat(stages.updateOne(
                                    and(eq("_id", "log"), eq("count", count), eq("open", true)),
                                    combine(set("count", count + 1), push("entries", entry)))
                            .getModifiedCount())
                    .isOne();
        }
        var late = and(eq("_id", "log"), eq("count", 3L));
        var added = new Document("$set", new Document("count", 13L))
                .append(
                        "$push",
                        new Document(
                                "entries",
                                new Document("$each", List.of(new Document("number", 12L))).append("$slice", -3)));
        assertThat(stages.updateOne(late, added).getMatchedCount()).isZero();
        assertThatThrownBy(() -> stages.updateOne(late, added, new UpdateOptions().upsert(true)))
                .isInstanceOf(MongoWriteException.class);
        assertThat(stages.updateOne(and(eq("_id", "log"), eq("count", 12)), added)
                        .getModifiedCount())
                .isOne();
        assertThat(stages.find(eq("_id", "log")).first())
                .isEqualTo(new Document("_id", "log")
                        .append("count", 13L)
                        .append("title", "Ein Brief – 信")
                        .append("open", true)
                        .append(
                                "entries",
                                List.of(
                                        new Document("number", 10L).append("bytes", new Binary(new byte[] {1, 10})),
                                        new Document("number", 11L).append("bytes", new Binary(new byte[] {1, 11})),
                                        new Document("number", 12L)))
                        .append("after", new Document("kept", List.of(1, 2.5, new Date(5)))));
    }

    @Test
    void conditionalUpdatesOfManyConnectionsLoseNothing() throws Exception {
        stages.insertOne(new Document("_id", 1).append("count", 0));
        int threads = 8;
        int each = 100;
        Callable<Integer> increments = () -> {
            int tries = 0;
            for (int done = 0; done < each; tries++) {
                int seen = stages.find(eq(1)).iterator().next().getInteger("count");
                done += (int) stages.updateOne(and(eq(1), eq("count", seen)), set("count", seen + 1))
                        .getModifiedCount();
            }
            return tries;
        };
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (Future<Integer> result : pool.invokeAll(Collections.nCopies(threads, increments))) {
                assertThat(result.get()).isGreaterThanOrEqualTo(each);
            }
        }
        assertThat(stages.find(eq(1)).first()).containsEntry("count", threads * each);
    }

    @Test
    void exactlyOneOfManyDecidesFirst() throws Exception {
        stages.insertOne(new Document("_id", 1).append("status", "OPEN"));
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Callable<Document>> deciders = IntStream.range(0, 8)
                    .<Callable<Document>>mapToObj(i -> () -> stages.findOneAndUpdate(
                            and(eq(1), eq("status", "OPEN")), combine(set("status", "CLOSED"), set("by", i))))
                    .toList();
            long winners = 0;
            for (Future<Document> decision : pool.invokeAll(deciders)) {
                winners += decision.get() == null ? 0 : 1;
            }
            assertThat(winners).isOne();
        }
    }

    @Test
    void findAndModifyUpsertsAndReturnsTheNewDocument() {
        FindOneAndUpdateOptions options =
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        Document first =
                stages.findOneAndUpdate(eq("s"), combine(inc("round", 1), setOnInsert("status", "OPEN")), options);
        Document second =
                stages.findOneAndUpdate(eq("s"), combine(inc("round", 1), setOnInsert("status", "NEVER")), options);
        assertThat(first).containsEntry("round", 1).containsEntry("status", "OPEN");
        assertThat(second).containsEntry("round", 2).containsEntry("status", "OPEN");
    }

    @Test
    void changesArraysInPlace() {
        stages.insertOne(Document.parse("""
            {_id: 1, tags: ["a", "b"], decisions: [{by: "x", n: 1}, {by: "y", n: 2}]}\
            """));
        stages.updateOne(eq(1), push("tags", "c"));
        stages.updateOne(eq(1), addToSet("tags", "c"));
        stages.updateOne(eq(1), pull("tags", "a"));
        stages.updateOne(and(eq(1), eq("decisions.by", "x")), set("decisions.$.n", 10));
        stages.updateOne(
                eq(1), set("decisions.$[d].n", 20), new UpdateOptions().arrayFilters(List.of(eq("d.by", "y"))));
        assertThat(stages.find(eq(1)).first()).isEqualTo(Document.parse("""
            {_id: 1, tags: ["b", "c"], decisions: [{by: "x", n: 10}, {by: "y", n: 20}]}\
            """));
    }

    @Test
    void matchesElementsOfArrays() {
        stages.insertOne(Document.parse("{_id: 1, decisions: [{by: 'x', n: 1}, {by: 'y', n: 2}]}"));
        assertThat(stages.countDocuments(elemMatch("decisions", and(eq("by", "x"), eq("n", 1)))))
                .isOne();
        assertThat(stages.countDocuments(elemMatch("decisions", and(eq("by", "x"), eq("n", 2)))))
                .isZero();
        assertThat(stages.updateOne(
                                and(eq(1), not(elemMatch("decisions", eq("by", "z")))),
                                push("decisions", new Document("by", "z")))
                        .getModifiedCount())
                .isOne();
        assertThat(stages.updateOne(and(eq(1), ne("decisions.by", "z")), push("decisions", new Document("by", "z")))
                        .getModifiedCount())
                .isZero();
    }

    @Test
    void refusesASecondOfWhatIsUnique() {
        stages.createIndex(new Document("draft", 1).append("seq", 1), new IndexOptions().unique(true));
        stages.insertOne(new Document("_id", 1).append("draft", "d").append("seq", 1));
        stages.insertOne(new Document("_id", 2).append("draft", "d").append("seq", 2));
        assertThatThrownBy(() -> stages.insertOne(
                        new Document("_id", 3).append("draft", "d").append("seq", 1)))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
        assertThatThrownBy(() -> stages.updateOne(eq(2), set("seq", 1L)))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
        assertThatThrownBy(() -> stages.findOneAndUpdate(eq(2), set("seq", 1.0)))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getCode()).isEqualTo(11000));
        restart();
        assertThatThrownBy(() -> stages.insertOne(
                        new Document("_id", 3).append("draft", "d").append("seq", 1)))
                .isInstanceOf(MongoWriteException.class);
        assertThat(stages.countDocuments()).isEqualTo(2);
    }

    @Test
    void keepsNoHalfBuiltIndex() {
        stages.insertMany(List.of(new Document("name", "a"), new Document("name", "a")));
        assertThatThrownBy(() -> stages.createIndex(new Document("name", 1), new IndexOptions().unique(true)))
                .isInstanceOfSatisfying(
                        DuplicateKeyException.class,
                        e -> assertThat(e.getCode()).isEqualTo(11000));
        stages.insertOne(new Document("name", "a"));
        restart();
        assertThat(stages.countDocuments(eq("name", "a"))).isEqualTo(3);
    }

    @Test
    void refusesIndexesThatItWouldNotHonour() {
        assertThatThrownBy(() -> stages.createIndex(
                        new Document("name", 1), new IndexOptions().partialFilterExpression(eq("status", "OPEN"))))
                .hasMessageContaining("partialFilterExpression");
        assertThatThrownBy(() -> stages.createIndex(new Document("text", "text")))
                .hasMessageContaining("text");
    }

    @Test
    void ordersStringsByTheirUtf8() {
        var names = List.of("a", "\uD7FF", "\uE000", "\uFF21", "😀");
        var collection = database.getCollection("names");
        names.reversed()
                .forEach(name -> collection.insertOne(new Document("_id", name)
                        .append("name", name)
                        .append("in", List.of(new Document("name", name)))));
        for (var sorted : List.of("unindexed", "indexed")) {
            for (var field : List.of("_id", "name", "in.name")) {
                assertThat(ids(collection.find().sort(Sorts.ascending(field))))
                        .as("%s %s", sorted, field)
                        .isEqualTo(names);
                assertThat(ids(collection.find().sort(Sorts.descending(field)).limit(3)))
                        .as("%s %s", sorted, field)
                        .isEqualTo(names.reversed().subList(0, 3));
                assertThat(ids(collection.find(gte(field, "\uFF21")).sort(Sorts.ascending("_id"))))
                        .as("%s %s", sorted, field)
                        .containsExactly("\uFF21", "😀");
                assertThat(ids(collection.find(and(lt(field, "😀"), gte(field, "b")))))
                        .as("%s %s", sorted, field)
                        .containsExactlyInAnyOrder("\uD7FF", "\uE000", "\uFF21");
            }
            collection.createIndex(Indexes.ascending("name"));
            collection.createIndex(Indexes.descending("in.name"));
        }
        assertThat(collection.findOneAndDelete(
                        gte("name", "\uE000"), new FindOneAndDeleteOptions().sort(Sorts.descending("name"))))
                .containsEntry("_id", "😀");
    }

    private static List<String> ids(Iterable<Document> documents) {
        List<String> ids = new ArrayList<>();
        documents.forEach(document -> ids.add(document.getString("_id")));
        return ids;
    }

    @Test
    void stopsAnOrderedBulkAtItsFirstError() {
        stages.insertOne(new Document("_id", 1).append("n", "text"));
        stages.insertOne(new Document("_id", 2).append("n", 0));
        assertThatThrownBy(() -> stages.bulkWrite(List.of(
                        new UpdateOneModel<>(eq(2), inc("n", 1)),
                        new UpdateOneModel<>(eq(1), inc("n", 1)),
                        new UpdateOneModel<>(eq(2), inc("n", 1)))))
                .isInstanceOfSatisfying(MongoBulkWriteException.class, e -> {
                    assertThat(e.getWriteErrors()).hasSize(1);
                    assertThat(e.getWriteResult().getModifiedCount()).isOne();
                });
        assertThat(stages.find(eq(2)).first()).containsEntry("n", 1);
    }

    @Test
    void finishesAnUnorderedBulkInSpiteOfErrors() {
        assertThatThrownBy(() -> stages.bulkWrite(
                        List.of(
                                new InsertOneModel<>(new Document("_id", 1)),
                                new InsertOneModel<>(new Document("_id", 1)),
                                new InsertOneModel<>(new Document("_id", 2)),
                                new UpdateManyModel<>(new Document(), set("seen", true))),
                        new BulkWriteOptions().ordered(false)))
                .isInstanceOfSatisfying(MongoBulkWriteException.class, e -> {
                    assertThat(e.getWriteErrors()).hasSize(1);
                    assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(2);
                });
        assertThat(stages.countDocuments(eq("seen", true))).isEqualTo(2);
    }

    @Test
    void tellsEveryChangeToAChangeStream() {
        try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> changes =
                stages.watch().fullDocument(FullDocument.UPDATE_LOOKUP).cursor()) {
            stages.insertOne(new Document("_id", 1).append("n", 0));
            stages.updateOne(eq(1), inc("n", 1));
            stages.findOneAndUpdate(eq(1), inc("n", 1));
            database.getCollection("others").insertOne(new Document("_id", 9));
            stages.deleteOne(eq(1));
            List<ChangeStreamDocument<Document>> seen =
                    IntStream.range(0, 4).mapToObj(i -> changes.next()).toList();
            assertThat(seen)
                    .extracting(ChangeStreamDocument::getOperationType)
                    .containsExactly(
                            OperationType.INSERT, OperationType.UPDATE, OperationType.UPDATE, OperationType.DELETE);
            assertThat(seen.get(2).getFullDocument()).containsEntry("n", 2);
            assertThat(seen.get(2).getUpdateDescription())
                    .extracting(UpdateDescription::getUpdatedFields)
                    .isEqualTo(BsonDocument.parse("{n: 2}"));
            assertThat(seen.get(3).getDocumentKey()).isEqualTo(BsonDocument.parse("{_id: 1}"));
        }
    }

    @Test
    void tellsAStreamOfSomeCollectionsNothingOfOthers() {
        var pipeline = List.of(match(in("ns.coll", "stages", "votes")), project(include("ns", "documentKey")));
        try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> changes =
                database.watch(pipeline).cursor()) {
            stages.insertOne(new Document("_id", 1));
            database.getCollection("others").insertOne(new Document("_id", 2));
            database.getCollection("votes").insertOne(new Document("_id", 3));
            stages.insertOne(new Document("_id", 4));
            assertThat(IntStream.range(0, 3).mapToObj(i -> changes.next()).toList())
                    .extracting(ChangeStreamDocument::getDocumentKey)
                    .extracting(key -> key.getInt32("_id").getValue())
                    .containsExactly(1, 3, 4);
        }
    }

    @Test
    void servesMoreConnectionsThanItHasThreads() throws Exception {
        int connections = 250;
        stages.insertOne(new Document("_id", 1).append("count", 0));
        CountDownLatch all = new CountDownLatch(connections);
        List<MongoClient> clients = new CopyOnWriteArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < connections; i++) {
                people.submit(() -> {
                    MongoClient own = MongoClients.create(server.uri("communique"));
                    clients.add(own);
                    MongoCollection<Document> mine =
                            own.getDatabase("communique").getCollection("stages");
                    try (var changes = mine.watch().cursor()) {
                        mine.updateOne(eq(1), inc("count", 1));
                        changes.next();
                    }
                    all.countDown();
                    return null;
                });
            }
            assertThat(all.await(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            clients.forEach(MongoClient::close);
        }
        assertThat(stages.find(eq(1)).first()).containsEntry("count", connections);
    }

    @Test
    void resumesAChangeStreamWhereItStopped() {
        try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> changes =
                stages.watch().cursor()) {
            stages.insertOne(new Document("_id", 1));
            ChangeStreamDocument<Document> first = changes.next();
            stages.insertOne(new Document("_id", 2));
            try (var resumed =
                    stages.watch().resumeAfter(first.getResumeToken()).cursor()) {
                assertThat(resumed.next().getFullDocument()).containsEntry("_id", 2);
            }
        }
    }

    @Test
    void letsAStreamSleepThroughWhatItDoesNotWatchWithoutLosingItsPlace() throws Exception {
        byte[] megabyte = new byte[1 << 20];
        try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> changes =
                        stages.watch().maxAwaitTime(1, TimeUnit.MINUTES).cursor();
                ExecutorService reader = Executors.newSingleThreadExecutor()) {
            CountDownLatch begun = new CountDownLatch(1);
            var next = reader.submit(() -> {
                begun.countDown();
                return changes.next();
            });
            begun.await();
            for (int i = 0; i < 100; i++) {
                // Far more than is kept for streams that come later.
                database.getCollection("others").insertOne(new Document("_id", i).append("bytes", megabyte));
            }
            assertThat(next).isNotDone();
            stages.insertOne(new Document("_id", 1));
            assertThat(next.get(1, TimeUnit.MINUTES).getFullDocument()).containsEntry("_id", 1);
        }
    }

    @Test
    void waitsForChangesRatherThanAskAgainAndAgain() {
        try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> changes =
                stages.watch().maxAwaitTime(300, TimeUnit.MILLISECONDS).cursor()) {
            long start = System.nanoTime();
            assertThat(changes.tryNext()).isNull();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(250));
        }
    }

    @Test
    void sendsLongResultsInBatches() {
        byte[] megabyte = new byte[1 << 20];
        for (int i = 0; i < 60; i++) {
            stages.insertOne(new Document("_id", i).append("update", new Binary(megabyte)));
        }
        assertThat(stages.find().into(new ArrayList<>())).hasSize(60);
        assertThat(stages.find().batchSize(7).into(new ArrayList<>())).hasSize(60);
        assertThat(stages.aggregate(List.of(new Document("$match", new Document())))
                        .into(new ArrayList<>()))
                .hasSize(60);
    }

    @Test
    void findsByTheQueriesOfTheApplication() {
        stages.createIndex(new Document("status", 1).append("deadline", 1));
        for (int i = 0; i < 10; i++) {
            stages.insertOne(new Document("_id", i)
                    .append("status", i % 2 == 0 ? "OPEN" : "CLOSED")
                    .append("deadline", new Date(i)));
        }
        assertThat(stages.find(and(eq("status", "OPEN"), lt("deadline", new Date(5))))
                        .map(document -> document.getInteger("_id"))
                        .into(new ArrayList<>()))
                .containsExactly(0, 2, 4);
        assertThat(stages.find(and(in("status", "OPEN", "CLOSED"), gte("deadline", new Date(7))))
                        .sort(Sorts.descending("deadline"))
                        .limit(2)
                        .map(document -> document.getInteger("_id"))
                        .into(new ArrayList<>()))
                .containsExactly(9, 8);
    }
}
