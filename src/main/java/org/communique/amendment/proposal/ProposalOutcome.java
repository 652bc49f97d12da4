package org.communique.amendment.proposal;

import java.util.List;
import org.communique.amendment.Amendment;
import org.communique.amendment.desk.MergeOutcome;

/** What became of beginning or submitting a proposal. */
public sealed interface ProposalOutcome {

    record Begun(Proposal proposal) implements ProposalOutcome {}

    /** Where it was about an amendment, that amendment, or the one that amends it. */
    record Submitted(List<Amendment> amendments) implements ProposalOutcome {}

    record RoundClosed() implements ProposalOutcome {}

    /** The round takes proposals of other organisations only. */
    record NotAsked() implements ProposalOutcome {}

    /** It is the text of the round. */
    record NothingChanged() implements ProposalOutcome {}

    /** It was changed, submitted or discarded since it was shown. */
    record ChangedMeanwhile() implements ProposalOutcome {}

    /** @param most that an organisation may have in the round, or a proposal may have at once */
    record TooMany(int most) implements ProposalOutcome {}

    /** @param most that one member of an organisation may have in the round, of all that the organisation may have */
    record TooManyOfMember(int most) implements ProposalOutcome {}

    /** @param most characters as they are stored: of one amendment, of all of an organisation in the round, of its member, or of the round */
    record TooLarge(int most) implements ProposalOutcome {}

    /** @param passages the numbers of those that it changes and that take no amendments */
    record PassagesClosed(List<Integer> passages) implements ProposalOutcome {}

    record InvalidItems() implements ProposalOutcome {}

    /** The amendment that it is about is settled, or is being entered into the draft. */
    record AmendmentNotOpen() implements ProposalOutcome {}

    /** A vote on the amendment is open. */
    record UnderVote() implements ProposalOutcome {}

    /** Its own organisation changes its text instead of amending it. */
    record OwnAmendment() implements ProposalOutcome {}

    /** The amendment amends another one, so it can be neither amended nor accepted. */
    record AmendsAnother() implements ProposalOutcome {}

    /** Not all members of the organisation see the amendment before the round is closed. */
    record AmendmentHidden() implements ProposalOutcome {}

    /** @param most times that an amendment's text can be changed */
    record TooManyRevisions(int most) implements ProposalOutcome {}

    /** The amendment is as it was. */
    record NotAccepted(MergeOutcome why) implements ProposalOutcome {}
}
