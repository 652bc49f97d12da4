package org.communique.collab.room;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Objects;
import org.communique.collab.DraftId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/**
 * A colour for everyone in a draft, the same for all who look and for as long as the draft lives. They are given in the
 * order in which people come, so no two have the same before all have been given.
 */
@Repository
class MemberColours {

    /** As far apart as can be, the first ones most; dark enough for white letters. */
    private static final List<String> PALETTE = List.of(
            "#1d4ed8", "#b45309", "#0b6e4f", "#86198f", "#9f1239", "#155e75", "#4d7c0f", "#6d28d9", "#8a3b12",
            "#334155", "#a21caf", "#0f766e", "#be123c", "#3f6212", "#075985", "#713f12");

    private final MongoOperations mongo;

    MemberColours(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The members of a draft, in the order in which they came. */
    @Document("draftColours")
    record Order(@Id DraftId draft, List<String> members) {}

    /** As #rrggbb. */
    String of(DraftId draft, String member) {
        var own = query(where("_id").is(draft));
        Order known = mongo.findOne(own, Order.class);
        Order order = known != null && known.members().contains(member)
                ? known
                : Objects.requireNonNull(mongo.findAndModify(
                        own,
                        new Update().addToSet("members", member),
                        FindAndModifyOptions.options().upsert(true).returnNew(true),
                        Order.class));
        return PALETTE.get(order.members().indexOf(member) % PALETTE.size());
    }
}
