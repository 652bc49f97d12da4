package org.communique.workflow.review;

import org.communique.coalition.directory.MemberId;
import org.communique.mail.MailStatus;
import org.communique.workflow.decision.Decision;
import org.jspecify.annotations.Nullable;

/**
 * A reviewer of a stage by name, with the decision if there is one.
 *
 * @param organisation display name
 * @param standsInFor  name of the absent member whose place this is
 * @param mail         the last to the reviewer about the stage, for coordinators alone
 * @param decision     that stands, or else the last that was withdrawn
 * @param comment      said with the decision; empty if there is none, or it is missing
 */
public record ReviewerStatus(
        MemberId member,
        String name,
        String organisation,
        @Nullable String standsInFor,
        @Nullable MailStatus mail,
        @Nullable Decision decision,
        String comment) {

    /** Whether the member said something with the decision that the store does not have any more. */
    public boolean lacksComment() {
        return decision != null && decision.commentHash() != null && comment.isEmpty();
    }
}
