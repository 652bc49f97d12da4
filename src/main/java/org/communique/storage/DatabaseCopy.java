package org.communique.storage;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.conversions.Bson;
import org.communique.operator.CannotStartException;
import org.communique.storage.schema.SchemaUpgrade;
import org.jspecify.annotations.Nullable;

/** Copies the documents of one database to another as they are stored, a few at a time. */
record DatabaseCopy(MongoDatabase source, MongoDatabase target) {

    /** Of the servers that ran, and of no use to others. */
    private static final Set<String> OF_SERVERS =
            Set.of("leases", "draftPresence", "draftRevocations", "rateLimits", SchemaUpgrade.COLLECTION);

    /** Read at a time, as the embedded store holds all that it finds in memory: fewer where there are large ones. */
    private static final int PAGE = 16;

    private static final int PAGE_BYTES = 4 << 20;

    private static final int BATCH = 500;
    private static final int BATCH_BYTES = 8 << 20;

    /**
     * @param documents how many
     * @param hash      the sum of the hashes of all documents, whatever their order
     */
    record Fingerprint(long documents, BigInteger hash) {

        static final Fingerprint NONE = new Fingerprint(0, BigInteger.ZERO);

        Fingerprint with(RawBsonDocument document) {
            return new Fingerprint(documents + 1, hash.add(hashOf(document)).mod(BigInteger.ONE.shiftLeft(256)));
        }
    }

    /** Those that are copied, in the order of their names. */
    List<String> collections() {
        return collections(source);
    }

    private static List<String> collections(MongoDatabase database) {
        return database.listCollectionNames().into(new ArrayList<>()).stream()
                .filter(name -> !name.startsWith("system.") && !OF_SERVERS.contains(name))
                .sorted()
                .toList();
    }

    /** What an earlier attempt left. */
    void clearTarget() {
        collections(target).forEach(name -> target.getCollection(name).drop());
    }

    void copy(String name) {
        MongoCollection<RawBsonDocument> written = target.getCollection(name, RawBsonDocument.class);
        List<RawBsonDocument> batch = new ArrayList<>();
        int[] bytes = {0};
        each(source, name, document -> {
            int size = size(document);
            if (batch.size() == BATCH || bytes[0] + size > BATCH_BYTES) {
                insert(written, batch);
                bytes[0] = 0;
            }
            batch.add(document);
            bytes[0] += size;
        });
        insert(written, batch);
    }

    private static void insert(MongoCollection<RawBsonDocument> written, List<RawBsonDocument> batch) {
        if (!batch.isEmpty()) {
            written.insertMany(batch, new InsertManyOptions().ordered(false));
            batch.clear();
        }
    }

    /**
     * What both have.
     *
     * @throws CannotStartException if a server has changed either meanwhile
     */
    Fingerprint compared(String name) {
        Fingerprint here = fingerprint(source, name);
        Fingerprint there = fingerprint(target, name);
        if (!here.equals(there) || !has(name, here.documents())) {
            throw new CannotStartException(
                    "%s differs: %d documents there, %d here.".formatted(name, here.documents(), there.documents()),
                    "Stop all servers that use either database, and run it again.");
        }
        return here;
    }

    /** The embedded store, which would hold all that it counts in memory, knows how many there are; a server may only estimate it. */
    boolean has(String name, long documents) {
        MongoCollection<RawBsonDocument> all = source.getCollection(name, RawBsonDocument.class);
        return all.estimatedDocumentCount() == documents || all.countDocuments() == documents;
    }

    static Fingerprint fingerprint(MongoDatabase database, String name) {
        Fingerprint[] sum = {Fingerprint.NONE};
        each(database, name, document -> sum[0] = sum[0].with(document));
        return sum[0];
    }

    private static void each(MongoDatabase database, String name, Consumer<RawBsonDocument> work) {
        MongoCollection<RawBsonDocument> documents = database.getCollection(name, RawBsonDocument.class);
        // A comparison finds ids of the same type only: of those of others, none is greater than the last one.
        Map<BsonType, BsonValue> lasts = new EnumMap<>(BsonType.class);
        @Nullable BsonValue last = null;
        int largest = PAGE_BYTES;
        while (true) {
            Bson next = last == null ? beyond(lasts.values()) : Filters.gt("_id", last);
            List<RawBsonDocument> page = documents
                    .find(next)
                    .sort(Sorts.ascending("_id"))
                    .limit(Math.clamp(PAGE_BYTES / largest, 1, PAGE))
                    .into(new ArrayList<>());
            if (page.isEmpty() && last == null) {
                return;
            }
            boolean first = lasts.isEmpty();
            page.forEach(work);
            page.stream().map(each -> each.get("_id")).forEach(id -> lasts.put(id.getBsonType(), id));
            int most = page.stream().mapToInt(DatabaseCopy::size).max().orElse(1);
            largest = first ? most : Math.max(largest, most);
            last = page.isEmpty() ? null : page.getLast().get("_id");
        }
    }

    private static Bson beyond(Collection<BsonValue> lasts) {
        return lasts.isEmpty()
                ? Filters.empty()
                : Filters.and(lasts.stream()
                        .map(last -> Filters.not(Filters.lte("_id", last)))
                        .toList());
    }

    private static int size(RawBsonDocument document) {
        return document.getByteBuffer().remaining();
    }

    /** MongoDB moves the {@code _id} to the front. */
    private static BigInteger hashOf(RawBsonDocument document) {
        RawBsonDocument ordered = document;
        if (!document.getFirstKey().equals("_id")) {
            BsonDocument first = new BsonDocument("_id", document.get("_id"));
            first.putAll(document);
            ordered = new RawBsonDocument(first, new BsonDocumentCodec());
        }
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(ordered.getByteBuffer().asNIO());
            return new BigInteger(1, sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
