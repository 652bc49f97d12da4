package org.communique.language;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Optional;
import org.communique.statement.StatementId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** The corrections of sources. */
@Component
class SourceCorrections {

    private final MongoOperations mongo;

    SourceCorrections(MongoOperations mongo) {
        this.mongo = mongo;
    }

    List<SourceCorrection> of(StatementId statement) {
        return mongo.find(query(where("statement").is(statement)), SourceCorrection.class);
    }

    Optional<SourceCorrection> find(String id) {
        return Optional.ofNullable(mongo.findById(id, SourceCorrection.class));
    }

    /** Empty if it changed since it was read. */
    Optional<SourceCorrection> save(SourceCorrection changed) {
        try {
            return Optional.of(mongo.save(changed));
        } catch (OptimisticLockingFailureException | DuplicateKeyException e) {
            return Optional.empty();
        }
    }
}
