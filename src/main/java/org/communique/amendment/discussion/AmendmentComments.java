package org.communique.amendment.discussion;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.communique.amendment.AmendmentId;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** What was said about amendments. */
@Component
class AmendmentComments {

    private final MongoOperations mongo;

    AmendmentComments(MongoOperations mongo) {
        this.mongo = mongo;
    }

    void insert(AmendmentComment comment) {
        mongo.insert(comment);
    }

    /** The first first. */
    List<AmendmentComment> on(AmendmentId amendment) {
        return mongo.find(query(where("amendment").is(amendment)), AmendmentComment.class).stream()
                .sorted(Comparator.comparing(AmendmentComment::at)
                        .thenComparing(comment -> comment.id().value()))
                .toList();
    }

    long count(AmendmentId amendment) {
        return mongo.count(query(where("amendment").is(amendment)), AmendmentComment.class);
    }

    /** False if it is not theirs, or was removed. */
    boolean delete(AmendmentId amendment, AmendmentCommentId id, MemberId by) {
        var own = where("_id")
                .is(id)
                .and("amendment")
                .is(amendment)
                .and("by")
                .is(by)
                .and("removedBy")
                .is(null);
        return mongo.remove(query(own), AmendmentComment.class).getDeletedCount() > 0;
    }

    /** Takes its words away, whoever wrote it. */
    Optional<AmendmentComment> removeWords(AmendmentId amendment, AmendmentCommentId id, MemberId coordinator) {
        var shown = where("_id")
                .is(id)
                .and("amendment")
                .is(amendment)
                .and("removedBy")
                .is(null);
        @Nullable
        AmendmentComment removed = mongo.findAndModify(
                query(shown),
                new Update().set("text", "").set("removedBy", coordinator),
                FindAndModifyOptions.options().returnNew(true),
                AmendmentComment.class);
        return Optional.ofNullable(removed);
    }
}
