package org.communique.collab.log;

import java.util.List;
import org.communique.collab.DraftId;
import org.communique.collab.log.DraftHead.Entry;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Edits that follow each other in the log, moved here from the head's tail. Some may be in the next document too, where
 * a crash or another node's move came in between.
 *
 * @param seq the number of the last of them
 */
@Document("draftEdits")
@CompoundIndex(name = "draft_seq", def = "{'draft': 1, 'seq': 1}", unique = true)
record LogSegment(@Id String id, DraftId draft, long seq, List<Entry> entries) {

    /** A document without entries is one edit, from when each had a document of its own. */
    static List<org.bson.Document> entriesOf(org.bson.Document row) {
        return row.getList("entries", org.bson.Document.class, List.of(row));
    }

    static String idOf(DraftId draft, long seq) {
        return draft.value() + "/" + seq;
    }
}
