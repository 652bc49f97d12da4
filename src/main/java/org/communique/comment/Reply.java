package org.communique.comment;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Reply.ReplyId;
import org.communique.id.Id;
import org.jspecify.annotations.Nullable;

/**
 * An answer in a thread.
 *
 * @param text      empty if it was removed
 * @param removedBy the coordinator, if one removed it
 * @param source    if the member brought it in with a file
 */
public record Reply(
        ReplyId id,
        MemberId by,
        String text,
        Instant at,
        @Nullable Instant editedAt,
        @Nullable MemberId removedBy,
        @Nullable FileSource source) {

    public record ReplyId(String value) implements Id {

        public ReplyId {
            Id.checked(value);
        }

        static ReplyId random() {
            return new ReplyId(Id.random());
        }
    }
}
