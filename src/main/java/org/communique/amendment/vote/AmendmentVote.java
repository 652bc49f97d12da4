package org.communique.amendment.vote;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.VoteId;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A vote of organisations on whether amendments are accepted, all of them or none.
 *
 * @param quorum     how many organisations have to vote; 0 for any number
 * @param recorded   whether all readers see how each organisation voted, once it is closed
 * @param electorate the organisations that can vote, as of the opening
 * @param before     hash of the draft when it was opened
 * @param after      hash of the same with the amendments
 * @param place      among the open ones, if someone has put them in order
 * @param ballots    in the order in which they were cast, also those that were replaced since
 * @param result     once it is closed
 * @param closedBy   null if the deadline did
 * @param effects    what became of each amendment, in their order; null until that is done
 */
@Document("amendmentVotes")
@CompoundIndex(name = "status_deadline", def = "{'status': 1, 'deadline': 1}")
public record AmendmentVote(
        @Id VoteId id,
        @Indexed StatementId statement,
        List<VotedAmendment> amendments,
        VotePolicy policy,
        int quorum,
        boolean recorded,
        List<OrganisationId> electorate,
        TextHash before,
        TextHash after,
        MemberId openedBy,
        Instant openedAt,
        Instant deadline,
        @Nullable Integer place,
        List<Ballot> ballots,
        Status status,
        @Nullable VoteResult result,
        @Nullable MemberId closedBy,
        @Nullable Instant closedAt,
        @Nullable List<Effect> effects) {

    /** How often a member can replace their organisation's vote, so that no one takes that from their colleagues. */
    static final int MOST_CHANGES = 10;

    /** Of all organisations, after which votes are not replaced any more. */
    private static final int MOST_BALLOTS = 10_000;

    public AmendmentVote {
        ballots = Objects.requireNonNullElse(ballots, List.of());
    }

    public enum Status {
        /** Its amendments are being kept from being settled otherwise. */
        PREPARING,
        OPEN,
        CLOSED,
        /** It was never open, as one of its amendments was settled. */
        CANCELLED
    }

    /** What became of an amendment. */
    public enum Effect {
        ACCEPTED,
        REJECTED,
        /** There was no quorum. */
        OPEN_AGAIN,
        /** It was adopted, and stays open, as its words are not in the draft as it needs them. */
        DOES_NOT_APPLY,
        /** It was adopted, and stays open, as one of those that were voted on together cannot be entered into the draft. */
        NOT_TOGETHER,
        /** It was adopted, and stays open, as another one that it falls with was accepted before. */
        FALLS,
        /** It was adopted, and stays open, as the draft is frozen. */
        DRAFT_FROZEN,
        /** It was adopted, and stays open, as the draft would become too large. */
        DRAFT_TOO_LARGE,
        /** It was settled before the vote could. */
        SETTLED_OTHERWISE
    }

    public boolean isOn(AmendmentId amendment) {
        return amendments.stream().anyMatch(each -> each.id().equals(amendment));
    }

    /** Whether the member cannot vote again for an organisation that has voted. */
    boolean isFullFor(MemberId member) {
        return ballots.size() >= MOST_BALLOTS
                || ballots.stream().filter(ballot -> ballot.by().equals(member)).count() > MOST_CHANGES;
    }

    public BallotTally tally() {
        return BallotTally.of(ballots);
    }

    VoteResult count() {
        return VoteResult.of(policy, quorum, tally());
    }

    /** Whose decision it was that it was closed. */
    MemberId decidedBy() {
        return closedBy == null ? openedBy : closedBy;
    }

    AmendmentVote numbered(int number) {
        return with(VoteId.of(statement, number), ballots);
    }

    AmendmentVote withoutBallots() {
        return with(id, List.of());
    }

    private AmendmentVote with(VoteId id, List<Ballot> ballots) {
        return new AmendmentVote(
                id,
                statement,
                amendments,
                policy,
                quorum,
                recorded,
                electorate,
                before,
                after,
                openedBy,
                openedAt,
                deadline,
                place,
                ballots,
                status,
                result,
                closedBy,
                closedAt,
                effects);
    }
}
