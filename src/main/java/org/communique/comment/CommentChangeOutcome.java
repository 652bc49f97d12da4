package org.communique.comment;

import org.jspecify.annotations.Nullable;

/** What became of an act on a thread. */
public sealed interface CommentChangeOutcome {

    /** @param comment as it is now; null if nothing of it is left */
    record Done(@Nullable Comment comment) implements CommentChangeOutcome {}

    /** It is not there any more, was settled by another member meanwhile, or is not the member's own. */
    record Gone() implements CommentChangeOutcome {}

    /** The thread has as many replies as it can hold. */
    record ThreadFull() implements CommentChangeOutcome {}

    /** The member has written too much about the statement, or all members together have. */
    record TooMuch() implements CommentChangeOutcome {}
}
