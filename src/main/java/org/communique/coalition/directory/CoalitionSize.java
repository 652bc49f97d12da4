package org.communique.coalition.directory;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** How large the coalition is. */
@Component
public final class CoalitionSize {

    private final MongoOperations mongo;

    CoalitionSize(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Members and organisations, also former ones: about so many mailboxes there are to write to. */
    public int mailboxes() {
        return Math.toIntExact(members() + organisations());
    }

    /** Also former ones. */
    public long members() {
        return mongo.estimatedCount(Account.class);
    }

    /** Also former ones. */
    public long organisations() {
        return mongo.estimatedCount(Organisation.class);
    }

    /** Also those that have ended. */
    public long mandates() {
        return mongo.estimatedCount(Mandate.class);
    }
}
