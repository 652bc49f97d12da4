package org.communique.statement.activity;

import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.FindAndModifyOptions.options;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.Map;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Counts changes of statements, so that a server finds the changes of others with one query. */
@Component
class StatementChangeCounter {

    @Document("statementChanges")
    record ChangeCount(@Id StatementId statement, long count) {}

    private final MongoOperations mongo;

    StatementChangeCounter(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Of statements that changed. */
    Map<StatementId, Long> of(Collection<StatementId> statements) {
        return mongo.find(query(where("_id").in(statements)), ChangeCount.class).stream()
                .collect(toMap(ChangeCount::statement, ChangeCount::count));
    }

    /** Of all that changed. */
    Map<StatementId, Long> all() {
        return mongo.findAll(ChangeCount.class).stream().collect(toMap(ChangeCount::statement, ChangeCount::count));
    }

    /** Counts one more, and returns the count. */
    long increment(StatementId statement) {
        while (true) {
            try {
                @Nullable
                ChangeCount now = mongo.findAndModify(
                        query(where("_id").is(statement)),
                        new Update().inc("count", 1),
                        options().upsert(true).returnNew(true),
                        ChangeCount.class);
                return now == null ? 0 : now.count();
            } catch (DuplicateKeyException e) {
                // Another server counted the first one at the same moment.
            }
        }
    }
}
