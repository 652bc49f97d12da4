package org.communique.amendment.vote;

import org.communique.amendment.change.Applicability;

/** What became of opening a vote, closing it, or voting. */
public sealed interface VoteOutcome {

    /** Also where it was so before. */
    record Done(ShownVote vote) implements VoteOutcome {}

    /** It is closed, or its deadline has passed. */
    record VoteClosed() implements VoteOutcome {}

    /** The organisation could not read the statement when the vote was opened. */
    record NotInElectorate() implements VoteOutcome {}

    /** The organisation has changed its vote as often as it can. */
    record TooManyChanges(int most) implements VoteOutcome {}

    /** Silence until the deadline is consent, so it cannot be closed before. */
    record SilenceRuns() implements VoteOutcome {}

    record InvalidDeadline() implements VoteOutcome {}

    /** @param most that there can be */
    record InvalidQuorum(int most) implements VoteOutcome {}

    /** None, one twice, or too many. */
    record InvalidAmendments(int most) implements VoteOutcome {}

    /** One is settled, being settled, or put to another vote. */
    record AmendmentNotOpen(int number) implements VoteOutcome {}

    /**
     * One amends another amendment, so it cannot be in the draft by itself.
     *
     * @param amended the number of that one
     */
    record AmendsAnother(int number, int amended) implements VoteOutcome {}

    /** The text of one was changed since it was read. */
    record AmendmentChanged(int number) implements VoteOutcome {}

    /** One is hidden from other organisations until its round is closed. */
    record AmendmentHidden(int number) implements VoteOutcome {}

    /** One cannot be entered into the draft, with those before it. */
    record AmendmentDoesNotApply(int number, Applicability why) implements VoteOutcome {}

    /** The draft is frozen. */
    record StatementNotDrafting() implements VoteOutcome {}

    record TooManyOrganisations(int most) implements VoteOutcome {}
}
