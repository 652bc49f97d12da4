package org.communique.amendment;

import java.util.List;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** What became of an organisation's act on an amendment, or of taking its text over into the one that it amends. */
public sealed interface AmendmentOutcome {

    /** @param amendment that has the new text, where one was taken over; also where it was so before */
    record Done(Amendment amendment) implements AmendmentOutcome {}

    /** It is settled, or is being entered into the draft. */
    record NotOpen() implements AmendmentOutcome, Refusal {}

    /** A vote on it, or on the one that it amends, is open, which alone settles it. */
    record UnderVote() implements AmendmentOutcome, Refusal {}

    /** Its text was changed since it was read. */
    record ChangedMeanwhile() implements AmendmentOutcome, Refusal {}

    /** @param most times that an amendment's text or reason can be changed */
    @Refused(code = "too-many", message = "amendment.refusal.too-many-revisions")
    record TooManyRevisions(int most) implements AmendmentOutcome, Refusal {}

    /** Its round has too much in it. */
    @Refused(because = Cause.INVALID, code = "too-large", message = "amendment.refusal.round-full")
    record RoundFull() implements AmendmentOutcome, Refusal {}

    /** The organisation's own needs no support of it. */
    record OwnAmendment() implements AmendmentOutcome, Refusal {}

    /**
     * What it amends is settled, or is being entered into the draft.
     *
     * @param number of that one
     */
    record AmendedSettled(int number) implements AmendmentOutcome, Refusal {}

    /** The text of that one was changed since the amendment to it was written. */
    @Refused(code = "changed-meanwhile", message = "amendment.refusal.amended-changed")
    record AmendedChanged(int number) implements AmendmentOutcome, Refusal {}

    /** It is published or abandoned. */
    @Refused(code = "ended")
    record StatementEnded() implements AmendmentOutcome, Refusal {}

    /** @param passages the numbers of those that it changes and that take no amendments */
    @Refused(code = "passage-closed")
    record PassagesClosed(int count, List<Integer> passages) implements AmendmentOutcome, Refusal {

        public PassagesClosed(List<Integer> passages) {
            this(passages.size(), passages);
        }
    }
}
