package org.communique.amendment.proposal;

import java.util.List;
import org.communique.amendment.Amendment;

/** What became of beginning or submitting a proposal. */
public sealed interface ProposalOutcome {

    record Begun(Proposal proposal) implements ProposalOutcome {}

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

    /** @param most characters as they are stored: of one amendment, of all of an organisation in the round, or of the round */
    record TooLarge(int most) implements ProposalOutcome {}

    /** @param passages the numbers of those that it changes and that take no amendments */
    record PassagesClosed(List<Integer> passages) implements ProposalOutcome {}

    record InvalidItems() implements ProposalOutcome {}
}
