package org.communique.collab.log;

import java.time.Instant;
import java.util.Set;
import org.communique.collab.DraftId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A draft as it was once, kept when its log is compacted, it is frozen, or a file is made of it.
 *
 * @param members who wrote since the stored revision before
 * @param frozen whether the draft was frozen with this text
 * @param state the whole draft as an update in format V2
 */
@Document("draftRevisions")
@CompoundIndex(name = "revision_seq", def = "{'draft': 1, 'seq': 1}", unique = true)
record StoredRevision(
        @Id String id, DraftId draft, long seq, Instant at, Set<String> members, boolean frozen, byte[] state) {

    static String idOf(DraftId draft, long seq) {
        return draft.value() + "/" + seq;
    }
}
