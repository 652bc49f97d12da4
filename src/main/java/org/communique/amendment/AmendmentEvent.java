package org.communique.amendment;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.comment.Comment.Assignment;
import org.communique.mail.StoredEvent.Fact;
import org.communique.statement.StatementChange;
import org.communique.statement.StatementId;
import org.communique.statement.StatementRelatedEvent;
import org.communique.statement.draft.AmendmentRoundChanged;
import org.springframework.data.annotation.TypeAlias;

/** What happened to the amendments of a statement. Published after the fact is stored. */
public sealed interface AmendmentEvent extends StatementRelatedEvent {

    @Override
    default boolean changesWork() {
        return this instanceof RoundOpened
                || this instanceof RoundChanged
                || this instanceof Proposed
                || this instanceof DiscussionAssigned;
    }

    sealed interface RoundEvent extends AmendmentEvent {

        RoundId round();

        @Override
        default StatementId statement() {
            return round().statement();
        }
    }

    sealed interface OneAmendmentEvent extends AmendmentEvent {

        AmendmentId amendment();

        @Override
        default StatementId statement() {
            return amendment().statement();
        }
    }

    sealed interface VoteEvent extends AmendmentEvent {

        VoteId vote();

        @Override
        default StatementId statement() {
            return vote().statement();
        }
    }

    @TypeAlias("RoundOpened")
    record RoundOpened(RoundId round, Instant deadline, MemberId by, Instant at)
            implements RoundEvent, StatementChange {}

    /** It was closed, or its deadline changed. */
    record RoundChanged(RoundId round) implements RoundEvent, AmendmentRoundChanged, StatementChange {}

    /** A passage of the round's text was agreed, closed, or opened again. */
    record PassageStateSet(RoundId round) implements RoundEvent {}

    record Proposed(StatementId statement, List<AmendmentId> amendments, MemberId by, Instant at)
            implements AmendmentEvent {}

    /** Its text or reason was changed, by its organisation or with that of an amendment to it. */
    @TypeAlias("Revised")
    record Revised(AmendmentId amendment, MemberId by, Instant at) implements OneAmendmentEvent {

        /** Its time is that of the revision. */
        public Fact fact() {
            return Fact.of(Amendment.class, amendment, "revisions.at", at);
        }
    }

    /**
     * It was accepted, rejected, withdrawn, taken over or reopened.
     *
     * @param by who did it, or who ended the vote that did
     */
    @TypeAlias("Settled")
    record Settled(AmendmentId amendment, AmendmentStatus state, MemberId by, Instant at, boolean byVote)
            implements OneAmendmentEvent, StatementChange {

        /** Its time is that of the settlement; of one that was reopened there is none. */
        public Fact fact() {
            return Fact.of(Amendment.class, amendment, "settlement.at", at);
        }
    }

    /**
     * A member said something about it.
     *
     * @param participants the member who proposed it, and those who have said something in the thread
     * @param mentioned    in what they said
     */
    @TypeAlias("Discussed")
    record Discussed(
            AmendmentId amendment, List<MemberId> participants, List<MemberId> mentioned, MemberId by, Instant at)
            implements OneAmendmentEvent {

        public Discussed {
            mentioned = Objects.requireNonNullElse(mentioned, List.of());
        }
    }

    /** A member is to deal with a comment on it. */
    @TypeAlias("DiscussionAssigned")
    record DiscussionAssigned(AmendmentId amendment, Assignment assignment) implements OneAmendmentEvent {}

    /**
     * An organisation's stand changed, or a thread: no one is notified, but open screens show it.
     *
     * @param changesWork whether a member may have had to deal with the thread
     */
    record AmendmentChanged(AmendmentId amendment, boolean changesWork) implements OneAmendmentEvent {

        public AmendmentChanged(AmendmentId amendment) {
            this(amendment, false);
        }
    }

    /** @param electorate the organisations that can vote until the deadline */
    @TypeAlias("VoteOpened")
    record VoteOpened(VoteId vote, List<OrganisationId> electorate, Instant deadline, MemberId by, Instant at)
            implements VoteEvent {}

    /** It was closed, or an organisation has voted. */
    record VoteChanged(VoteId vote) implements VoteEvent {}
}
