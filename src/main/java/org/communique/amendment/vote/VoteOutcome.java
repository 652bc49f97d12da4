package org.communique.amendment.vote;

import java.util.Map;
import org.communique.amendment.change.Applicability;
import org.communique.refusal.Refusal;
import org.communique.refusal.RefusalDescription;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** What became of opening a vote, closing it, or voting. */
public sealed interface VoteOutcome {

    /** Also where it was so before. */
    record Done(ShownVote vote) implements VoteOutcome {}

    /** It is closed, or its deadline has passed. */
    record VoteClosed() implements VoteOutcome, Refusal {}

    /** The organisation could not read the statement when the vote was opened. */
    record NotInElectorate() implements VoteOutcome, Refusal {}

    /** The organisation has changed its vote as often as it can. */
    @Refused(code = "too-many", message = "amendment.refusal.too-many-ballots")
    record TooManyChanges(int most) implements VoteOutcome, Refusal {}

    /** Silence until the deadline is consent, so it cannot be closed before. */
    record SilenceRuns() implements VoteOutcome, Refusal {}

    @Refused(because = Cause.INVALID, code = "deadline", message = "amendment.refusal.vote-deadline")
    record InvalidDeadline() implements VoteOutcome, Refusal {}

    /** @param most that there can be */
    @Refused(because = Cause.INVALID, code = "quorum")
    record InvalidQuorum(int most) implements VoteOutcome, Refusal {}

    /** None, one twice, or too many. */
    @Refused(because = Cause.INVALID, code = "amendments", message = "amendment.refusal.vote-amendments")
    record InvalidAmendments(int most) implements VoteOutcome, Refusal {}

    /** One is settled, being settled, or put to another vote. */
    @Refused(code = "not-open", message = "amendment.refusal.amendment-not-open")
    record AmendmentNotOpen(int number) implements VoteOutcome, Refusal {}

    /**
     * One amends another amendment, so it cannot be in the draft by itself.
     *
     * @param amended the number of that one
     */
    @Refused(message = "amendment.refusal.vote-amends-another")
    record AmendsAnother(int number, int amended) implements VoteOutcome, Refusal {}

    /** The text of one was changed since it was read. */
    @Refused(code = "changed-meanwhile", message = "amendment.refusal.amendment-changed")
    record AmendmentChanged(int number) implements VoteOutcome, Refusal {}

    /** One is hidden from other organisations until its round is closed. */
    @Refused(code = "hidden")
    record AmendmentHidden(int number) implements VoteOutcome, Refusal {}

    /** One cannot be entered into the draft, with those before it. */
    record AmendmentDoesNotApply(int number, Applicability why) implements VoteOutcome, Refusal {

        @Override
        public RefusalDescription description() {
            return new RefusalDescription(
                    Cause.CONFLICT, why.code(), "amendment.refusal.amendment-does-not-apply", Map.of("number", number));
        }
    }

    /** The draft is frozen. */
    @Refused(code = "frozen")
    record StatementNotDrafting() implements VoteOutcome, Refusal {}

    @Refused(code = "too-many", message = "amendment.refusal.too-many-organisations")
    record TooManyOrganisations(int most) implements VoteOutcome, Refusal {}
}
