package org.communique.collab.log;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.communique.collab.DraftId;
import org.springframework.data.annotation.Id;

/**
 * The state of a draft: every decision about it is one conditional update of this document.
 *
 * @param epoch grows when a frozen draft is opened again
 * @param seq the number of the last edit
 * @param tail the last edits, which have no documents of their own yet
 */
@org.springframework.data.mongodb.core.mapping.Document("drafts")
public record DraftHead(@Id DraftId id, long epoch, long seq, boolean frozen, Instant createdAt, List<Entry> tail) {

    /** One admitted edit: what one or more members wrote in the same few milliseconds. */
    public record Entry(long seq, long epoch, List<String> members, byte[] bytes, Instant at) {

        /** As it is stored, written by hand for speed. */
        Document document() {
            return new Document("seq", seq)
                    .append("epoch", epoch)
                    .append("members", members)
                    .append("bytes", new Binary(bytes))
                    .append("at", Date.from(at));
        }
    }
}
