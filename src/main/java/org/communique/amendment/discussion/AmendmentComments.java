package org.communique.amendment.discussion;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.communique.amendment.AmendmentId;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.ThreadStore;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** What was said about amendments. */
@Component
class AmendmentComments extends ThreadStore<AmendmentComment> {

    private final MongoOperations mongo;

    AmendmentComments(MongoOperations mongo) {
        super(mongo, AmendmentComment.class);
        this.mongo = mongo;
    }

    /** The first first. */
    List<AmendmentComment> on(AmendmentId amendment) {
        return mongo.find(query(where("amendment").is(amendment)), AmendmentComment.class).stream()
                .sorted(Comparator.comparing(AmendmentComment::at)
                        .thenComparing(comment -> comment.id().value()))
                .toList();
    }

    /** In no order. */
    List<AmendmentComment> onAnyOf(Collection<AmendmentId> amendments) {
        return mongo.find(query(where("amendment").in(amendments)), AmendmentComment.class);
    }

    long countOf(MemberId member, AmendmentId amendment) {
        return mongo.count(query(where("amendment").is(amendment).and("by").is(member)), AmendmentComment.class);
    }

    long count(AmendmentId amendment) {
        return mongo.count(query(where("amendment").is(amendment)), AmendmentComment.class);
    }
}
