package org.communique.collab.room;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.communique.collab.DraftId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** Which member each client id of a draft belongs to. */
@Repository
public class ClientOwnershipStore {

    private final MongoOperations mongo;
    private final Clock clock;

    ClientOwnershipStore(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** The member that a client id belongs to. */
    Optional<ClientOwnership> find(DraftId draft, long client) {
        return Optional.ofNullable(mongo.findById(ClientOwnership.idOf(draft, client), ClientOwnership.class));
    }

    /** Gives a client id to a member, who is about to write with it, unless it belongs to one; returns whose it is. */
    ClientOwnership claim(DraftId draft, long client, String member) {
        String id = ClientOwnership.idOf(draft, client);
        ClientOwnership known = mongo.findById(id, ClientOwnership.class);
        if (known != null) {
            return known;
        }
        try {
            return mongo.insert(new ClientOwnership(id, draft, client, member, true, false, clock.instant()));
        } catch (DuplicateKeyException e) {
            return Objects.requireNonNull(mongo.findById(id, ClientOwnership.class));
        }
    }

    /**
     * An edit of the member with these client ids was refused, before any with them was admitted if it says so. What
     * belongs to another member is left alone: no one can take another's client id away by misusing it.
     */
    void refuse(DraftId draft, Collection<Long> clients, String member, boolean first) {
        for (long client : clients) {
            if (!markRefused(draft, client, member, first)) {
                try {
                    mongo.insert(new ClientOwnership(
                            ClientOwnership.idOf(draft, client), draft, client, member, false, true, clock.instant()));
                } catch (DuplicateKeyException e) {
                    // It came to belong to a member just now, and to this one if it was on another node.
                    markRefused(draft, client, member, first);
                }
            }
        }
    }

    private boolean markRefused(DraftId draft, long client, String member, boolean first) {
        Update refused = Update.update("refused", true);
        var own = where("_id")
                .is(ClientOwnership.idOf(draft, client))
                .and("member")
                .is(member);
        return mongo.updateFirst(query(own), first ? refused.set("wrote", false) : refused, ClientOwnership.class)
                        .getMatchedCount()
                > 0;
    }

    /** The members with an admitted edit. */
    Set<String> members(DraftId draft) {
        return clients(draft).keySet();
    }

    /** The client ids that were written with, by member. */
    SortedMap<String, List<Long>> clients(DraftId draft) {
        return mongo.find(query(where("draft").is(draft)), ClientOwnership.class).stream()
                .filter(ClientOwnership::wrote)
                .collect(groupingBy(ClientOwnership::member, TreeMap::new, mapping(ClientOwnership::client, toList())));
    }
}
