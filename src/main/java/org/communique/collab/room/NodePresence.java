package org.communique.collab.room;

import java.time.Instant;
import org.communique.collab.DraftId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Who is in a draft's room on one node.
 *
 * @param states an awareness message
 */
@Document(NodePresence.COLLECTION)
public record NodePresence(
        @Id String id, @Indexed DraftId draft, @Indexed String node, byte[] states, Instant at) {

    public static final String COLLECTION = "draftPresence";

    static String idOf(DraftId draft, String node) {
        return draft.value() + "/" + node;
    }
}
