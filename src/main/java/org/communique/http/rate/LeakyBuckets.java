package org.communique.http.rate;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * What all servers count together: a leaky bucket in one number, the time at which it will be empty (the generic cell rate
 * algorithm, ITU-T I.371). Each count is one conditional update, or two where something was counted shortly before.
 */
@Component
class LeakyBuckets {

    /** @param emptyAt in milliseconds; from then on the document means nothing */
    @Document("rateLimits")
    record Count(@Id String id, @Indexed long emptyAt) {}

    private final MongoOperations mongo;
    private final Clock clock;

    LeakyBuckets(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** The store shall not know the keys, which may be addresses. */
    static String id(String name, String key) {
        try {
            byte[] named = (name + ' ' + key).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(named));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Whether it was allowed.
     *
     * @param weight after which what is counted now counts for nothing, if nothing else was counted
     * @param most   the capacity
     */
    boolean count(String id, Duration weight, Duration most) {
        long now = clock.millis();
        long full = now + most.toMillis();
        return weight.compareTo(most) <= 0
                && (begin(id, now, full, weight) || add(id, now, full - weight.toMillis(), weight));
    }

    /** Whether the bucket was empty, or filled by a server whose clock was wrong. */
    private boolean begin(String id, long now, long full, Duration weight) {
        try {
            mongo.upsert(
                    query(where("_id")
                            .is(id)
                            .orOperator(
                                    where("emptyAt").lte(now), where("emptyAt").gt(full))),
                    Update.update("emptyAt", now + weight.toMillis()),
                    Count.class);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /**
     * As {@link #count} of what fills the bucket, until it is {@link #keep kept} or the time is over.
     *
     * @param most the capacity
     */
    boolean hold(String id, Duration time, Duration most) {
        long now = clock.millis();
        return begin(id, now, now + most.toMillis(), time);
    }

    void keep(String id, Duration most) {
        mongo.upsert(
                query(where("_id").is(id)), Update.update("emptyAt", clock.millis() + most.toMillis()), Count.class);
    }

    private boolean add(String id, long now, long latest, Duration weight) {
        return mongo.updateFirst(
                                query(where("_id").is(id).and("emptyAt").gt(now).lte(latest)),
                                new Update().inc("emptyAt", weight.toMillis()),
                                Count.class)
                        .getModifiedCount()
                > 0;
    }

    /** What was counted counts no more; where it has trickled away since, in part, that part of what is left. */
    void giveBack(String id, Duration weight) {
        mongo.updateFirst(
                query(where("_id").is(id).and("emptyAt").gt(clock.millis())),
                new Update().inc("emptyAt", -weight.toMillis()),
                Count.class);
    }

    void forget(String id) {
        mongo.remove(query(where("_id").is(id)), Count.class);
    }

    void removeEmpty() {
        mongo.remove(query(where("emptyAt").lte(clock.millis())), Count.class);
    }
}
