package org.communique.comment;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.jspecify.annotations.Nullable;

/** The outcome of a change to a thread. */
public sealed interface CommentChangeOutcome<T extends DiscussionThread> {

    /** @param thread as it is now; null if nothing of it is left */
    record Done<T extends DiscussionThread>(@Nullable T thread) implements CommentChangeOutcome<T> {}

    /** It no longer exists, another member settled it first, it is not the member's own, or came with a file and is not to be edited. */
    record Gone<T extends DiscussionThread>() implements CommentChangeOutcome<T>, Refusal {}

    /** The thread has as many replies as it can hold. */
    @Refused(code = "full")
    record ThreadFull<T extends DiscussionThread>() implements CommentChangeOutcome<T>, Refusal {}

    /** The member has written too much about the statement, or all members together have. */
    record TooMuch<T extends DiscussionThread>() implements CommentChangeOutcome<T>, Refusal {}

    /** Not everyone who is mentioned may read it, or too many are. */
    @Refused(because = Cause.INVALID, message = "comment.refusal.not-mentionable")
    record NotMentionable<T extends DiscussionThread>() implements CommentChangeOutcome<T>, Refusal {}

    /** The member to whom it would be assigned may not read the statement. */
    @Refused(because = Cause.INVALID)
    record NotReader<T extends DiscussionThread>() implements CommentChangeOutcome<T>, Refusal {}

    /** It would be due on a day that is over. */
    @Refused(because = Cause.INVALID)
    record DayOver<T extends DiscussionThread>() implements CommentChangeOutcome<T>, Refusal {}

    /** It is another member's to say that it is done. */
    @Refused(because = Cause.FORBIDDEN)
    record NotYours<T extends DiscussionThread>() implements CommentChangeOutcome<T>, Refusal {}

    /** The member has settled, resolved, reopened or assigned too many threads in the last minutes. */
    @Refused(because = Cause.TOO_OFTEN)
    record TooOften<T extends DiscussionThread>() implements CommentChangeOutcome<T>, Refusal {}
}
