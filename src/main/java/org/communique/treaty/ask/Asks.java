package org.communique.treaty.ask;

import java.util.List;
import java.util.Optional;
import org.communique.treaty.state.StateCode;
import org.communique.work.OptimisticSave;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Asks and their targets. */
@Component
class Asks {

    static final int MOST = 200;

    private final MongoOperations mongo;

    Asks(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The newest first. */
    List<Ask> latest() {
        return mongo.find(new Query().with(Sort.by(Sort.Direction.DESC, "at")).limit(MOST), Ask.class);
    }

    Optional<Ask> find(AskId id) {
        return Optional.ofNullable(mongo.findById(id, Ask.class));
    }

    /** By State; at most as many as there are States. */
    List<Target> targets(AskId ask) {
        return mongo.find(Query.query(Criteria.where("ask").is(ask)), Target.class);
    }

    Optional<Target> target(AskId ask, StateCode state) {
        return Optional.ofNullable(mongo.findById(Target.id(ask, state), Target.class));
    }

    /** False if it was changed since it was read, or is there already. */
    boolean save(Object document) {
        return OptimisticSave.of(document, mongo);
    }
}
