package org.communique.comment;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** The outcome of writing a comment. */
public sealed interface WriteCommentOutcome {

    record Written(Comment comment) implements WriteCommentOutcome {}

    /** The version, or the draft, has no such words in that passage. */
    @Refused(because = Cause.INVALID)
    record WordsNotThere() implements WriteCommentOutcome, Refusal {}

    /** The passage has the words more than once, and it is unclear which are meant. */
    @Refused(because = Cause.INVALID)
    record WordsTwice() implements WriteCommentOutcome, Refusal {}

    /** All of the passage is more than a comment quotes. */
    @Refused(because = Cause.INVALID)
    record PassageTooLong() implements WriteCommentOutcome, Refusal {}

    /** The suggestion is the present text. */
    @Refused(because = Cause.INVALID)
    record SameWords() implements WriteCommentOutcome, Refusal {}

    /** Not everyone who is mentioned may read it, or too many are. */
    @Refused(because = Cause.INVALID)
    record NotMentionable() implements WriteCommentOutcome, Refusal {}

    /** The member has written too much about the statement, or all members together have. */
    record TooMuch() implements WriteCommentOutcome, Refusal {}

    /** So many threads on the version, or the draft, are not resolved. */
    record TooManyOpen(int limit) implements WriteCommentOutcome, Refusal {}

    /** So many of them are the member's own. */
    record TooManyOfYoursOpen(int limit) implements WriteCommentOutcome, Refusal {}

    /** So many comments of the member wait for their decision. */
    record TooManyHeld(int limit) implements WriteCommentOutcome, Refusal {}

    /** It was sent or deleted meanwhile. */
    record NotHeld() implements WriteCommentOutcome, Refusal {}

    /** A statement is commented on by its draft only while it is in drafting. */
    @Refused(code = "frozen", message = "comment.refusal.not-drafting")
    record NotDrafting() implements WriteCommentOutcome, Refusal {}
}
