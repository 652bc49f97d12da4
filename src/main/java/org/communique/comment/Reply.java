package org.communique.comment;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;

public record Reply(
        ReplyId id,
        MemberId by,
        String text,
        Instant at,
        @Nullable Instant editedAt) {}
