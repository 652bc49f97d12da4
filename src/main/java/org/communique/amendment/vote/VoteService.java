package org.communique.amendment.vote;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.Amendment.Amends;
import org.communique.amendment.AmendmentEvent.VoteChanged;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.Amendments;
import org.communique.amendment.Rounds;
import org.communique.amendment.VoteId;
import org.communique.amendment.desk.Adoption;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.vote.AmendmentVote.Status;
import org.communique.amendment.vote.Ballot.Choice;
import org.communique.amendment.vote.VoteOutcome.AmendmentDoesNotApply;
import org.communique.amendment.vote.VoteOutcome.AmendmentHidden;
import org.communique.amendment.vote.VoteOutcome.AmendmentNotOpen;
import org.communique.amendment.vote.VoteOutcome.AmendsAnother;
import org.communique.amendment.vote.VoteOutcome.Done;
import org.communique.amendment.vote.VoteOutcome.InvalidAmendments;
import org.communique.amendment.vote.VoteOutcome.InvalidDeadline;
import org.communique.amendment.vote.VoteOutcome.InvalidQuorum;
import org.communique.amendment.vote.VoteOutcome.NotInElectorate;
import org.communique.amendment.vote.VoteOutcome.SilenceRuns;
import org.communique.amendment.vote.VoteOutcome.StatementNotDrafting;
import org.communique.amendment.vote.VoteOutcome.TooManyChanges;
import org.communique.amendment.vote.VoteOutcome.TooManyOrganisations;
import org.communique.amendment.vote.VoteOutcome.VoteClosed;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.Phase;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
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

    private static final Duration LONGEST = Duration.ofDays(92);

    /** A vote is one document, with all ballots. */
    private static final int MOST_ORGANISATIONS = 1_000;

    private static final Comparator<AmendmentVote> LATEST_FIRST =
            Comparator.comparing((AmendmentVote vote) -> vote.id().number()).reversed();

    private final AmendmentVotes votes;
    private final VoteCloser voteCloser;
    private final Electorate electorate;
    private final Amendments amendments;
    private final AmendmentService visibleAmendments;
    private final Rounds rounds;
    private final AmendmentReviewService desk;
    private final Statements statements;
    private final StatementRights rights;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    VoteService(
            AmendmentVotes votes,
            VoteCloser voteCloser,
            Electorate electorate,
            Amendments amendments,
            AmendmentService visibleAmendments,
            Rounds rounds,
            AmendmentReviewService desk,
            Statements statements,
            StatementRights rights,
            HeavyWorkExecutor work,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.votes = votes;
        this.voteCloser = voteCloser;
        this.electorate = electorate;
        this.amendments = amendments;
        this.visibleAmendments = visibleAmendments;
        this.rounds = rounds;
        this.desk = desk;
        this.statements = statements;
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
        var numbers = command.amendments();
        if (numbers.isEmpty()
                || numbers.size() > OpenVote.MOST_AMENDMENTS
                || new HashSet<>(numbers).size() < numbers.size()) {
            return new InvalidAmendments(OpenVote.MOST_AMENDMENTS);
        }
        var now = now();
        if (!command.deadline().isAfter(now) || command.deadline().isAfter(now.plus(LONGEST))) {
            return new InvalidDeadline();
        }
        var statement = statements.findById(command.statement()).orElseThrow();
        if (statement.phase() != Phase.DRAFTING) {
            return new StatementNotDrafting();
        }
        var organisations = electorate.of(statement);
        if (organisations.size() > MOST_ORGANISATIONS) {
            return new TooManyOrganisations(MOST_ORGANISATIONS);
        }
        if (command.quorum() < 0 || command.quorum() > organisations.size()) {
            return new InvalidQuorum(organisations.size());
        }
        var chosen = numbers.stream()
                .map(number -> visibleAmendments
                        .find(AmendmentId.of(command.statement(), number))
                        .orElseThrow())
                .toList();
        for (var amendment : chosen) {
            int number = amendment.id().number();
            if (amendment.state() != AmendmentStatus.OPEN
                    || amendment.acceptance() != null
                    || amendment.vote() != null) {
                return new AmendmentNotOpen(number);
            }
            if (amendment.amends() instanceof Amends(int amended, var _)) {
                return new AmendsAnother(number, amended);
            }
            if (isHidden(amendment, now)) {
                return new AmendmentHidden(number);
            }
            int count = amendment.revisionCount();
            if (command.revisions().getOrDefault(number, count) != count) {
                return new VoteOutcome.AmendmentChanged(number);
            }
        }
        return switch (desk.adoption(command.statement(), chosen)) {
            case Adoption.DoesNotApply(int number, var why) -> new AmendmentDoesNotApply(number, why);
            case Adoption.Texts texts -> begin(vote(command, chosen, organisations, texts, now), chosen);
        };
    }

    private boolean isHidden(Amendment amendment, Instant now) {
        return rounds.find(amendment.round())
                .filter(round -> round.visibility() == Visibility.WHEN_CLOSED && round.isOpen(now))
                .isPresent();
    }

    private AmendmentVote vote(
            OpenVote command,
            List<Amendment> chosen,
            List<OrganisationId> organisations,
            Adoption.Texts texts,
            Instant now) {
        return new AmendmentVote(
                VoteId.of(command.statement(), votes.lastNumber(command.statement()) + 1),
                command.statement(),
                chosen.stream()
                        .map(amendment -> new VotedAmendment(
                                amendment.id(),
                                amendment.kind(),
                                texts.words().getOrDefault(amendment.id().number(), 0)))
                        .toList(),
                command.policy(),
                command.quorum(),
                command.recorded(),
                organisations,
                texts.before(),
                texts.after(),
                currentMember.id(),
                now,
                command.deadline().truncatedTo(ChronoUnit.MILLIS),
                null,
                List.of(),
                Status.PREPARING,
                null,
                null,
                null,
                null);
    }

    /** Its amendments are kept from being settled otherwise before anyone can vote. */
    private VoteOutcome begin(AmendmentVote first, List<Amendment> chosen) {
        var vote = first;
        voteCloser.watch(vote);
        while (!votes.insert(vote)) {
            vote = vote.numbered(votes.lastNumber(vote.statement()) + 1);
            voteCloser.watch(vote);
        }
        for (var each : chosen) {
            if (amendments.beginVote(each, vote.id()).isEmpty()) {
                voteCloser.cancel(vote);
                return new AmendmentNotOpen(each.id().number());
            }
        }
        var open = votes.open(vote.id());
        if (open.isEmpty()) {
            voteCloser.cancel(vote);
            return new AmendmentNotOpen(vote.amendments().getFirst().id().number());
        }
        events.publishEvent(VoteCloser.opened(vote));
        return new Done(shown(open.get()));
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
