package org.communique.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.ChangeStreamIterable;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.changestream.FullDocument;
import java.lang.module.ModuleDescriptor.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * A test of the unified format of MongoDB's specifications for drivers, with what its file prepares. The commands that a driver
 * is expected to send are left unlooked at: they are MongoDB's own driver's, and what is tried here is what answers them.
 */
final class SpecificationTestCase implements AutoCloseable {

    private static final Set<String> STREAM_OPTIONS =
            Set.of("pipeline", "fullDocument", "saveResultAsEntity", "batchSize");

    private final FakeReplicaSet server;
    private final BsonDocument file;
    private final BsonDocument test;
    private final Map<String, Object> entities = new HashMap<>();

    SpecificationTestCase(FakeReplicaSet server, BsonDocument file, BsonDocument test) {
        this.server = server;
        this.file = file;
        this.test = test;
    }

    void run() {
        requirements(file);
        requirements(test);
        if (test.containsKey("skipReason")) {
            throw new UnsupportedSpecificationException("skipped by the specification");
        }
        prepare();
        file.getArray("createEntities", new BsonArray()).forEach(entity -> create(entity.asDocument()));
        for (var operation : test.getArray("operations")) {
            operate(operation.asDocument());
        }
        for (var outcome : test.getArray("outcome", new BsonArray())) {
            compare(outcome.asDocument());
        }
    }

    private static void requirements(BsonDocument of) {
        var alternatives = of.getArray("runOnRequirements", new BsonArray());
        if (!alternatives.isEmpty()
                && alternatives.stream().map(BsonValue::asDocument).noneMatch(SpecificationTestCase::isMet)) {
            throw new UnsupportedSpecificationException("other versions or deployments");
        }
    }

    private static boolean isMet(BsonDocument requirement) {
        return (!requirement.containsKey("minServerVersion")
                        || atMost(requirement.getString("minServerVersion").getValue(), "8.0"))
                && (!requirement.containsKey("maxServerVersion")
                        || atMost(
                                "7.0", requirement.getString("maxServerVersion").getValue()))
                && (!requirement.containsKey("topologies")
                        || requirement.getArray("topologies").stream()
                                .anyMatch(topology ->
                                        topology.asString().getValue().equals("replicaset")))
                && !requirement
                        .getString("serverless", new BsonString("allow"))
                        .getValue()
                        .equals("require")
                && !requirement.getBoolean("auth", BsonBoolean.FALSE).getValue();
    }

    private static boolean atMost(String version, String other) {
        return Version.parse(version).compareTo(Version.parse(other)) <= 0;
    }

    private void prepare() {
        try (var client = MongoClients.create(server.uri())) {
            for (var each : file.getArray("initialData", new BsonArray())) {
                var data = each.asDocument();
                var collection = collection(client, data);
                collection.drop();
                var documents = data.getArray("documents").stream()
                        .map(BsonValue::asDocument)
                        .toList();
                if (documents.isEmpty()) {
                    client.getDatabase(collection.getNamespace().getDatabaseName())
                            .createCollection(collection.getNamespace().getCollectionName());
                } else {
                    collection.insertMany(documents);
                }
            }
        }
    }

    private static MongoCollection<BsonDocument> collection(MongoClient client, BsonDocument named) {
        return client.getDatabase(named.getString("databaseName").getValue())
                .getCollection(named.getString("collectionName").getValue(), BsonDocument.class);
    }

    private void create(BsonDocument entity) {
        var kind = entity.getFirstKey();
        var of = entity.getDocument(kind);
        var id = of.getString("id").getValue();
        entities.put(
                id,
                switch (kind) {
                    case "client" -> client(of);
                    case "database" ->
                        ((MongoClient) entity(of.getString("client").getValue()))
                                .getDatabase(of.getString("databaseName").getValue());
                    case "collection" -> {
                        if (of.containsKey("collectionOptions")) {
                            throw new UnsupportedSpecificationException("options of a collection");
                        }
                        yield ((MongoDatabase) entity(of.getString("database").getValue()))
                                .getCollection(of.getString("collectionName").getValue(), BsonDocument.class);
                    }
                    default -> throw new UnsupportedSpecificationException("the entity " + kind);
                });
    }

    private MongoClient client(BsonDocument of) {
        var uri = new StringBuilder(server.uri());
        of.getDocument("uriOptions", new BsonDocument()).forEach((name, value) -> {
            if (!name.equals("retryWrites") && !name.equals("retryReads")) {
                throw new UnsupportedSpecificationException("the URI's option " + name);
            }
            uri.append('&').append(name).append('=').append(value.asBoolean().getValue());
        });
        return MongoClients.create(uri.toString());
    }

    private Object entity(String id) {
        var entity = entities.get(id);
        if (entity == null) {
            throw new UnsupportedSpecificationException("the entity " + id);
        }
        return entity;
    }

    private void operate(BsonDocument operation) {
        if (operation.containsKey("expectError")) {
            var failure = Assertions.catchThrowable(() -> run(operation));
            if (failure instanceof UnsupportedSpecificationException reason) {
                throw reason;
            }
            assertThat(failure).as("%s", operation).isNotNull();
            compare(failure, operation.getDocument("expectError"));
            return;
        }
        var result = run(operation);
        if (operation.containsKey("expectResult")) {
            assertThat(SpecificationMatcher.matches(operation.get("expectResult"), result))
                    .as("%s is expected, and was %s", operation.get("expectResult"), result)
                    .isTrue();
        }
    }

    private static void compare(Throwable failure, BsonDocument expected) {
        AbstractThrowableAssert<?, ?> error = assertThat(failure).as("%s", expected);
        if (expected.getBoolean("isClientError", BsonBoolean.FALSE).getValue()) {
            error.satisfies(each -> assertThat(each instanceof MongoClientException
                            || each instanceof IllegalArgumentException
                            || each instanceof MongoSocketException)
                    .isTrue());
        }
        if (expected.containsKey("errorContains")) {
            error.hasMessageContaining(expected.getString("errorContains").getValue());
        }
        if (expected.containsKey("errorCode")) {
            assertThat(((MongoException) failure).getCode())
                    .as("%s", failure)
                    .isEqualTo(expected.getNumber("errorCode").intValue());
        }
        for (var label : expected.getArray("errorLabelsContain", new BsonArray())) {
            assertThat(((MongoException) failure).hasErrorLabel(label.asString().getValue()))
                    .as("%s", failure)
                    .isTrue();
        }
        for (var label : expected.getArray("errorLabelsOmit", new BsonArray())) {
            assertThat(((MongoException) failure).hasErrorLabel(label.asString().getValue()))
                    .as("%s", failure)
                    .isFalse();
        }
        if (expected.containsKey("expectResult") && failure instanceof MongoBulkWriteException bulk) {
            var written = SpecificationOperations.result(bulk.getWriteResult());
            assertThat(SpecificationMatcher.matches(expected.get("expectResult"), written))
                    .as("%s is expected, and was %s", expected.get("expectResult"), written)
                    .isTrue();
        }
        if (expected.containsKey("errorResponse") && !(failure instanceof MongoWriteException)) {
            throw new UnsupportedSpecificationException("the server's whole answer");
        }
    }

    private BsonValue run(BsonDocument operation) {
        var name = operation.getString("name").getValue();
        var arguments = operation.getDocument("arguments", new BsonDocument());
        var object = operation.getString("object").getValue();
        if (object.equals("testRunner")) {
            if (!name.equals("failPoint")) {
                throw new UnsupportedSpecificationException("the operation " + name);
            }
            FailPoints.of(arguments.getDocument("failPoint")).forEach(server::fail);
            return BsonNull.VALUE;
        }
        var entity = entity(object);
        if (name.equals("createChangeStream")) {
            entities.put(
                    operation
                            .getString("saveResultAsEntity", new BsonString("unsaved"))
                            .getValue(),
                    stream(entity, arguments));
            return BsonNull.VALUE;
        }
        return switch (entity) {
            case MongoDatabase database -> SpecificationOperations.run(database, name, arguments);
            case MongoChangeStreamCursor<?> stream -> next(stream);
            case MongoCollection<?> collection ->
                SpecificationOperations.run(collection.withDocumentClass(BsonDocument.class), name, arguments);
            default -> throw new UnsupportedSpecificationException("the operation " + name + " of a client");
        };
    }

    private static MongoChangeStreamCursor<BsonDocument> stream(Object entity, BsonDocument arguments) {
        arguments.keySet().stream()
                .filter(option -> !STREAM_OPTIONS.contains(option))
                .findFirst()
                .ifPresent(option -> {
                    throw new UnsupportedSpecificationException("the option " + option);
                });
        List<BsonDocument> pipeline = arguments.getArray("pipeline").stream()
                .map(BsonValue::asDocument)
                .toList();
        ChangeStreamIterable<?> stream = switch (entity) {
            case MongoCollection<?> collection -> collection.watch(pipeline);
            case MongoDatabase database -> database.watch(pipeline);
            default -> throw new UnsupportedSpecificationException("change streams of all databases");
        };
        if (arguments.containsKey("fullDocument")) {
            stream.fullDocument(
                    FullDocument.fromString(arguments.getString("fullDocument").getValue()));
        }
        if (arguments.containsKey("batchSize")) {
            stream.batchSize(arguments.getNumber("batchSize").intValue());
        }
        return (MongoChangeStreamCursor<BsonDocument>)
                stream.withDocumentClass(BsonDocument.class).cursor();
    }

    private static BsonValue next(MongoChangeStreamCursor<?> stream) {
        List<BsonValue> events = new ArrayList<>();
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            var event = stream.tryNext();
            if (event != null) {
                events.add((BsonValue) event);
            }
            return !events.isEmpty();
        });
        return events.getFirst();
    }

    private void compare(BsonDocument outcome) {
        try (var client = MongoClients.create(server.uri())) {
            var documents = collection(client, outcome)
                    .find()
                    .sort(new BsonDocument("_id", new BsonInt32(1)))
                    .into(new ArrayList<>());
            assertThat(SpecificationMatcher.matches(outcome.getArray("documents"), new BsonArray(documents)))
                    .as("%s is expected, and was %s", outcome.getArray("documents"), documents)
                    .isTrue();
        }
    }

    @Override
    public void close() {
        server.forgetFaults();
        entities.values().stream()
                .filter(MongoClient.class::isInstance)
                .map(MongoClient.class::cast)
                .forEach(MongoClient::close);
    }
}
