package org.communique.amendment.discussion;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.communique.amendment.AmendmentId;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Comment.Assignment;
import org.communique.comment.DiscussionThread;
import org.communique.comment.Reply;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** What a member says about an amendment, with its replies. */
@Document("amendmentComments")
@CompoundIndex(name = "assignment_to", def = "{'assignment.to': 1}")
public record AmendmentComment(
        @Id AmendmentCommentId id,
        StatementId statement,
        @Indexed AmendmentId amendment,
        MemberId by,
        String text,
        Instant at,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        @Nullable MemberId removedBy,
        List<Reply> replies,
        @Nullable MemberId settledBy,
        @Nullable Instant settledAt,
        @Nullable Assignment assignment)
        implements DiscussionThread {

    static AmendmentComment begun(AmendmentId amendment, MemberId by, String text, Instant at) {
        var id = AmendmentCommentId.random();
        return new AmendmentComment(
                id, amendment.statement(), amendment, by, text, at, null, null, null, List.of(), null, null, null);
    }

    /** Earlier ones were stored without replies, and without when they were removed: such words do not come back. */
    public AmendmentComment {
        replies = Objects.requireNonNullElse(replies, List.of());
        if (deletedAt == null && removedBy != null) {
            deletedAt = at;
            text = "";
        }
    }
}
