package org.communique.storage.embedded.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.bson.Document;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.storage.embedded.EmbeddedMongo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One collection with indexes and one without must be the same in everything but speed, whatever is done to both. */
class IndexEquivalenceTests {

    private static final int STEPS = LongRun.either(1_500, 100_000);

    private final long seed = RandomSeed.of(IndexEquivalenceTests.class);
    private final Random random = new Random(seed);
    private final RandomDocuments documents = new RandomDocuments(random);

    @TempDir
    Path folder;

    @Test
    void indexesChangeNoResult() {
        EmbeddedMongo server = EmbeddedMongo.open(folder);
        for (int restart = 0; restart < 3; restart++) {
            try (MongoClient client = MongoClients.create(server.uri("test"))) {
                MongoDatabase database = client.getDatabase("test");
                createIndexes(database.getCollection("indexed"));
                for (int step = 0; step < STEPS / 3; step++) {
                    step(database.getCollection("indexed"), database.getCollection("plain"));
                }
            } finally {
                server.close();
            }
            server = EmbeddedMongo.open(folder);
        }
        server.close();
    }

    private static void createIndexes(MongoCollection<Document> collection) {
        collection.createIndex(new Document("status", 1));
        collection.createIndex(new Document("status", 1).append("deadline", -1));
        collection.createIndex(new Document("deadline", 1));
        collection.createIndex(new Document("tags", 1).append("rank", 1));
        collection.createIndex(new Document("parts.kind", 1));
        collection.createIndex(new Document("address.city", 1).append("rank", -1), new IndexOptions().sparse(true));
    }

    private void step(MongoCollection<Document> indexed, MongoCollection<Document> plain) {
        int choice = random.nextInt(10);
        Function<MongoCollection<Document>, Object> operation = switch (choice) {
            case 0, 1 -> insertion();
            case 2 -> update();
            case 3 -> findAndModify();
            case 4 -> deletion();
            case 5 -> count();
            default -> query();
        };
        assertThat(outcome(operation, indexed))
                .as("the same with and without indexes, -Dseed=%d", seed)
                .isEqualTo(outcome(operation, plain));
    }

    /** What it returns, or the code of what it throws. */
    private static Object outcome(
            Function<MongoCollection<Document>, Object> operation, MongoCollection<Document> collection) {
        try {
            return operation.apply(collection);
        } catch (MongoException e) {
            return "error " + e.getCode();
        }
    }

    private Function<MongoCollection<Document>, Object> insertion() {
        Document document = documents.document();
        return collection -> collection.insertOne(document).wasAcknowledged();
    }

    private Function<MongoCollection<Document>, Object> update() {
        Document query = documents.query();
        Document update = documents.update();
        return collection -> collection.updateMany(query, update).toString();
    }

    private Function<MongoCollection<Document>, Object> findAndModify() {
        Document query = documents.query();
        Document update = documents.update();
        Document sort = documents.sort();
        return collection ->
                String.valueOf(collection.findOneAndUpdate(query, update, new FindOneAndUpdateOptions().sort(sort)));
    }

    private Function<MongoCollection<Document>, Object> deletion() {
        Document query = documents.query();
        return collection -> collection.deleteOne(query).getDeletedCount();
    }

    private Function<MongoCollection<Document>, Object> count() {
        Document query = documents.query();
        return collection -> collection.countDocuments(query);
    }

    private Function<MongoCollection<Document>, Object> query() {
        Document query = documents.query();
        Document sort = documents.sort();
        int skip = random.nextInt(3);
        int limit = random.nextInt(6);
        return collection ->
                collection.find(query).sort(sort).skip(skip).limit(limit).into(new ArrayList<>());
    }

    /** Few values of many kinds, so that they meet. */
    static final class RandomDocuments {

        private final Random random;
        private int ids;

        RandomDocuments(Random random) {
            this.random = random;
        }

        Document document() {
            Document document = new Document("_id", id());
            if (random.nextInt(8) > 0) {
                document.append(
                        "status", this.<@Nullable String>pick("DRAFT", "OPEN", "CLOSED", "ÖFFEN", "", null, "OPEN\0"));
            }
            if (random.nextInt(6) > 0) {
                document.append("deadline", value());
            }
            if (random.nextInt(3) > 0) {
                document.append("rank", random.nextInt(4));
            }
            if (random.nextInt(3) > 0) {
                document.append("tags", random.nextInt(5) > 0 ? values() : value());
            }
            if (random.nextBoolean()) {
                document.append(
                        "address",
                        new Document("city", this.<@Nullable Object>pick("Vienna", "New York", "Nairobi", 1, null)));
            }
            if (random.nextInt(3) == 0) {
                document.append(
                        "parts",
                        List.of(new Document("kind", value()), new Document("kind", values()), new Document("n", 1)));
            }
            return document;
        }

        Document query() {
            Document query = new Document();
            int fields = random.nextInt(3);
            for (int i = 0; i <= fields; i++) {
                condition(query);
            }
            return random.nextInt(6) == 0 ? new Document("$and", List.of(query, condition(new Document()))) : query;
        }

        private Document condition(Document query) {
            switch (random.nextInt(8)) {
                case 0 -> query.append("status", this.<@Nullable String>pick("DRAFT", "OPEN", "CLOSED", null));
                case 1 -> query.append("status", new Document("$in", List.of("OPEN", pick("CLOSED", "ÖFFEN", 1))));
                case 2 -> query.append("deadline", comparison());
                case 3 -> query.append("deadline", comparison().append("$ne", value()));
                case 4 -> query.append("tags", random.nextBoolean() ? value() : comparison());
                case 5 -> query.append("address.city", this.<@Nullable Object>pick("Vienna", "Nairobi", 1, null));
                case 6 -> query.append("parts.kind", random.nextBoolean() ? value() : comparison());
                default -> query.append("rank", random.nextInt(4));
            }
            return query;
        }

        private Document comparison() {
            Document comparison = new Document(pick("$gt", "$gte"), value());
            if (random.nextBoolean()) {
                comparison.append(pick("$lt", "$lte"), value());
            }
            return random.nextInt(4) == 0 ? new Document("$in", values()) : comparison;
        }

        Document sort() {
            int direction = random.nextBoolean() ? 1 : -1;
            return switch (random.nextInt(6)) {
                case 0 -> new Document("deadline", direction);
                case 1 -> new Document("deadline", direction).append("_id", -direction);
                case 2 -> new Document("rank", direction);
                case 3 -> new Document("status", direction).append("rank", 1);
                case 4 -> new Document("_id", direction);
                default -> new Document();
            };
        }

        Document update() {
            return switch (random.nextInt(7)) {
                case 0 -> new Document("$set", new Document("status", pick("OPEN", "CLOSED")));
                case 1 -> new Document("$set", new Document("deadline", value()));
                case 2 -> new Document("$inc", new Document("rank", 1));
                case 3 -> new Document("$unset", new Document("status", 1));
                case 4 -> new Document("$push", new Document("tags", value()));
                case 5 -> new Document("$set", new Document("address.city", pick("Vienna", "Nairobi")));
                default -> new Document("$set", new Document("tags", values()));
            };
        }

        /** Now and then a number that came before, to see a duplicate refused. */
        private Object id() {
            int id = random.nextInt(20) == 0 && ids > 0 ? random.nextInt(ids) : ids++;
            return random.nextInt(10) == 0 ? new Document("draft", "d").append("seq", id) : id;
        }

        private List<@Nullable Object> values() {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                if (random.nextInt(6) > 0) {
                    values.add(value());
                }
            }
            return values;
        }

        private @Nullable Object value() {
            return switch (random.nextInt(9)) {
                case 0 -> random.nextInt(4);
                case 1 -> (long) random.nextInt(4);
                case 2 -> random.nextInt(8) / 2.0;
                case 3, 4 -> new Date(random.nextInt(5) * 1_000L);
                case 5 -> pick("a", "b", "ab", "é", "\uFF21", "😀");
                case 6 -> random.nextBoolean();
                case 7 -> null;
                default -> pick(Long.MAX_VALUE, Long.MAX_VALUE - 1, -1, -2.5);
            };
        }

        @SafeVarargs
        private <T extends @Nullable Object> T pick(T... choices) {
            return choices[random.nextInt(choices.length)];
        }
    }
}
