package org.communique.amendment.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.communique.amendment.AmendmentRound;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.OpenRound;
import org.communique.amendment.RoundId;
import org.communique.amendment.RoundOutcome;
import org.communique.amendment.RoundService;
import org.communique.api.ApiException;
import org.communique.api.Pagination;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.calendar.WorkingWeek;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.OrganisationId;
import org.communique.refusal.Refusal;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** When changes to a draft can be proposed. */
@RestController
@Tag(name = "Amendments")
@RequestMapping("/api/v1/statements/{statement}/amendment-rounds")
class AmendmentRoundApi {

    private final RoundService rounds;
    private final Directory directory;
    private final CurrentMember currentMember;
    private final Clock clock;

    AmendmentRoundApi(RoundService rounds, Directory directory, CurrentMember currentMember, Clock clock) {
        this.rounds = rounds;
        this.directory = directory;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /**
     * @param hash            SHA-256 of the text that proposals are written on
     * @param requestedBy     until when proposals are requested, if that is before the deadline
     * @param mostEach        how many amendments an organisation may have open or accepted
     * @param supportersAsked how many organisations should support an amendment
     * @param proposers       organisations that can propose; empty for all that can read the draft
     * @param closedAt        when it was closed before its deadline
     */
    record RoundSummary(
            int number,
            TextHash hash,
            Instant openedAt,
            @Nullable Instant requestedBy,
            Instant deadline,
            Visibility visibility,
            @Nullable Integer mostEach,
            int supportersAsked,
            List<OrganisationId> proposers,
            boolean open,
            @Nullable Instant closedAt) {}

    private RoundSummary summary(AmendmentRound round) {
        return new RoundSummary(
                round.id().number(),
                round.hash(),
                round.openedAt(),
                round.requestedBy(),
                round.deadline(),
                round.visibility(),
                round.mostEach(),
                round.supportersAsked(),
                round.proposers().stream()
                        .sorted(Comparator.comparing(OrganisationId::value))
                        .toList(),
                round.isOpen(clock.instant()),
                round.closedAt());
    }

    /** The rounds of the statement, the last first. Further ones are in the next part. */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<RoundSummary>> amendmentRounds(
            @PathVariable StatementId statement,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Pagination.partOf(
                rounds.of(statement).stream().map(this::summary).toList(), RoundSummary::number, after, limit);
    }

    /**
     * @param deadline        an ISO 8601 instant, in UTC, within a year
     * @param workingDays     instead of a deadline: it is the same hour after so many, without the coalition's holidays, in the
     *                        caller's time zone
     * @param workingWeek     Monday to Friday if missing
     * @param requestedBy     until when proposals are requested, if that is before the deadline
     * @param visibility      when other organisations see a proposal; at once if missing
     * @param mostEach        how many amendments an organisation may have open or accepted, up to 1,000, which is also taken if missing
     * @param supportersAsked how many organisations should support an amendment; 0 if missing
     * @param proposers       active organisations that can propose, up to 1,000; all that can read the draft if missing or empty
     */
    record NewRound(
            @Nullable Instant deadline,
            @Nullable Integer workingDays,
            @Nullable WorkingWeek workingWeek,
            @Nullable Instant requestedBy,
            @Nullable Visibility visibility,
            @Nullable Integer mostEach,
            @Nullable Integer supportersAsked,
            @Nullable Set<OrganisationId> proposers) {

        private OpenRound on(StatementId statement, Instant deadline) {
            return new OpenRound(
                    statement,
                    requestedBy,
                    deadline,
                    Optional.ofNullable(visibility).orElse(Visibility.AT_ONCE),
                    mostEach,
                    Optional.ofNullable(supportersAsked).orElse(0),
                    Optional.ofNullable(proposers).orElse(Set.of()));
        }
    }

    /** Takes proposals on the text that the draft has now, as a coordinator. */
    @PostMapping
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    RoundSummary openAmendmentRound(@PathVariable StatementId statement, @RequestBody NewRound round) {
        return done(rounds.open(round.on(statement, deadline(statement, round))));
    }

    private Instant deadline(StatementId statement, NewRound round) {
        if ((round.deadline() == null) == (round.workingDays() == null)) {
            throw invalidDeadline();
        }
        if (round.workingDays() == null) {
            return Objects.requireNonNull(round.deadline());
        }
        return rounds.afterWorkingDays(
                        statement,
                        clock.instant().atZone(directory.zone(currentMember.id())),
                        round.workingDays(),
                        Optional.ofNullable(round.workingWeek()).orElse(WorkingWeek.MONDAY_FRIDAY))
                .orElseThrow(AmendmentRoundApi::invalidDeadline);
    }

    private static ApiException invalidDeadline() {
        return ApiException.unprocessable("deadline", "api.deadline");
    }

    record RoundDeadline(Instant deadline, @Nullable Instant requestedBy) {}

    /** Also of a round whose deadline has passed, if no later one was opened. */
    @PutMapping("/{number}/deadline")
    @RequiredScope(TokenScope.WRITE)
    RoundSummary changeAmendmentDeadline(
            @PathVariable StatementId statement, @PathVariable int number, @RequestBody RoundDeadline deadline) {
        return done(rounds.setDeadline(RoundId.of(statement, number), deadline.requestedBy(), deadline.deadline()));
    }

    /** Ends it before its deadline, for good. */
    @PostMapping("/{number}/closing")
    @RequiredScope(TokenScope.WRITE)
    RoundSummary closeAmendmentRound(@PathVariable StatementId statement, @PathVariable int number) {
        return done(rounds.close(RoundId.of(statement, number)));
    }

    private RoundSummary done(RoundOutcome outcome) {
        return switch (outcome) {
            case RoundOutcome.Done(var round) -> summary(round);
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }
}
