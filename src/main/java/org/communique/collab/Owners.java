package org.communique.collab;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose the client ids of one draft are, as far as they have been met. */
final class Owners {

    private final DraftId draft;
    private final Writers writers;
    private final Map<Long, Writer> known = new HashMap<>();

    Owners(DraftId draft, Writers writers) {
        this.draft = draft;
        this.writers = writers;
    }

    void forget() {
        known.clear();
    }

    /** Whether a client id belongs to another member. */
    boolean isAnothers(long client, String member) {
        Writer owner = known.get(client);
        return (owner == null ? writers.find(draft, client) : Optional.of(owner))
                .filter(other -> !other.member().equals(member))
                .isPresent();
    }

    /** Returns why the member may not write with these client ids, or null; those met for the first time are added. */
    @Nullable
    Refusal claim(String member, Set<Long> clients, Set<Long> newClients) {
        for (long client : clients) {
            Writer owner = known.get(client);
            if (owner == null) {
                owner = writers.claim(draft, client, member);
                known.put(client, owner);
                newClients.add(client);
            }
            if (!owner.member().equals(member)) {
                return Refusal.FOREIGN_CLIENT;
            }
            if (owner.refused()) {
                return Refusal.START_AFRESH;
            }
        }
        return null;
    }

    /** An edit was refused, so its client ids, but for those of other members, may not write again. */
    void refuse(String member, Collection<Long> clients) {
        writers.refuse(draft, clients, member, false);
        clients.forEach(known::remove);
    }

    /** Nothing was admitted with these client ids after all. */
    void unclaim(String member, Collection<Long> clients) {
        writers.refuse(draft, clients, member, true);
        clients.forEach(known::remove);
    }
}
