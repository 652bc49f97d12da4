package org.communique.amendment.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.communique.amendment.BaseId;
import org.communique.amendment.RoundId;
import org.communique.amendment.RoundText.BlockName;
import org.communique.amendment.proposal.ProposalTarget.Purpose;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A copy of a round's text, or of a later one of the draft, in which an organisation writes what it proposes.
 *
 * @param submission what it becomes, once it was submitted
 * @param names      that its blocks had when it was begun with an amendment, besides those of the round's text
 * @param base       the text that it was begun from; null for that of the round
 * @param endedAt    when its amendments were on record, or it was discarded
 */
@Document("amendmentProposals")
@CompoundIndex(name = "round_organisation", def = "{'round': 1, 'organisation': 1}")
public record Proposal(
        @Id ProposalId id,
        RoundId round,
        OrganisationId organisation,
        MemberId begunBy,
        Instant begunAt,
        @Nullable Submission submission,
        @Nullable Instant endedAt,
        List<BlockName> names,
        @Nullable BaseId base) {

    public Proposal {
        names = Objects.requireNonNullElse(names, List.of());
    }

    /**
     * @param revision    of the copy that was submitted
     * @param firstNumber of its amendments, which have the numbers from there
     * @param characters  of its amendments as they are stored
     */
    public record Submission(
            long revision,
            int firstNumber,
            long characters,
            String language,
            List<Item> items,
            MemberId by,
            Instant at) {}

    /**
     * One amendment.
     *
     * @param changes the places in the list of {@link ProposedChange}s of those that are taken together in it, from 0
     * @param reason  why; may be empty
     */
    public record Item(List<Integer> changes, String reason) {}

    /** The text that its changes are to. */
    public BaseId baseText() {
        return base == null ? BaseId.of(round) : base;
    }

    /** Whether it can be written when the round is closed. */
    boolean outlastsRound() {
        return id.target() instanceof ProposalTarget target && target.purpose() == Purpose.WORDING;
    }

    /** Whether it is being written still. */
    public boolean isOpen() {
        return submission == null && endedAt == null;
    }
}
