package org.communique.collab.room;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.communique.collab.DraftId;
import org.communique.collab.log.DraftHead;
import org.communique.crdt.position.Awareness;
import org.communique.crdt.position.Awareness.ClientState;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** What this node writes down for the others. The embedded store has one node only, and no bean of this kind. */
@Repository
@ConditionalOnProperty("spring.mongodb.uri")
public class NodeRegistry {

    private final String self = UUID.randomUUID().toString();
    private final MongoOperations mongo;
    private final Clock clock;

    NodeRegistry(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    public boolean isSelf(String node) {
        return self.equals(node);
    }

    /** Says who is in a draft's room here. */
    public void publishPresence(DraftId draft, Collection<ClientState> states) {
        String id = NodePresence.idOf(draft, self);
        if (states.isEmpty()) {
            mongo.remove(query(where("_id").is(id)), NodePresence.class);
        } else {
            byte[] message = Awareness.encode(List.copyOf(states));
            mongo.save(new NodePresence(id, draft, self, message, clock.instant()));
        }
    }

    /** Who is in a draft's rooms elsewhere. */
    public List<NodePresence> presenceElsewhere(DraftId draft) {
        return mongo.find(query(where("draft").is(draft).and("node").ne(self)), NodePresence.class);
    }

    /** The others that have someone in a room. */
    public List<String> known() {
        return mongo.findDistinct(query(where("node").ne(self)), "node", NodePresence.class, String.class);
    }

    /** Lets the others know that this node is there. */
    public void heartbeat() {
        mongo.updateMulti(query(where("node").is(self)), Update.update("at", clock.instant()), NodePresence.class);
    }

    /** Forgets what a node said that is no more. */
    public void remove(String node) {
        mongo.remove(query(where("node").is(node)), NodePresence.class);
    }

    public void leave() {
        remove(self);
    }

    /** Lets those who have the draft open elsewhere know. */
    public void restored(DraftId draft, RestoredRevision restored) {
        mongo.updateFirst(
                query(where("_id").is(draft)), Update.update("restored", restored.stored(self)), DraftHead.class);
    }

    public void revoke(String member) {
        mongo.remove(query(where("at").lt(clock.instant().minus(Duration.ofMinutes(1)))), AccessRevocation.class);
        mongo.insert(new AccessRevocation(UUID.randomUUID().toString(), member, clock.instant()));
    }
}
