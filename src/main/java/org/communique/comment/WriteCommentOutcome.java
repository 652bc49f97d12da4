package org.communique.comment;

/** The outcome of writing a comment. */
public sealed interface WriteCommentOutcome {

    record Written(Comment comment) implements WriteCommentOutcome {}

    /** The version, or the draft, has no such words in that passage. */
    record WordsNotThere() implements WriteCommentOutcome {}

    /** The passage has the words more than once, and it is unclear which are meant. */
    record WordsTwice() implements WriteCommentOutcome {}

    /** All of the passage is more than a comment quotes. */
    record PassageTooLong() implements WriteCommentOutcome {}

    /** The suggestion is the present text. */
    record SameWords() implements WriteCommentOutcome {}

    /** The member has written too much about the statement, or all members together have. */
    record TooMuch() implements WriteCommentOutcome {}

    /** So many threads on the version, or the draft, are not resolved. */
    record TooManyOpen(int limit) implements WriteCommentOutcome {}

    /** A statement is commented on by its draft only while it is in drafting. */
    record NotDrafting() implements WriteCommentOutcome {}
}
