package org.communique.amendment.discussion;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** What became of a comment on an amendment. */
public sealed interface DiscussionOutcome {

    record Written(AmendmentComment comment) implements DiscussionOutcome {}

    /** The member, or all together, have written as much about the statement as they can. */
    @Refused(message = "comment.refusal.too-much")
    record TooMuch() implements DiscussionOutcome, Refusal {}

    /** Not everyone who is mentioned sees the amendment, or too many are. */
    @Refused(because = Cause.INVALID, message = "comment.refusal.not-mentionable")
    record NotMentionable() implements DiscussionOutcome, Refusal {}

    record Full(int most) implements DiscussionOutcome, Refusal {}

    /** Of the member's own threads. */
    record FullOfYours(int most) implements DiscussionOutcome, Refusal {}
}
