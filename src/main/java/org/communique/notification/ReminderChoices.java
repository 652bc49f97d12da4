package org.communique.notification;

import static org.springframework.data.mongodb.core.FindAndModifyOptions.options;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.util.Optional;
import org.communique.coalition.MemberId;
import org.communique.id.Id;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Who asked for no more reminders by mail. What calls to sign, or tells of a signature, is no reminder and always mailed. */
@Component
class ReminderChoices {

    private final MongoOperations mongo;
    private final Clock clock;

    ReminderChoices(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    boolean wants(MemberId member) {
        return find(member).map(choice -> choice.stoppedAt() == null).orElse(true);
    }

    void choose(MemberId member, boolean wanted) {
        token(member);
        var update = wanted ? new Update().unset("stoppedAt") : new Update().set("stoppedAt", clock.instant());
        mongo.updateFirst(query(where("_id").is(member)), update, ReminderChoice.class);
    }

    /** Made at the first use, and the member's for good. */
    String token(MemberId member) {
        return find(member).map(ReminderChoice::token).orElseGet(() -> {
            try {
                return mongo.insert(new ReminderChoice(member, Id.random(), null))
                        .token();
            } catch (DuplicateKeyException e) { // somebody was quicker
                return find(member).orElseThrow().token();
            }
        });
    }

    boolean isToken(String token) {
        return mongo.exists(query(where("token").is(token)), ReminderChoice.class);
    }

    /** Whether there is such a token; its member gets no more reminders then. */
    boolean stop(String token) {
        var stopped = mongo.findAndModify(
                query(where("token").is(token)),
                new Update().set("stoppedAt", clock.instant()),
                options().returnNew(true),
                ReminderChoice.class);
        return stopped != null;
    }

    private Optional<ReminderChoice> find(MemberId member) {
        return Optional.ofNullable(mongo.findById(member, ReminderChoice.class));
    }
}
