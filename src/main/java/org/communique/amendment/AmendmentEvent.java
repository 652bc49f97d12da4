package org.communique.amendment;

import org.communique.amendment.Amendment.AmendmentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.StatementId;
import org.communique.statement.StatementRelatedEvent;
import org.communique.statement.draft.AmendmentRoundChanged;

/** What happened to the amendments of a statement. Published after the fact is stored. */
public sealed interface AmendmentEvent extends StatementRelatedEvent {

    record RoundOpened(RoundId round, Instant deadline, MemberId by, Instant at) implements AmendmentEvent {

        @Override
        public StatementId statement() {
            return round.statement();
        }
    }

    /** It was closed, or its deadline changed. */
    record RoundChanged(RoundId round) implements AmendmentEvent, AmendmentRoundChanged {

        @Override
        public StatementId statement() {
            return round.statement();
        }
    }

    record Proposed(StatementId statement, List<AmendmentId> amendments, MemberId by, Instant at)
            implements AmendmentEvent {}

    /** Its text or reason was changed, by its organisation or with that of an amendment to it. */
    record Revised(AmendmentId amendment, MemberId by, Instant at) implements AmendmentEvent {

        @Override
        public boolean changesWork() {
            return false;
        }

        @Override
        public StatementId statement() {
            return amendment.statement();
        }
    }

    /** It was accepted, rejected, withdrawn, taken over or reopened. */
    record Settled(AmendmentId amendment, AmendmentStatus state, MemberId by, Instant at) implements AmendmentEvent {

        @Override
        public boolean changesWork() {
            return false;
        }

        @Override
        public StatementId statement() {
            return amendment.statement();
        }
    }

    /** @param electorate the organisations that can vote until the deadline */
    record VoteOpened(VoteId vote, List<OrganisationId> electorate, Instant deadline, MemberId by, Instant at)
            implements AmendmentEvent {

        @Override
        public boolean changesWork() {
            return false;
        }

        @Override
        public StatementId statement() {
            return vote.statement();
        }
    }

    /** It was closed, or an organisation has voted. */
    record VoteChanged(VoteId vote) implements AmendmentEvent {

        @Override
        public boolean changesWork() {
            return false;
        }

        @Override
        public StatementId statement() {
            return vote.statement();
        }
    }

    /** A passage of the round's text was agreed, closed, or opened again. */
    record PassageStateSet(RoundId round) implements AmendmentEvent {

        @Override
        public boolean changesWork() {
            return false;
        }

        @Override
        public StatementId statement() {
            return round.statement();
        }
    }

    /**
     * A member said something about it.
     *
     * @param participants the member who proposed it, and those who have said something in the thread
     * @param mentioned    by name
     */
    record Discussed(
            AmendmentId amendment, List<MemberId> participants, List<MemberId> mentioned, MemberId by, Instant at)
            implements AmendmentEvent {

        public Discussed {
            mentioned = Objects.requireNonNullElse(mentioned, List.of());
        }

        @Override
        public boolean changesWork() {
            return false;
        }

        @Override
        public StatementId statement() {
            return amendment.statement();
        }
    }

    /** An organisation's stand changed, or a thread: no one is notified, but open screens show it. */
    record AmendmentChanged(AmendmentId amendment) implements AmendmentEvent {

        @Override
        public boolean changesWork() {
            return false;
        }

        @Override
        public StatementId statement() {
            return amendment.statement();
        }
    }
}
