package org.communique.amendment.vote;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.Amendment.Amends;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.Amendments;
import org.communique.amendment.Rounds;
import org.communique.amendment.VoteId;
import org.communique.amendment.desk.Adoption;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.vote.AmendmentVote.Status;
import org.communique.amendment.vote.VoteOutcome.AmendmentDoesNotApply;
import org.communique.amendment.vote.VoteOutcome.AmendmentHidden;
import org.communique.amendment.vote.VoteOutcome.AmendmentNotOpen;
import org.communique.amendment.vote.VoteOutcome.AmendsAnother;
import org.communique.amendment.vote.VoteOutcome.Done;
import org.communique.amendment.vote.VoteOutcome.InvalidAmendments;
import org.communique.amendment.vote.VoteOutcome.InvalidDeadline;
import org.communique.amendment.vote.VoteOutcome.InvalidQuorum;
import org.communique.amendment.vote.VoteOutcome.StatementNotDrafting;
import org.communique.amendment.vote.VoteOutcome.TooManyOrganisations;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.Phase;
import org.communique.statement.Statements;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Opens a vote on amendments that apply and that no one settles meanwhile. */
@Component
class VoteOpener {

    private static final Duration LONGEST = Duration.ofDays(92);

    /** A vote is one document, with all ballots. */
    private static final int MOST_ORGANISATIONS = 1_000;

    private final AmendmentVotes votes;
    private final VoteCloser voteCloser;
    private final Electorate electorate;
    private final Amendments amendments;
    private final AmendmentService visibleAmendments;
    private final Rounds rounds;
    private final AmendmentReviewService desk;
    private final Statements statements;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    VoteOpener(
            AmendmentVotes votes,
            VoteCloser voteCloser,
            Electorate electorate,
            Amendments amendments,
            AmendmentService visibleAmendments,
            Rounds rounds,
            AmendmentReviewService desk,
            Statements statements,
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
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    /** @throws java.util.NoSuchElementException if the member sees no such amendment */
    VoteOutcome open(OpenVote command, Function<AmendmentVote, ShownVote> shown) {
        var numbers = command.amendments();
        if (numbers.isEmpty()
                || numbers.size() > OpenVote.MOST_AMENDMENTS
                || new HashSet<>(numbers).size() < numbers.size()) {
            return new InvalidAmendments(OpenVote.MOST_AMENDMENTS);
        }
        var now = clock.instant();
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
            case Adoption.Texts texts -> begin(vote(command, chosen, organisations, texts, now), chosen, shown);
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
    private VoteOutcome begin(AmendmentVote first, List<Amendment> chosen, Function<AmendmentVote, ShownVote> shown) {
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
        return new Done(shown.apply(open.get()));
    }
}
