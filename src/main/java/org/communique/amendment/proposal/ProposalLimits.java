package org.communique.amendment.proposal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.communique.amendment.AmendmentRound;
import org.communique.amendment.Amendments;
import org.communique.amendment.OpenRound;
import org.communique.amendment.proposal.Proposal.Submission;
import org.communique.amendment.proposal.ProposalOutcome.TooLarge;
import org.communique.amendment.proposal.ProposalOutcome.TooMany;
import org.communique.amendment.proposal.ProposalOutcome.TooManyOfMember;
import org.communique.amendment.proposal.ProposalTarget.Purpose;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an organisation can have in a round, and one member of it, so that no one member uses up all. Of fewer amendments, as coordinators
 * may allow, members have no shares: their organisation agrees on them, and withdraws what it does not want.
 */
@Component
class ProposalLimits {

    /** With those that it discarded; those in which it words others' amendments are counted apart. */
    static final int MOST_PROPOSALS = 200;

    static final int MOST_PROPOSALS_OF_MEMBER = 150;

    static final int MOST_AMENDMENTS_OF_MEMBER = 750;

    /** As they are stored. */
    static final long MOST_CHARACTERS = 2_000_000;

    static final long MOST_CHARACTERS_OF_MEMBER = 1_500_000;

    private final Amendments amendments;
    private final Proposals proposals;
    private final CurrentMember currentMember;

    ProposalLimits(Amendments amendments, Proposals proposals, CurrentMember currentMember) {
        this.amendments = amendments;
        this.proposals = proposals;
        this.currentMember = currentMember;
    }

    /** @param begun of the current member's organisation */
    Optional<ProposalOutcome> refusal(@Nullable ProposalTarget target, List<Proposal> begun) {
        boolean wording = isWording(target);
        var counted = begun.stream()
                .filter(proposal -> wording
                        ? Objects.equals(proposal.id().target(), target)
                        : !isWording(proposal.id().target()))
                .map(Proposal::begunBy)
                .toList();
        return refusal(counted, 1, MOST_PROPOSALS, MOST_PROPOSALS_OF_MEMBER);
    }

    private static boolean isWording(@Nullable ProposalTarget target) {
        return target != null && target.purpose() == Purpose.WORDING;
    }

    /** @param more amendments */
    Optional<ProposalOutcome> refusal(AmendmentRound round, Proposal proposal, int more) {
        int most = Objects.requireNonNullElse(round.mostEach(), OpenRound.MOST_EACH);
        return refusal(
                amendments.proposers(round.id(), proposal.organisation()), more, most, MOST_AMENDMENTS_OF_MEMBER);
    }

    private Optional<ProposalOutcome> refusal(List<MemberId> counted, int more, int most, int mostOfMember) {
        var member = currentMember.id();
        long own = counted.stream().filter(member::equals).count();
        if (counted.size() + more > most) {
            return Optional.of(new TooMany(most));
        }
        return own + more > mostOfMember ? Optional.of(new TooManyOfMember(mostOfMember)) : Optional.empty();
    }

    /** @param more characters of amendments as they are stored */
    Optional<ProposalOutcome> refusal(Proposal proposal, long more) {
        var submitted = proposals.of(proposal.round(), proposal.organisation()).stream()
                .map(Proposal::submission)
                .filter(Objects::nonNull)
                .toList();
        if (characters(submitted) + more > MOST_CHARACTERS) {
            return Optional.of(new TooLarge((int) MOST_CHARACTERS));
        }
        var member = currentMember.id();
        var own = submitted.stream()
                .filter(submission -> submission.by().equals(member))
                .toList();
        return characters(own) + more > MOST_CHARACTERS_OF_MEMBER
                ? Optional.of(new TooLarge((int) MOST_CHARACTERS_OF_MEMBER))
                : Optional.empty();
    }

    private static long characters(List<Submission> submissions) {
        return submissions.stream().mapToLong(Submission::characters).sum();
    }
}
