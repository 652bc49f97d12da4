package org.communique.comment;

/** What became of a comment that a member wrote. */
public sealed interface WriteResult {

    record Written(Comment comment) implements WriteResult {}

    /** The version has no such words in that passage. */
    record WordsNotThere() implements WriteResult {}

    /** The passage has the words more than once, and nothing tells which are meant. */
    record WordsTwice() implements WriteResult {}

    /** All of the passage is more than a comment quotes. */
    record PassageTooLong() implements WriteResult {}

    /** The suggestion is what stands there already. */
    record SameWords() implements WriteResult {}

    /** The member has written too much about the statement, or all members together have. */
    record TooMuch() implements WriteResult {}
}
