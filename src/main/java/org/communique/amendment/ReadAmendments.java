package org.communique.amendment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.communique.statement.StatementId;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * All amendments of a statement, as they are stored now. They are read at each look at any of them, and making objects of them takes most
 * of the time; so it is done again only for those whose bytes have changed.
 */
final class ReadAmendments {

    /** In bytes as they are stored; what is read of them is some times larger. */
    private static final long MOST = 8L << 20;

    private record Read(byte[] stored, Amendment amendment) {}

    private final MongoOperations mongo;
    private final DocumentCodec codec = new DocumentCodec();
    private final Cache<String, Read> read = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .<String, Read>weigher((_, each) -> each.stored().length)
            .build();

    ReadAmendments(MongoOperations mongo) {
        this.mongo = mongo;
    }

    List<Amendment> of(StatementId statement) {
        return Objects.requireNonNull(mongo.execute(Amendment.class, all -> {
            var amendments = new ArrayList<Amendment>();
            all.withDocumentClass(RawBsonDocument.class)
                    .find(Filters.eq("statement", statement.value()))
                    .forEach(stored -> amendments.add(read(stored)));
            return amendments;
        }));
    }

    private Amendment read(RawBsonDocument raw) {
        var bytes = bytes(raw);
        var id = raw.getString("_id").getValue();
        var before = read.getIfPresent(id);
        if (before != null && Arrays.equals(before.stored(), bytes)) {
            return before.amendment();
        }
        Document document = raw.decode(codec);
        var amendment = mongo.getConverter().read(Amendment.class, document);
        read.put(id, new Read(bytes, amendment));
        return amendment;
    }

    private static byte[] bytes(RawBsonDocument raw) {
        var buffer = raw.getByteBuffer();
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
