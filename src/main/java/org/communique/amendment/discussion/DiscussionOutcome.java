package org.communique.amendment.discussion;

/** What became of a comment on an amendment. */
public sealed interface DiscussionOutcome {

    record Written(AmendmentComment comment) implements DiscussionOutcome {}

    /** The member, or all together, have written as much about the statement as they can. */
    record TooMuch() implements DiscussionOutcome {}

    record Full(int most) implements DiscussionOutcome {}
}
