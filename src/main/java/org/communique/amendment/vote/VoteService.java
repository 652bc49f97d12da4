package org.communique.amendment.vote;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.amendment.AmendmentEvent.VoteChanged;
import org.communique.amendment.VoteId;
import org.communique.amendment.vote.AmendmentVote.Status;
import org.communique.amendment.vote.Ballot.Choice;
import org.communique.amendment.vote.VoteOutcome.Done;
import org.communique.amendment.vote.VoteOutcome.NotInElectorate;
import org.communique.amendment.vote.VoteOutcome.SilenceRuns;
import org.communique.amendment.vote.VoteOutcome.TooManyChanges;
import org.communique.amendment.vote.VoteOutcome.VoteClosed;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.StatementId;
import org.communique.statement.access.StatementRights;
import org.communique.text.unicode.ShortText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.OptimisticRetry;
import org.communique.work.WorkKind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Puts amendments to the vote of organisations. */
@Service
@PreAuthorize("denyAll()")
public class VoteService {

    private static final Comparator<AmendmentVote> LATEST_FIRST =
            Comparator.comparing((AmendmentVote vote) -> vote.id().number()).reversed();

    private final AmendmentVotes votes;
    private final VoteOpener voteOpener;
    private final VoteCloser voteCloser;
    private final StatementRights rights;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    VoteService(
            AmendmentVotes votes,
            VoteOpener voteOpener,
            VoteCloser voteCloser,
            StatementRights rights,
            HeavyWorkExecutor work,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.votes = votes;
        this.voteOpener = voteOpener;
        this.voteCloser = voteCloser;
        this.rights = rights;
        this.work = work;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    /** Open ones in the order in which they are to be taken, then closed ones, the last first. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public List<ShownVote> of(StatementId statement) {
        var member = currentMember.get();
        boolean merges = rights.canEdit(statement);
        // Of each vote all ballots are read, of up to a thousand organisations.
        return work.run(
                WorkKind.COMPARISON,
                member.id().value(),
                () -> shown(votes.of(statement), member.organisation(), merges));
    }

    private static List<ShownVote> shown(List<AmendmentVote> all, OrganisationId organisation, boolean merges) {
        var open = all.stream().filter(vote -> vote.status() == Status.OPEN).sorted(VotingOrder.OF_VOTES);
        var closed = all.stream().filter(vote -> vote.status() == Status.CLOSED).sorted(LATEST_FIRST);
        return Stream.concat(open, closed)
                .map(vote -> ShownVote.of(vote, organisation, merges))
                .toList();
    }

    @PreAuthorize("@statementRights.canRead(#id.statement())")
    public Optional<ShownVote> find(VoteId id) {
        return known(id).map(this::shown);
    }

    /** @throws java.util.NoSuchElementException if the member sees no such amendment */
    @PreAuthorize("@statementRights.canEdit(#command.statement())")
    public VoteOutcome open(OpenVote command) {
        return voteOpener.open(command, this::shown);
    }

    /**
     * Puts open votes in the order in which they are to be taken; the others follow in the usual one.
     *
     * @param numbers of votes, the first one first
     * @return false if one of them is not open, or is there twice
     */
    @PreAuthorize("@statementRights.canEdit(#statement)")
    public boolean order(StatementId statement, List<Integer> numbers) {
        var open = votes.of(statement).stream()
                .filter(vote -> vote.status() == Status.OPEN)
                .map(AmendmentVote::id)
                .toList();
        var first = numbers.stream().map(number -> VoteId.of(statement, number)).toList();
        if (!open.containsAll(first) || new HashSet<>(first).size() < first.size()) {
            return false;
        }
        for (var vote : open) {
            int place = first.indexOf(vote);
            votes.setPlace(vote, place < 0 ? null : place);
        }
        open.stream().findFirst().ifPresent(any -> events.publishEvent(new VoteChanged(any)));
        return true;
    }

    /**
     * Votes for the current member's organisation, instead of its former vote.
     *
     * @param word may be empty
     * @throws java.util.NoSuchElementException if there is no such vote
     */
    @PreAuthorize("@amendmentRights.canPropose(#id.statement())")
    public VoteOutcome cast(VoteId id, Choice choice, String word) {
        var said = ShortText.optionalLines(word, Ballot.LONGEST_WORD);
        return OptimisticRetry.run(id, _ -> castOnce(id, choice, said));
    }

    /** Empty if another ballot was cast meanwhile: it may be the organisation's, which can change its vote so often only. */
    private Optional<VoteOutcome> castOnce(VoteId id, Choice choice, String said) {
        var member = currentMember.get();
        var vote = known(id).orElseThrow();
        var now = now();
        if (vote.status() != Status.OPEN || !now.isBefore(vote.deadline())) {
            return Optional.of(new VoteClosed());
        }
        if (!vote.electorate().contains(member.organisation())) {
            return Optional.of(new NotInElectorate());
        }
        var former = vote.ballots().stream()
                .filter(ballot -> ballot.organisation().equals(member.organisation()))
                .toList();
        if (!former.isEmpty()
                && former.getLast().choice() == choice
                && former.getLast().word().equals(said)) {
            return Optional.of(new Done(shown(vote)));
        }
        if (!former.isEmpty() && vote.isFullFor(member.id())) {
            return Optional.of(new TooManyChanges(AmendmentVote.MOST_CHANGES));
        }
        var cast = votes.cast(vote, new Ballot(member.organisation(), choice, said, member.id(), now));
        cast.ifPresent(_ -> events.publishEvent(new VoteChanged(id)));
        return cast.map(counted -> new Done(shown(counted)));
    }

    /**
     * Before its deadline, with the votes that were cast, and settles its amendments.
     *
     * @throws java.util.NoSuchElementException if there is no such vote
     */
    @PreAuthorize("@statementRights.canEdit(#id.statement())")
    public VoteOutcome close(VoteId id) {
        var vote = known(id).orElseThrow();
        if (vote.status() == Status.CLOSED) {
            return new Done(shown(vote));
        }
        boolean passed = !now().isBefore(vote.deadline());
        if (!passed && vote.policy() == VotePolicy.SILENCE) {
            return new SilenceRuns();
        }
        return new Done(shown(voteCloser.close(id, passed ? null : currentMember.id())));
    }

    /** One that is or was open. */
    private Optional<AmendmentVote> known(VoteId id) {
        return votes.find(id).filter(vote -> vote.status() == Status.OPEN || vote.status() == Status.CLOSED);
    }

    private ShownVote shown(AmendmentVote vote) {
        return ShownVote.of(vote, currentMember.get().organisation(), rights.canEdit(vote.statement()));
    }

    private Instant now() {
        return clock.instant();
    }
}
