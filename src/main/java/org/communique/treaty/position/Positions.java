package org.communique.treaty.position;

import java.util.List;
import java.util.Optional;
import org.communique.work.OptimisticSave;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The recorded positions. Its callers have checked rights. */
@Component
public class Positions {

    /** Of what a public page and its files show. */
    public static final int MOST_PUBLISHED = 2_000;

    private final MongoOperations mongo;

    Positions(MongoOperations mongo) {
        this.mongo = mongo;
    }

    public Optional<Position> find(PositionId id) {
        return Optional.ofNullable(mongo.findById(id, Position.class));
    }

    /** The newest first. */
    List<Position> find(PositionFilter filter, int from, int most) {
        return mongo.find(
                new Query(criteria(filter))
                        .with(Sort.by(Sort.Direction.DESC, "data.date", "_id"))
                        .skip(from)
                        .limit(most),
                Position.class);
    }

    /** The newest first. */
    public List<Position> published() {
        return mongo.find(
                Query.query(Criteria.where("shared").is(true))
                        .with(Sort.by(Sort.Direction.DESC, "data.date", "_id"))
                        .limit(MOST_PUBLISHED),
                Position.class);
    }

    /** Some of those that have the holder, however its name is spelt. */
    List<Position> of(Holder holder) {
        return mongo.find(Query.query(Criteria.where("holder").is(holder.key())).limit(100), Position.class);
    }

    private static Criteria criteria(PositionFilter filter) {
        var criteria = new Criteria();
        add(criteria, "subject", filter.subject());
        add(criteria, "holder", filter.holder());
        add(criteria, "year", filter.year());
        add(criteria, "data.attitude", filter.attitude());
        return criteria;
    }

    private static void add(Criteria criteria, String field, @Nullable Object value) {
        if (value != null) {
            criteria.and(field).is(value);
        }
    }

    /** False if it was changed or deleted since it was read. */
    boolean save(Position position) {
        return OptimisticSave.of(position, mongo);
    }

    /** False if it was changed or deleted since. */
    boolean delete(PositionId id, long revision) {
        return mongo.remove(
                                Query.query(Criteria.where("_id")
                                        .is(id)
                                        .and("revision")
                                        .is(revision)),
                                Position.class)
                        .getDeletedCount()
                == 1;
    }
}
