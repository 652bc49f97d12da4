package org.communique.comment;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * How much may be written about one statement. All comments on it are read at once, to be carried to the version that is shown. What
 * is deleted stays counted.
 */
@Component
class CommentQuota {

    /** In characters; a thousand comments of some sentences. */
    static final long OF_MEMBER = 500_000;

    static final long OF_STATEMENT = 5_000_000;

    /** Ids, names and times take room too. */
    private static final int OF_EACH_ENTRY = 300;

    private final MongoOperations mongo;

    CommentQuota(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Document("commentAllowances")
    record Usage(@Id String id, @Indexed StatementId statement, MemberId member, long characters) {}

    /** Returns false, and counts nothing, if it is too much. */
    boolean take(StatementId statement, MemberId member, int characters) {
        long more = OF_EACH_ENTRY + characters;
        var used = mongo.find(query(where("statement").is(statement)), Usage.class);
        long ofAll = used.stream().mapToLong(Usage::characters).sum();
        long ofMember = used.stream()
                .filter(each -> each.member().equals(member))
                .mapToLong(Usage::characters)
                .sum();
        if (ofMember + more > OF_MEMBER || ofAll + more > OF_STATEMENT) {
            return false;
        }
        mongo.upsert(
                query(where("_id").is(statement.value() + "/" + member.value())),
                new Update()
                        .setOnInsert("statement", statement)
                        .setOnInsert("member", member)
                        .inc("characters", more),
                Usage.class);
        return true;
    }
}
