package org.communique.collab;

import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** An edit in the log, moved here from the head's tail. */
@Document("draft_edits")
@CompoundIndex(name = "draft_seq", def = "{'draft': 1, 'seq': 1}", unique = true)
record DraftEdit(@Id String id, DraftId draft, long seq, long epoch, List<String> members, byte[] bytes, Instant at) {

    DraftHead.Entry entry() {
        return new DraftHead.Entry(seq, epoch, members, bytes, at);
    }

    static DraftEdit of(DraftId draft, DraftHead.Entry entry) {
        String id = draft.value() + "/" + entry.seq();
        return new DraftEdit(id, draft, entry.seq(), entry.epoch(), entry.members(), entry.bytes(), entry.at());
    }
}
