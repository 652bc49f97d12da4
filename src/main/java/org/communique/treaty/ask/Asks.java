package org.communique.treaty.ask;

import java.util.List;
import java.util.Optional;
import org.communique.treaty.PageCursor;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.RegisterUser;
import org.communique.treaty.state.StateCode;
import org.communique.work.OptimisticSave;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Asks and their targets. */
@Component
class Asks implements RegisterUser {

    private final MongoOperations mongo;

    Asks(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * The newest first.
     *
     * @param after the last one of the page before; null for the first page
     */
    List<Ask> page(@Nullable PageCursor after, int most) {
        return mongo.find(PageCursor.page(new Criteria(), "at", after, most), Ask.class);
    }

    Optional<Ask> find(AskId id) {
        return Optional.ofNullable(mongo.findById(id, Ask.class));
    }

    @Override
    public boolean uses(EditionId edition) {
        return mongo.exists(Query.query(Criteria.where("subject.edition").is(edition)), Ask.class);
    }

    /** By State; at most as many as there are States. */
    List<Target> targets(AskId ask) {
        return mongo.find(Query.query(Criteria.where("ask").is(ask)), Target.class);
    }

    Optional<Target> target(AskId ask, StateCode state) {
        return Optional.ofNullable(mongo.findById(Target.id(ask, state), Target.class));
    }

    /** False if it was changed or deleted since. */
    boolean delete(AskId id, long revision) {
        var read = Query.query(Criteria.where("_id").is(id).and("revision").is(revision));
        return mongo.remove(read, Ask.class).getDeletedCount() > 0;
    }

    /** As they were when they were deleted: contacts may be noted until then. */
    List<Target> deleteTargets(AskId ask) {
        return targets(ask).stream()
                .map(target -> Query.query(Criteria.where("_id").is(target.id())))
                .flatMap(one -> Optional.ofNullable(mongo.findAndRemove(one, Target.class)).stream())
                .toList();
    }

    /** False if it was changed since it was read, or is there already. */
    boolean save(Object document) {
        return OptimisticSave.of(document, mongo);
    }
}
