package org.communique.amendment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communique.amendment.AmendmentEvent.RoundChanged;
import org.communique.amendment.AmendmentEvent.RoundOpened;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.RoundOutcome.AlreadyOpen;
import org.communique.amendment.RoundOutcome.Closed;
import org.communique.amendment.RoundOutcome.Done;
import org.communique.amendment.RoundOutcome.InvalidDeadline;
import org.communique.amendment.RoundOutcome.InvalidNumber;
import org.communique.amendment.RoundOutcome.InvalidProposers;
import org.communique.amendment.RoundOutcome.NoText;
import org.communique.amendment.RoundOutcome.NotDrafting;
import org.communique.coalition.calendar.WorkingDays;
import org.communique.coalition.calendar.WorkingWeek;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.statement.Phase;
import org.communique.statement.StatementId;
import org.communique.statement.StatementReconcileQueue;
import org.communique.statement.Statements;
import org.communique.statement.TextHash;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.text.document.RichText;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Opens and closes rounds of amendments. */
@Service
@PreAuthorize("denyAll()")
public class RoundService {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final Rounds rounds;
    private final DraftMerges draftMerges;
    private final Statements statements;
    private final StatementReconcileQueue reconcileQueue;
    private final RoundReconciler roundReconciler;
    private final Directory directory;
    private final CollaborationService collaborationService;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RoundService(
            Rounds rounds,
            DraftMerges draftMerges,
            Statements statements,
            StatementReconcileQueue reconcileQueue,
            RoundReconciler roundReconciler,
            Directory directory,
            CollaborationService collaborationService,
            HeavyWorkExecutor work,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rounds = rounds;
        this.draftMerges = draftMerges;
        this.statements = statements;
        this.reconcileQueue = reconcileQueue;
        this.roundReconciler = roundReconciler;
        this.directory = directory;
        this.collaborationService = collaborationService;
        this.work = work;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    /** The last first. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public List<AmendmentRound> of(StatementId statement) {
        return rounds.of(statement);
    }

    /** The last round of the statement, whether or not it is open. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public Optional<AmendmentRound> latest(StatementId statement) {
        return rounds.latest(statement);
    }

    /**
     * The same hour of the day after so many working days, without the coalition's holidays.
     *
     * @param from in the zone whose days are counted
     * @param days up to {@link OpenRound#MOST_WORKING_DAYS}; empty for others
     */
    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public Optional<Instant> afterWorkingDays(StatementId statement, ZonedDateTime from, int days, WorkingWeek week) {
        if (days < 1 || days > OpenRound.MOST_WORKING_DAYS) {
            return Optional.empty();
        }
        var workingDays = new WorkingDays(week.weekend(), directory.holidays());
        return Optional.of(workingDays.after(from, days).toInstant());
    }

    /** Why no round can be opened so, to whatever statement; empty if one can. */
    @PreAuthorize("hasRole('COORDINATOR')")
    public Optional<RoundOutcome> refusal(OpenRound command) {
        return refusal(command, now());
    }

    private Optional<RoundOutcome> refusal(OpenRound command, Instant now) {
        if (!isInOrder(command.requestedBy(), command.deadline(), now)) {
            return Optional.of(new InvalidDeadline());
        }
        if (command.mostEach() != null && (command.mostEach() < 1 || command.mostEach() > OpenRound.MOST_EACH)) {
            return Optional.of(new InvalidNumber(OpenRound.MOST_EACH));
        }
        if (command.supportersAsked() < 0 || command.supportersAsked() > OpenRound.MOST_SUPPORTERS) {
            return Optional.of(new InvalidNumber(OpenRound.MOST_SUPPORTERS));
        }
        return areActive(command.proposers()) ? Optional.empty() : Optional.of(new InvalidProposers());
    }

    @PreAuthorize("@statementRights.canCoordinate(#command.statement())")
    public RoundOutcome open(OpenRound command) {
        var now = now();
        var phase = statements.findById(command.statement()).orElseThrow().phase();
        if (phase != Phase.DRAFTING) {
            return new NotDrafting(phase);
        }
        var refusal = refusal(command, now);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var last = rounds.latest(command.statement()).orElse(null);
        if (last != null && last.isOpen(now)) {
            return new AlreadyOpen(last);
        }
        return open(command, last, now);
    }

    private RoundOutcome open(OpenRound command, @Nullable AmendmentRound last, Instant now) {
        var by = currentMember.id();
        var state =
                work.run(WorkKind.DRAFT, by.value(), () -> collaborationService.state(draftOf(command.statement())));
        var text = work.run(WorkKind.DRAFT, by.value(), () -> DraftCodec.read(state));
        if (CanonicalText.normal(text).equals(RichText.EMPTY)) {
            return new NoText();
        }
        var ended = last == null ? null : rounds.end(last.id(), by, now).orElse(null);
        if (last != null && ended == null) {
            return new AlreadyOpen(last);
        }
        var id = RoundId.of(command.statement(), last == null ? 1 : last.id().number() + 1);
        var base = BaseId.of(id, state);
        var round = new AmendmentRound(
                id,
                command.statement(),
                TextHash.of(CanonicalText.of(text)),
                base,
                by,
                now,
                command.requestedBy(),
                command.deadline(),
                command.visibility(),
                command.mostEach(),
                command.supportersAsked(),
                command.proposers(),
                ended == null ? 0 : ended.lastNumber(),
                0,
                null,
                null);
        // So that the workflow is looked at again at the deadline.
        reconcileQueue.add(command.statement());
        roundReconciler.watch(round);
        if (!rounds.open(round, new RoundText(base, state, draftMerges.names(command.statement())))) {
            return new AlreadyOpen(rounds.find(id).orElseThrow());
        }
        events.publishEvent(new RoundOpened(id, round.deadline(), by, now));
        return new Done(round);
    }

    @PreAuthorize("@statementRights.canCoordinate(#round.statement())")
    public RoundOutcome setDeadline(RoundId round, @Nullable Instant requestedBy, Instant deadline) {
        if (!isInOrder(requestedBy, deadline, now())) {
            return new InvalidDeadline();
        }
        if (rounds.find(round).filter(this::hasShownProposals).isPresent()) {
            return new Closed();
        }
        reconcileQueue.add(round.statement());
        roundReconciler.watch(round, deadline);
        return changed(rounds.setDeadline(round, requestedBy, deadline));
    }

    @PreAuthorize("@statementRights.canCoordinate(#round.statement())")
    public RoundOutcome close(RoundId round) {
        reconcileQueue.add(round.statement());
        return changed(rounds.close(round, currentMember.id(), now()));
    }

    /** What all have seen is not hidden again. */
    private boolean hasShownProposals(AmendmentRound round) {
        return round.visibility() == Visibility.WHEN_CLOSED && !round.isOpen(now());
    }

    private RoundOutcome changed(Optional<AmendmentRound> changed) {
        changed.ifPresent(round -> events.publishEvent(new RoundChanged(round.id())));
        return changed.<RoundOutcome>map(Done::new).orElseGet(Closed::new);
    }

    private boolean areActive(Set<OrganisationId> organisations) {
        return organisations.size() <= OpenRound.MOST_PROPOSERS
                && directory.organisations(organisations).values().stream()
                                .filter(Organisation::active)
                                .count()
                        == organisations.size();
    }

    private static boolean isInOrder(@Nullable Instant requestedBy, Instant deadline, Instant now) {
        return deadline.isAfter(now)
                && deadline.isBefore(now.plus(LONGEST))
                && (requestedBy == null || !requestedBy.isAfter(deadline));
    }

    private static DraftId draftOf(StatementId statement) {
        return new DraftId(statement.value());
    }

    private Instant now() {
        return clock.instant();
    }
}
