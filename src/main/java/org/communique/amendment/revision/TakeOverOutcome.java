package org.communique.amendment.revision;

import java.util.List;
import org.communique.amendment.Amendment;

/** What became of taking the text of an amendment over into the one that it amends. */
public sealed interface TakeOverOutcome {

    /**
     * Also where it was so before.
     *
     * @param amended with its new text
     */
    record Done(Amendment amended) implements TakeOverOutcome {}

    /** It is settled, or was changed meanwhile. */
    record NotOpen() implements TakeOverOutcome {}

    /**
     * What it amends is settled, or is being entered into the draft.
     *
     * @param number of that one
     */
    record AmendedSettled(int number) implements TakeOverOutcome {}

    /** A vote on that one is open. */
    record AmendedUnderVote(int number) implements TakeOverOutcome {}

    /** Its text was changed since the amendment to it was written. */
    record AmendedChanged(int number) implements TakeOverOutcome {}

    /** It is published or abandoned. */
    record StatementEnded() implements TakeOverOutcome {}

    /** @param passages the numbers of those that it changes and that take no amendments */
    record PassagesClosed(List<Integer> passages) implements TakeOverOutcome {}

    /** @param most times that an amendment's text can be changed */
    record TooManyRevisions(int most) implements TakeOverOutcome {}
}
