package org.communique.collab;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.communique.crdt.Awareness;
import org.communique.crdt.Awareness.State;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** What this node writes down for the others. The embedded store has one node only, and no bean of this kind. */
@Repository
@ConditionalOnProperty("spring.mongodb.uri")
class Nodes {

    private final String self = UUID.randomUUID().toString();
    private final MongoOperations mongo;
    private final Clock clock;

    Nodes(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    boolean isSelf(String node) {
        return self.equals(node);
    }

    /** Says who is in a draft's room here. */
    void present(DraftId draft, Collection<State> states) {
        String id = NodePresence.idOf(draft, self);
        if (states.isEmpty()) {
            mongo.remove(query(where("_id").is(id)), NodePresence.class);
        } else {
            byte[] message = Awareness.encode(List.copyOf(states));
            mongo.save(new NodePresence(id, draft, self, message, clock.instant()));
        }
    }

    /** Who is in a draft's rooms elsewhere. */
    List<NodePresence> elsewhere(DraftId draft) {
        return mongo.find(query(where("draft").is(draft).and("node").ne(self)), NodePresence.class);
    }

    /** The others that have somebody in a room. */
    List<String> known() {
        return mongo.findDistinct(query(where("node").ne(self)), "node", NodePresence.class, String.class);
    }

    /** Lets the others know that this node is there. */
    void beat() {
        mongo.updateMulti(query(where("node").is(self)), Update.update("at", clock.instant()), NodePresence.class);
    }

    /** Forgets what a node said that is no more. */
    void bury(String node) {
        mongo.remove(query(where("node").is(node)), NodePresence.class);
    }

    void leave() {
        bury(self);
    }

    /** Lets those who have the draft open elsewhere know. */
    void restored(DraftId draft, RestoredText restored) {
        mongo.updateFirst(
                query(where("_id").is(draft)), Update.update("restored", restored.stored(self)), DraftHead.class);
    }

    void revoke(String member) {
        mongo.remove(query(where("at").lt(clock.instant().minus(Duration.ofMinutes(1)))), Revocation.class);
        mongo.insert(new Revocation(UUID.randomUUID().toString(), member, clock.instant()));
    }
}
