package org.communique.collab.room;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.bson.Document;
import org.communique.collab.DraftId;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** Which member each client id of a draft belongs to. */
@Repository
public class ClientOwnershipStore {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final MongoOperations mongo;
    private final Clock clock;

    ClientOwnershipStore(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Whose those of the client ids are that belong to someone. */
    Map<Long, ClientOwnership> find(DraftId draft, Collection<Long> clients) {
        return clients.isEmpty()
                ? Map.of()
                : mongo.find(query(where("_id").in(idsOf(draft, clients))), ClientOwnership.class).stream()
                        .collect(toMap(ClientOwnership::client, Function.identity()));
    }

    /**
     * Gives those of the client ids to a member that belong to no one.
     *
     * @param wrote whether it is about to write with them
     * @return whose all of them are now
     */
    Map<Long, ClientOwnership> take(DraftId draft, Collection<Long> clients, String member, boolean wrote) {
        insert(draft, clients, member, wrote, false, false);
        return find(draft, clients);
    }

    /** Gives a member a client id that was no one's, for an edit through the server. */
    long keep(DraftId draft, String member) {
        while (true) {
            long client = RANDOM.nextLong(1L << 32);
            if (find(draft, List.of(client)).isEmpty()) {
                insert(draft, List.of(client), member, false, false, true);
                if (isKept(draft, client, member)) {
                    return client;
                }
            }
        }
    }

    private boolean isKept(DraftId draft, long client, String member) {
        ClientOwnership owner = find(draft, List.of(client)).get(client);
        return owner != null && owner.isKept() && owner.member().equals(member);
    }

    /** Whether only the server has written with a client id, for this member. */
    boolean wroteKept(DraftId draft, long client, String member) {
        ClientOwnership owner = find(draft, List.of(client)).get(client);
        return owner != null
                && owner.isKept()
                && owner.wrote()
                && owner.member().equals(member);
    }

    private void insert(
            DraftId draft, Collection<Long> clients, String member, boolean wrote, boolean refused, boolean kept) {
        if (clients.isEmpty()) {
            return;
        }
        List<UpdateOneModel<Document>> inserts = clients.stream()
                .map(client -> new UpdateOneModel<Document>(
                        Filters.eq(ClientOwnership.idOf(draft, client)),
                        Updates.combine(
                                Updates.setOnInsert("draft", draft.value()),
                                Updates.setOnInsert("client", client),
                                Updates.setOnInsert("member", member),
                                Updates.setOnInsert("wrote", wrote),
                                Updates.setOnInsert("refused", refused),
                                Updates.setOnInsert("at", clock.instant()),
                                Updates.setOnInsert("kept", kept)),
                        new UpdateOptions().upsert(true)))
                .toList();
        // Spring's own would be sent as updates of many, which are not tried again after a failover.
        mongo.execute(
                ClientOwnership.class,
                collection -> collection.bulkWrite(inserts, new BulkWriteOptions().ordered(false)));
    }

    /** The member is about to write with these client ids, which were kept for it. */
    void markWritten(DraftId draft, Collection<Long> clients, String member) {
        updateOwn(draft, clients, member, Update.update("wrote", true));
    }

    /**
     * An edit of the member with these client ids was refused, before any with them was admitted if it says so. What
     * belongs to another member is left alone: no one can take another's client id away by misusing it.
     */
    void refuse(DraftId draft, Collection<Long> clients, String member, boolean first) {
        insert(draft, clients, member, false, true, false);
        Update refused = Update.update("refused", true);
        updateOwn(draft, clients, member, first ? refused.set("wrote", false) : refused);
    }

    private void updateOwn(DraftId draft, Collection<Long> clients, String member, Update update) {
        if (!clients.isEmpty()) {
            var own = where("_id").in(idsOf(draft, clients)).and("member").is(member);
            mongo.updateMulti(query(own), update, ClientOwnership.class);
        }
    }

    private static List<String> idsOf(DraftId draft, Collection<Long> clients) {
        return clients.stream()
                .map(client -> ClientOwnership.idOf(draft, client))
                .toList();
    }

    void remove(DraftId draft) {
        mongo.remove(query(where("draft").is(draft)), ClientOwnership.class);
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
