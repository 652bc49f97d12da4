package org.communique.language;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.communique.statement.StatementId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** The translations. */
@Component
class Translations {

    private final MongoOperations mongo;

    Translations(MongoOperations mongo) {
        this.mongo = mongo;
    }

    Optional<Translation> find(TranslationId id) {
        return Optional.ofNullable(mongo.findById(id, Translation.class));
    }

    /** Without their alignments. */
    List<Translation> find(Collection<TranslationId> ids) {
        var query = query(where("_id").in(ids));
        query.fields().exclude("alignment");
        return mongo.find(query, Translation.class);
    }

    List<Translation> of(StatementId statement) {
        return mongo.find(query(where("statement").is(statement)), Translation.class);
    }

    /** As {@link #of}, without their alignments. */
    List<Translation> peopleOf(StatementId statement) {
        var query = query(where("statement").is(statement));
        query.fields().exclude("alignment");
        return mongo.find(query, Translation.class);
    }

    boolean has(StatementId statement) {
        return mongo.exists(query(where("statement").is(statement)), Translation.class);
    }

    /** What another member has begun at the same time stays. */
    Translation insert(Translation translation) {
        try {
            return mongo.insert(translation);
        } catch (DuplicateKeyException e) {
            return find(translation.id()).orElseThrow();
        }
    }

    /** Empty if it changed since it was read. */
    Optional<Translation> save(Translation changed) {
        try {
            return Optional.of(mongo.save(changed));
        } catch (OptimisticLockingFailureException e) {
            return Optional.empty();
        }
    }
}
