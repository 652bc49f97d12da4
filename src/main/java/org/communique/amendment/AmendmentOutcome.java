package org.communique.amendment;

/** What became of an organisation's act on an amendment. */
public sealed interface AmendmentOutcome {

    record Done(Amendment amendment) implements AmendmentOutcome {}

    /** It is settled, or is being entered into the draft. */
    record NotOpen() implements AmendmentOutcome {}

    /** A vote on it is open, which alone settles it. */
    record UnderVote() implements AmendmentOutcome {}

    /** Its text was changed since it was read. */
    record ChangedMeanwhile() implements AmendmentOutcome {}

    /** @param most times that an amendment's text or reason can be changed */
    record TooManyRevisions(int most) implements AmendmentOutcome {}

    /** Its round has too much in it. */
    record RoundFull() implements AmendmentOutcome {}

    /** The organisation's own needs no support of it. */
    record OwnAmendment() implements AmendmentOutcome {}
}
