package org.communique.comment;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import org.communique.coalition.directory.MemberId;
import org.communique.http.rate.RateLimit;
import org.communique.http.rate.RateLimitFactory;
import org.communique.statement.StatementId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * How much may be written about one statement. All comments on it are read at once, to be carried to the version that is shown. What
 * is deleted stays counted.
 */
@Component
public class CommentQuota {

    /** In characters; a thousand comments of some sentences. */
    static final long OF_MEMBER = 500_000;

    static final long OF_STATEMENT = 5_000_000;

    /** Ids, names and times take room too. */
    private static final int OF_EACH_ENTRY = 300;

    /** Of a version or a draft: all screens on which it is open show each of them. */
    static final int MOST_OPEN = 500;

    /** So that no one alone keeps the others from commenting. */
    static final int MOST_OPEN_OF_MEMBER = 350;

    private static final int SETTLED_AT_ONCE = 120;

    private final MongoOperations mongo;
    private final RateLimit settling;

    CommentQuota(MongoOperations mongo, RateLimitFactory limits) {
        this.mongo = mongo;
        settling = limits.of("settled-threads", SETTLED_AT_ONCE, Duration.ofSeconds(5));
    }

    @Document("commentAllowances")
    record Usage(@Id String id, @Indexed StatementId statement, MemberId member, long characters) {}

    boolean isFull(StatementId statement, int version) {
        return isReached(MOST_OPEN, open(statement, version));
    }

    boolean isFullOf(MemberId member, StatementId statement, int version) {
        return isReached(MOST_OPEN_OF_MEMBER, open(statement, version).and("by").is(member));
    }

    /** As {@link #isFull} and {@link #isFullOf}, with threads that are resolved, as many can be brought in at once and be reopened. */
    boolean isFullOfThreads(MemberId member, StatementId statement, int version) {
        return isReached(MOST_OPEN, all(statement, version))
                || isReached(
                        MOST_OPEN_OF_MEMBER, all(statement, version).and("by").is(member));
    }

    private boolean isReached(int most, Criteria threads) {
        return mongo.count(query(threads).limit(most), Comment.class) >= most;
    }

    private static Criteria open(StatementId statement, int version) {
        return all(statement, version).and("settledAt").isNull();
    }

    private static Criteria all(StatementId statement, int version) {
        return where("statement").is(statement).and("version").is(version);
    }

    /** Whether the member can settle, resolve or reopen a thread once more now, which is counted. */
    boolean maySettle(MemberId member) {
        return settling.allows(member.value());
    }

    /** Returns false, and counts nothing, if it is too much. */
    public boolean take(StatementId statement, MemberId member, int characters) {
        long more = OF_EACH_ENTRY + characters;
        long ofAll = mongo.find(query(where("statement").is(statement)), Usage.class).stream()
                .mapToLong(Usage::characters)
                .sum();
        return ofAll + more <= OF_STATEMENT && takeOfMember(statement, member, more);
    }

    /** Checked and counted in one, as a member can write many at once. */
    private boolean takeOfMember(StatementId statement, MemberId member, long more) {
        var id = statement.value() + "/" + member.value();
        var count = new Update().inc("characters", more);
        var usage = where("_id").is(id).and("characters").lte(OF_MEMBER - more);
        if (mongo.updateFirst(query(usage), count, Usage.class).getMatchedCount() > 0) {
            return true;
        }
        try {
            mongo.insert(new Usage(id, statement, member, more));
            return true;
        } catch (DuplicateKeyException e) {
            // It is used up, or another of the member's first ones was quicker.
            return mongo.updateFirst(query(usage), count, Usage.class).getMatchedCount() > 0;
        }
    }
}
