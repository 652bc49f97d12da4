package org.communique.coalition.directory;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** How large the coalition is, for limits that grow with it. */
@Component
public final class CoalitionSize {

    private final MongoOperations mongo;

    CoalitionSize(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Members and organisations, also former ones: about so many mailboxes there are to write to. */
    public int mailboxes() {
        return Math.toIntExact(mongo.estimatedCount(Account.class) + mongo.estimatedCount(Organisation.class));
    }
}
