package org.communique.demo;

import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Keeps demo and real data apart, in both directions: the demo's accounts share a known password. */
@Component
class DemoStore {

    private static final String MARK = "demo";
    private static final List<String> REAL_DATA = List.of("members", "statements");

    private final MongoOperations mongo;

    DemoStore(MongoOperations mongo) {
        this.mongo = mongo;
    }

    boolean isFilled() {
        var mark = mark();
        return mark != null && mark.getBoolean("filled", false);
    }

    boolean isDemo() {
        return mark() != null;
    }

    boolean isEmpty() {
        return REAL_DATA.stream()
                .allMatch(collection -> mongo.getCollection(collection).countDocuments() == 0);
    }

    void beginFilling() {
        mongo.save(new Document("_id", MARK).append("filled", false), MARK);
    }

    void endFilling() {
        mongo.save(new Document("_id", MARK).append("filled", true), MARK);
    }

    private @Nullable Document mark() {
        return mongo.findById(MARK, Document.class, MARK);
    }
}
