package org.communique.amendment.proposal;

import java.util.List;
import org.communique.amendment.Amendment;
import org.communique.refusal.Refusal;
import org.communique.refusal.RefusalDescription;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** What became of beginning or submitting a proposal. */
public sealed interface ProposalOutcome {

    record Begun(Proposal proposal) implements ProposalOutcome {}

    /** Where it was about an amendment, that amendment, or the one that amends it. */
    record Submitted(List<Amendment> amendments) implements ProposalOutcome {}

    record RoundClosed() implements ProposalOutcome, Refusal {}

    /** The round takes proposals of other organisations only. */
    record NotAsked() implements ProposalOutcome, Refusal {}

    /** It is the text of the round. */
    @Refused(because = Cause.INVALID, code = "unchanged")
    record NothingChanged() implements ProposalOutcome, Refusal {}

    /** It was changed, submitted or discarded since it was shown. */
    @Refused(message = "amendment.refusal.proposal-changed")
    record ChangedMeanwhile() implements ProposalOutcome, Refusal {}

    /** @param most that an organisation may have in the round, or a proposal may have at once */
    record TooMany(int most) implements ProposalOutcome, Refusal {}

    /** @param most that one member of an organisation may have in the round, of all that the organisation may have */
    record TooManyOfMember(int most) implements ProposalOutcome, Refusal {}

    /** @param most characters as they are stored: of one amendment, of all of an organisation in the round, of its member, or of the round */
    @Refused(because = Cause.INVALID)
    record TooLarge(int most) implements ProposalOutcome, Refusal {}

    /** @param passages the numbers of those that it changes and that take no amendments */
    @Refused(code = "passage-closed")
    record PassagesClosed(int count, List<Integer> passages) implements ProposalOutcome, Refusal {

        public PassagesClosed(List<Integer> passages) {
            this(passages.size(), passages);
        }
    }

    @Refused(because = Cause.INVALID, code = "items")
    record InvalidItems() implements ProposalOutcome, Refusal {}

    /** The amendment that it is about is settled, or is being entered into the draft. */
    @Refused(code = "not-open")
    record AmendmentNotOpen() implements ProposalOutcome, Refusal {}

    /** A vote on the amendment is open. */
    record UnderVote() implements ProposalOutcome, Refusal {}

    /** Its own organisation changes its text instead of amending it. */
    record OwnAmendment() implements ProposalOutcome, Refusal {}

    /** The amendment amends another one, so it can be neither amended nor accepted. */
    @Refused(message = "amendment.refusal.copy-amends-another")
    record AmendsAnother() implements ProposalOutcome, Refusal {}

    /** Not all members of the organisation see the amendment before the round is closed. */
    @Refused(code = "hidden")
    record AmendmentHidden() implements ProposalOutcome, Refusal {}

    /** @param most times that an amendment's text can be changed */
    @Refused(code = "too-many", message = "amendment.refusal.too-many-revisions")
    record TooManyRevisions(int most) implements ProposalOutcome, Refusal {}

    /** The amendment is as it was. */
    @Refused(message = "screen.refusal.problems")
    record NotAccepted(Refusal why) implements ProposalOutcome, Refusal {

        @Override
        public RefusalDescription description() {
            return why.description();
        }
    }
}
