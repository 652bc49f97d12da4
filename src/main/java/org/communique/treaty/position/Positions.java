package org.communique.treaty.position;

import java.util.List;
import java.util.Optional;
import org.communique.treaty.PageCursor;
import org.communique.treaty.RegisterChanged;
import org.communique.treaty.RegisterPart;
import org.communique.treaty.RevisionPrint;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.RegisterUser;
import org.communique.work.OptimisticSave;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The recorded positions. Its callers have checked rights. */
@Component
public class Positions implements RegisterUser {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "data.date", "_id");

    private final MongoOperations mongo;
    private final ApplicationEventPublisher events;

    Positions(MongoOperations mongo, ApplicationEventPublisher events) {
        this.mongo = mongo;
        this.events = events;
    }

    public Optional<Position> find(PositionId id) {
        return Optional.ofNullable(mongo.findById(id, Position.class));
    }

    /**
     * The newest first.
     *
     * @param after the last one of the page before; null for the first page
     */
    List<Position> page(PositionFilter filter, @Nullable PageCursor after, int most) {
        return mongo.find(PageCursor.page(criteria(filter), "data.date", after, most), Position.class);
    }

    /** The newest first. */
    List<Position> newest(PositionFilter filter, int most) {
        return mongo.find(Query.query(criteria(filter)).with(NEWEST_FIRST).limit(most), Position.class);
    }

    /** The newest first. @param subject null for all */
    public List<Position> published(@Nullable Subject subject, int from, int most) {
        return mongo.find(publishedOnes(subject, from, most), Position.class);
    }

    /** The same as long as {@link #published} gives the same. */
    public String publishedPrint(@Nullable Subject subject, int from, int most) {
        return RevisionPrint.of(publishedOnes(subject, from, most), Position.class, mongo);
    }

    private static Query publishedOnes(@Nullable Subject subject, int from, int most) {
        var criteria = Criteria.where("shared").is(true);
        add(criteria, "subject", subject == null ? null : subject.key());
        return Query.query(criteria).with(NEWEST_FIRST).skip(from).limit(most);
    }

    @Override
    public boolean uses(EditionId edition) {
        var articles = Subject.keysOf(edition);
        return mongo.exists(
                Query.query(Criteria.where("subject").gte(articles.getFirst()).lt(articles.getLast())), Position.class);
    }

    /** Some of those that have the holder, however its name is spelt. */
    List<Position> of(Holder holder) {
        return mongo.find(Query.query(Criteria.where("holder").is(holder.key())), Position.class);
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
        return announced(OptimisticSave.of(position, mongo));
    }

    /** False if it was changed or deleted since. */
    boolean delete(PositionId id, long revision) {
        var read = Query.query(Criteria.where("_id").is(id).and("revision").is(revision));
        return announced(mongo.remove(read, Position.class).getDeletedCount() == 1);
    }

    private boolean announced(boolean saved) {
        if (saved) {
            events.publishEvent(new RegisterChanged(RegisterPart.POSITIONS));
        }
        return saved;
    }
}
