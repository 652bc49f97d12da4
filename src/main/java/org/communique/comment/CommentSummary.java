package org.communique.comment;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Suggestion.SuggestionStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A comment without its words and replies. */
@Document("comments")
record CommentSummary(
        @Id CommentId id,
        int version,
        Anchor quotation,
        MemberId by,
        Instant at,
        @Nullable Instant deletedAt,
        @Nullable MemberId removedBy,
        @Nullable Settlement suggestion) {

    /** @param address of the passage */
    record Anchor(String address) {}

    /** The state of a suggestion, see {@link Suggestion}. */
    record Settlement(
            SuggestionStatus state,
            @Nullable MemberId by,
            @Nullable Instant at,
            boolean entered) {}
}
