package org.communique.collab.room;

import java.time.Instant;
import org.communique.collab.DraftId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The member that a Yjs client id belongs to in a draft, having announced it or written with it first.
 *
 * @param wrote whether an edit with this client id was admitted
 * @param refused whether one was refused
 * @param kept whether it is for an edit that the member makes through the server, and not for its clients
 */
@Document("clientOwnerships")
record ClientOwnership(
        @Id String id,
        @Indexed DraftId draft,
        long client,
        String member,
        boolean wrote,
        boolean refused,
        Instant at,
        @Nullable Boolean kept) {

    ClientOwnership written() {
        return new ClientOwnership(id, draft, client, member, true, refused, at, kept);
    }

    boolean isKept() {
        return Boolean.TRUE.equals(kept);
    }

    static String idOf(DraftId draft, long client) {
        return draft.value() + "/" + client;
    }
}
