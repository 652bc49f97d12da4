package org.communique.comment;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * An answer in a thread.
 *
 * @param text      empty if it was removed
 * @param removedBy the coordinator, if one removed it
 */
public record Reply(
        ReplyId id,
        MemberId by,
        String text,
        Instant at,
        @Nullable Instant editedAt,
        @Nullable MemberId removedBy) {}
