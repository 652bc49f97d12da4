package org.communique.comment;

import org.jspecify.annotations.Nullable;

/** The outcome of a change to a thread. */
public sealed interface CommentChangeOutcome {

    /** @param comment as it is now; null if nothing of it is left */
    record Done(@Nullable Comment comment) implements CommentChangeOutcome {}

    /** It no longer exists, another member settled it first, or it is not the member's own. */
    record Gone() implements CommentChangeOutcome {}

    /** The thread has as many replies as it can hold. */
    record ThreadFull() implements CommentChangeOutcome {}

    /** The member has written too much about the statement, or all members together have. */
    record TooMuch() implements CommentChangeOutcome {}

    /** The member has settled, resolved or reopened too many threads in the last minutes. */
    record TooOften() implements CommentChangeOutcome {}
}
