package org.communique.amendment.discussion;

import java.time.Instant;
import org.communique.amendment.AmendmentId;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a member says about an amendment.
 *
 * @param text      empty if it was removed
 * @param removedBy the coordinator, if one removed it
 */
@Document("amendmentComments")
public record AmendmentComment(
        @Id AmendmentCommentId id,
        StatementId statement,
        @Indexed AmendmentId amendment,
        MemberId by,
        String text,
        Instant at,
        @Nullable MemberId removedBy) {}
