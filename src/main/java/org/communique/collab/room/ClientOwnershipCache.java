package org.communique.collab.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.communique.collab.DraftId;
import org.communique.collab.protocol.RefusalReason;
import org.jspecify.annotations.Nullable;

/** Whose the client ids of one draft are, as far as they have been met: theirs who announced or wrote with them first. */
final class ClientOwnershipCache {

    private final DraftId draft;
    private final ClientOwnershipStore clientOwnershipStore;
    private final Map<Long, ClientOwnership> known = new HashMap<>();

    /** The member of whom it is said that they are there with a client id. */
    private LongFunction<Optional<String>> announcements = client -> Optional.empty();

    ClientOwnershipCache(DraftId draft, ClientOwnershipStore clientOwnershipStore) {
        this.draft = draft;
        this.clientOwnershipStore = clientOwnershipStore;
    }

    void honour(LongFunction<Optional<String>> announcers) {
        announcements = announcers;
    }

    void forget() {
        known.clear();
    }

    /** Those of the client ids that belong to another member. */
    Set<Long> othersOf(Collection<Long> clients, String member) {
        return othersOf(clients, member, false);
    }

    /** @param ofServer whether the member acts through the server, which keeps client ids for that */
    Set<Long> othersOf(Collection<Long> clients, String member, boolean ofServer) {
        meet(clients);
        Set<Long> others = new HashSet<>();
        for (long client : clients) {
            if (isAnothers(client, member, ofServer)) {
                others.add(client);
            }
        }
        return others;
    }

    /** Gives a member those of the client ids that are no one's, so that no one else writes with them meanwhile. */
    void reserve(Collection<Long> clients, String member) {
        take(unknown(clients), member, false);
    }

    private void take(Collection<Long> free, String member, boolean wrote) {
        if (!free.isEmpty()) {
            known.putAll(clientOwnershipStore.take(draft, free, member, wrote));
        }
    }

    private List<Long> unknown(Collection<Long> clients) {
        return clients.stream().filter(client -> !known.containsKey(client)).toList();
    }

    /** Returns why the member may not write with these client ids, or null; those written with for the first time are added. */
    @Nullable
    RefusalReason claim(String member, boolean ofServer, Set<Long> clients, Set<Long> newClients) {
        meet(clients);
        RefusalReason objection = objection(member, ofServer, clients);
        if (objection != null) {
            return objection;
        }
        List<Long> free = unknown(clients);
        take(free, member, true);
        objection = objection(member, ofServer, clients);
        if (objection != null) {
            return objection;
        }
        newClients.addAll(free);
        List<Long> reserved = new ArrayList<>();
        for (long client : clients) {
            ClientOwnership owner = known.get(client);
            if (owner != null && !owner.wrote()) {
                reserved.add(client);
                known.put(client, owner.written());
            }
        }
        clientOwnershipStore.markWritten(draft, reserved, member);
        newClients.addAll(reserved);
        return null;
    }

    private @Nullable RefusalReason objection(String member, boolean ofServer, Set<Long> clients) {
        for (long client : clients) {
            if (isAnothers(client, member, ofServer)) {
                return RefusalReason.FOREIGN_CLIENT;
            }
            ClientOwnership owner = known.get(client);
            if (owner != null && owner.refused()) {
                return RefusalReason.START_AFRESH;
            }
        }
        return null;
    }

    private boolean isAnothers(long client, String member, boolean ofServer) {
        ClientOwnership owner = known.get(client);
        return owner == null
                ? announcements
                        .apply(client)
                        .filter(other -> !other.equals(member))
                        .isPresent()
                : !owner.member().equals(member) || (owner.isKept() && !ofServer);
    }

    private void meet(Collection<Long> clients) {
        known.putAll(clientOwnershipStore.find(draft, unknown(clients)));
    }

    /** An edit was refused, so its client ids, but for those of other members, may not write again. */
    void refuse(String member, Collection<Long> clients) {
        refuse(member, clients, false);
    }

    /** Nothing was admitted with these client ids after all. */
    void unclaim(String member, Collection<Long> clients) {
        refuse(member, clients, true);
    }

    private void refuse(String member, Collection<Long> clients, boolean first) {
        List<Long> own = clients.stream()
                .filter(client -> !isAnothers(client, member, false))
                .toList();
        if (!own.isEmpty()) {
            clientOwnershipStore.refuse(draft, own, member, first);
            own.forEach(known::remove);
        }
    }
}
