package org.communique.storage;

import static java.util.Objects.requireNonNull;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.FindOneAndDeleteOptions;
import com.mongodb.client.model.FindOneAndReplaceOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import com.mongodb.client.result.UpdateResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** The operations of the unified test format that the product uses, by the driver. */
final class SpecificationOperations {

    private static final Set<String> UNUSED = Set.of("collation", "let", "rawData", "comment");

    private SpecificationOperations() {}

    static BsonValue run(MongoDatabase database, String name, BsonDocument arguments) {
        refuseUnused(arguments);
        switch (name) {
            case "createCollection" -> {
                only(arguments, "collection");
                database.createCollection(text(arguments, "collection"), new CreateCollectionOptions());
            }
            case "dropCollection" ->
                database.getCollection(text(arguments, "collection")).drop();
            default -> throw new UnsupportedSpecificationException("the operation " + name);
        }
        return BsonNull.VALUE;
    }

    static BsonValue run(MongoCollection<BsonDocument> collection, String name, BsonDocument arguments) {
        refuseUnused(arguments);
        return switch (name) {
            case "insertOne" -> {
                only(arguments, "document");
                yield new BsonDocument(
                        "insertedId",
                        collection.insertOne(arguments.getDocument("document")).getInsertedId());
            }
            case "insertMany" -> insertMany(collection, arguments);
            case "updateOne", "updateMany", "replaceOne", "deleteOne", "deleteMany" ->
                single(collection, name, arguments);
            case "bulkWrite" -> bulkWrite(collection, arguments);
            case "findOneAndUpdate" -> {
                only(arguments, "filter", "update", "projection", "sort", "returnDocument", "upsert", "arrayFilters");
                yield orNull(collection.findOneAndUpdate(
                        filter(arguments),
                        document(arguments, "update"),
                        new FindOneAndUpdateOptions()
                                .projection(optional(arguments, "projection"))
                                .sort(optional(arguments, "sort"))
                                .upsert(flag(arguments, "upsert"))
                                .arrayFilters(arrayFilters(arguments))
                                .returnDocument(returned(arguments))));
            }
            case "findOneAndReplace" -> {
                only(arguments, "filter", "replacement", "projection", "sort", "returnDocument", "upsert");
                yield orNull(collection.findOneAndReplace(
                        filter(arguments),
                        document(arguments, "replacement"),
                        new FindOneAndReplaceOptions()
                                .projection(optional(arguments, "projection"))
                                .sort(optional(arguments, "sort"))
                                .upsert(flag(arguments, "upsert"))
                                .returnDocument(returned(arguments))));
            }
            case "findOneAndDelete" -> {
                only(arguments, "filter", "projection", "sort");
                yield orNull(collection.findOneAndDelete(
                        filter(arguments),
                        new FindOneAndDeleteOptions()
                                .projection(optional(arguments, "projection"))
                                .sort(optional(arguments, "sort"))));
            }
            case "find" -> {
                only(arguments, "filter", "sort", "skip", "limit", "batchSize", "projection");
                yield new BsonArray(collection
                        .find(filter(arguments))
                        .sort(optional(arguments, "sort"))
                        .projection(optional(arguments, "projection"))
                        .skip(number(arguments, "skip"))
                        .limit(number(arguments, "limit"))
                        .batchSize(number(arguments, "batchSize"))
                        .into(new ArrayList<>()));
            }
            case "findOne" -> {
                only(arguments, "filter", "sort", "skip");
                yield orNull(collection
                        .find(filter(arguments))
                        .sort(optional(arguments, "sort"))
                        .skip(number(arguments, "skip"))
                        .first());
            }
            case "aggregate" -> {
                only(arguments, "pipeline", "batchSize");
                yield new BsonArray(collection
                        .aggregate(documents(arguments, "pipeline"))
                        .batchSize(number(arguments, "batchSize"))
                        .into(new ArrayList<>()));
            }
            case "countDocuments" -> {
                only(arguments, "filter", "skip", "limit");
                var options = new CountOptions().skip(number(arguments, "skip")).limit(number(arguments, "limit"));
                yield new BsonInt64(collection.countDocuments(filter(arguments), options));
            }
            case "estimatedDocumentCount" -> {
                only(arguments);
                yield new BsonInt64(collection.estimatedDocumentCount());
            }
            case "distinct" -> {
                only(arguments, "fieldName", "filter");
                yield new BsonArray(collection
                        .distinct(text(arguments, "fieldName"), filter(arguments), BsonValue.class)
                        .into(new ArrayList<>()));
            }
            case "createIndex" -> {
                only(arguments, "keys", "name", "unique");
                var options = new IndexOptions().unique(flag(arguments, "unique"));
                yield new BsonString(collection.createIndex(
                        document(arguments, "keys"),
                        arguments.containsKey("name") ? options.name(text(arguments, "name")) : options));
            }
            case "dropIndex" -> {
                collection.dropIndex(text(arguments, "name"));
                yield BsonNull.VALUE;
            }
            default -> throw new UnsupportedSpecificationException("the operation " + name);
        };
    }

    private static BsonValue insertMany(MongoCollection<BsonDocument> collection, BsonDocument arguments) {
        only(arguments, "documents", "ordered");
        var inserted = collection.insertMany(
                documents(arguments, "documents"), new InsertManyOptions().ordered(flag(arguments, "ordered", true)));
        return new BsonDocument("insertedIds", byIndex(inserted.getInsertedIds()));
    }

    private static BsonValue single(MongoCollection<BsonDocument> collection, String name, BsonDocument arguments) {
        return switch (write(name, arguments)) {
            case UpdateOneModel<BsonDocument> one ->
                result(collection.updateOne(one.getFilter(), requireNonNull(one.getUpdate()), one.getOptions()));
            case UpdateManyModel<BsonDocument> many ->
                result(collection.updateMany(many.getFilter(), requireNonNull(many.getUpdate()), many.getOptions()));
            case ReplaceOneModel<BsonDocument> one ->
                result(collection.replaceOne(one.getFilter(), one.getReplacement(), one.getReplaceOptions()));
            case DeleteOneModel<BsonDocument> one ->
                new BsonDocument(
                        "deletedCount",
                        new BsonInt64(collection.deleteOne(one.getFilter()).getDeletedCount()));
            case DeleteManyModel<BsonDocument> many ->
                new BsonDocument(
                        "deletedCount",
                        new BsonInt64(collection.deleteMany(many.getFilter()).getDeletedCount()));
            default -> throw new IllegalStateException(name);
        };
    }

    private static BsonDocument result(UpdateResult updated) {
        var result = new BsonDocument("matchedCount", new BsonInt64(updated.getMatchedCount()))
                .append("modifiedCount", new BsonInt64(updated.getModifiedCount()))
                .append("upsertedCount", new BsonInt32(updated.getUpsertedId() == null ? 0 : 1));
        return updated.getUpsertedId() == null ? result : result.append("upsertedId", updated.getUpsertedId());
    }

    private static BsonValue bulkWrite(MongoCollection<BsonDocument> collection, BsonDocument arguments) {
        only(arguments, "requests", "ordered");
        List<WriteModel<BsonDocument>> writes = new ArrayList<>();
        for (var request : documents(arguments, "requests")) {
            writes.add(write(request.getFirstKey(), request.getDocument(request.getFirstKey())));
        }
        return result(collection.bulkWrite(writes, new BulkWriteOptions().ordered(flag(arguments, "ordered", true))));
    }

    static BsonDocument result(BulkWriteResult written) {
        var upserted = new BsonDocument();
        written.getUpserts().forEach(upsert -> upserted.append(String.valueOf(upsert.getIndex()), upsert.getId()));
        var inserted = new BsonDocument();
        written.getInserts().forEach(insert -> inserted.append(String.valueOf(insert.getIndex()), insert.getId()));
        return new BsonDocument("insertedCount", new BsonInt32(written.getInsertedCount()))
                .append("insertedIds", inserted)
                .append("matchedCount", new BsonInt32(written.getMatchedCount()))
                .append("modifiedCount", new BsonInt32(written.getModifiedCount()))
                .append("deletedCount", new BsonInt32(written.getDeletedCount()))
                .append("upsertedCount", new BsonInt32(upserted.size()))
                .append("upsertedIds", upserted);
    }

    private static WriteModel<BsonDocument> write(String name, BsonDocument arguments) {
        refuseUnused(arguments);
        return switch (name) {
            case "insertOne" -> {
                only(arguments, "document");
                yield new InsertOneModel<>(document(arguments, "document"));
            }
            case "updateOne" -> {
                only(arguments, "filter", "update", "upsert", "arrayFilters");
                yield new UpdateOneModel<>(filter(arguments), document(arguments, "update"), updateOptions(arguments));
            }
            case "updateMany" -> {
                only(arguments, "filter", "update", "upsert", "arrayFilters");
                yield new UpdateManyModel<>(filter(arguments), document(arguments, "update"), updateOptions(arguments));
            }
            case "replaceOne" -> {
                only(arguments, "filter", "replacement", "upsert");
                yield new ReplaceOneModel<>(
                        filter(arguments),
                        document(arguments, "replacement"),
                        new ReplaceOptions().upsert(flag(arguments, "upsert")));
            }
            case "deleteOne" -> {
                only(arguments, "filter");
                yield new DeleteOneModel<>(filter(arguments));
            }
            case "deleteMany" -> {
                only(arguments, "filter");
                yield new DeleteManyModel<>(filter(arguments));
            }
            default -> throw new UnsupportedSpecificationException("the operation " + name);
        };
    }

    private static UpdateOptions updateOptions(BsonDocument arguments) {
        return new UpdateOptions().upsert(flag(arguments, "upsert")).arrayFilters(arrayFilters(arguments));
    }

    private static @Nullable List<BsonDocument> arrayFilters(BsonDocument arguments) {
        return arguments.containsKey("arrayFilters") ? documents(arguments, "arrayFilters") : null;
    }

    private static ReturnDocument returned(BsonDocument arguments) {
        return arguments
                        .getString("returnDocument", new BsonString("Before"))
                        .getValue()
                        .equals("After")
                ? ReturnDocument.AFTER
                : ReturnDocument.BEFORE;
    }

    private static void refuseUnused(BsonDocument arguments) {
        arguments.keySet().stream().filter(UNUSED::contains).findFirst().ifPresent(argument -> {
            throw new UnsupportedSpecificationException("the option " + argument);
        });
    }

    private static void only(BsonDocument arguments, String... names) {
        arguments.keySet().stream()
                .filter(argument -> !Set.of(names).contains(argument))
                .findFirst()
                .ifPresent(argument -> {
                    throw new UnsupportedSpecificationException("the option " + argument);
                });
    }

    private static BsonDocument filter(BsonDocument arguments) {
        return arguments.getDocument("filter", new BsonDocument());
    }

    private static BsonDocument document(BsonDocument arguments, String name) {
        if (arguments.get(name) instanceof BsonDocument document) {
            return document;
        }
        throw new UnsupportedSpecificationException("updates by a pipeline");
    }

    private static @Nullable BsonDocument optional(BsonDocument arguments, String name) {
        return arguments.containsKey(name) ? arguments.getDocument(name) : null;
    }

    private static List<BsonDocument> documents(BsonDocument arguments, String name) {
        return arguments.getArray(name, new BsonArray()).stream()
                .map(BsonValue::asDocument)
                .toList();
    }

    private static String text(BsonDocument arguments, String name) {
        return arguments.getString(name).getValue();
    }

    private static int number(BsonDocument arguments, String name) {
        return arguments.containsKey(name) ? arguments.getNumber(name).intValue() : 0;
    }

    private static boolean flag(BsonDocument arguments, String name) {
        return flag(arguments, name, false);
    }

    private static boolean flag(BsonDocument arguments, String name, boolean otherwise) {
        return arguments.containsKey(name) ? arguments.getBoolean(name).getValue() : otherwise;
    }

    private static BsonDocument byIndex(Map<Integer, BsonValue> values) {
        var document = new BsonDocument();
        values.forEach((index, value) -> document.append(String.valueOf(index), value));
        return document;
    }

    private static BsonValue orNull(@Nullable BsonDocument found) {
        return found == null ? BsonNull.VALUE : found;
    }
}
