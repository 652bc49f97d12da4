package org.communique.amendment.passage;

/** What became of giving a passage a state. */
public sealed interface PassageOutcome {

    /** Also where it had it before. */
    record Done(PassageState state) implements PassageOutcome {}

    /** The text of the round has no passage of this number. */
    record NoSuchPassage() implements PassageOutcome {}

    /** The statement is published or abandoned. */
    record StatementEnded() implements PassageOutcome {}

    /** @param most changes of one round */
    record TooManyChanges(int most) implements PassageOutcome {}
}
