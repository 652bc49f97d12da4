package org.communique.collab.room;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.collab.DraftId;
import org.communique.collab.protocol.RefusalReason;
import org.jspecify.annotations.Nullable;

/** Whose the client ids of one draft are, as far as they have been met. */
final class ClientOwnershipCache {

    private final DraftId draft;
    private final ClientOwnershipStore clientOwnershipStore;
    private final Map<Long, ClientOwnership> known = new HashMap<>();

    ClientOwnershipCache(DraftId draft, ClientOwnershipStore clientOwnershipStore) {
        this.draft = draft;
        this.clientOwnershipStore = clientOwnershipStore;
    }

    void forget() {
        known.clear();
    }

    /** Whether a client id belongs to another member. */
    boolean isAnothers(long client, String member) {
        ClientOwnership owner = known.get(client);
        return (owner == null ? clientOwnershipStore.find(draft, client) : Optional.of(owner))
                .filter(other -> !other.member().equals(member))
                .isPresent();
    }

    /** Returns why the member may not write with these client ids, or null; those met for the first time are added. */
    @Nullable
    RefusalReason claim(String member, Set<Long> clients, Set<Long> newClients) {
        for (long client : clients) {
            ClientOwnership owner = known.get(client);
            if (owner == null) {
                owner = clientOwnershipStore.claim(draft, client, member);
                known.put(client, owner);
                newClients.add(client);
            }
            if (!owner.member().equals(member)) {
                return RefusalReason.FOREIGN_CLIENT;
            }
            if (owner.refused()) {
                return RefusalReason.START_AFRESH;
            }
        }
        return null;
    }

    /** An edit was refused, so its client ids, but for those of other members, may not write again. */
    void refuse(String member, Collection<Long> clients) {
        clientOwnershipStore.refuse(draft, clients, member, false);
        clients.forEach(known::remove);
    }

    /** Nothing was admitted with these client ids after all. */
    void unclaim(String member, Collection<Long> clients) {
        clientOwnershipStore.refuse(draft, clients, member, true);
        clients.forEach(known::remove);
    }
}
