package org.communique.workflow;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.CurrentMember;
import org.communique.coalition.Directory;
import org.communique.coalition.Member;
import org.communique.coalition.MemberId;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.workflow.DecideResult.AlreadyDecided;
import org.communique.workflow.DecideResult.ConflictingDecision;
import org.communique.workflow.DecideResult.NotAReviewer;
import org.communique.workflow.DecideResult.OlderVersion;
import org.communique.workflow.DecideResult.OwnText;
import org.communique.workflow.DecideResult.Recorded;
import org.communique.workflow.DecideResult.StageClosed;
import org.communique.workflow.StageSheet.Standing;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Reviewing a statement's versions: the stages, and deciding on them. */
@Service
@PreAuthorize("denyAll()")
public class ReviewService {

    private final Stages stages;
    private final StageOutcomes outcomes;
    private final Statements statements;
    private final Eligibility eligibility;
    private final Directory directory;
    private final CurrentMember currentMember;
    private final DecisionLedger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReviewService(
            Stages stages,
            StageOutcomes outcomes,
            Statements statements,
            Eligibility eligibility,
            Directory directory,
            CurrentMember currentMember,
            DecisionLedger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.stages = stages;
        this.outcomes = outcomes;
        this.statements = statements;
        this.eligibility = eligibility;
        this.directory = directory;
        this.currentMember = currentMember;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** All stages of the statement, the last opened first. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public List<Stage> stages(StatementId statement) {
        return stages.of(statement);
    }

    /** The same with the names of those asked. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public List<StageSheet> sheets(StatementId statement) {
        var newest = statements.findById(statement).orElseThrow().newestVersion();
        var member = currentMember.id();
        return stages.of(statement).stream()
                .map(stage ->
                        new StageSheet(stage, seats(stage), stage.version().equals(newest), standing(stage, member)))
                .toList();
    }

    private static Standing standing(Stage stage, MemberId member) {
        if (stage.decisionOf(member).isPresent()) {
            return Standing.DECIDED;
        }
        if (stage.authors().contains(member)) {
            return Standing.OWN_TEXT;
        }
        return stage.open() && stage.asks(member) ? Standing.MAY_DECIDE : Standing.NOT_ASKED;
    }

    private List<Seat> seats(Stage stage) {
        var members = directory.members(
                stage.reviewers().stream().map(Reviewer::member).toList());
        var organisations = directory.organisations(
                stage.reviewers().stream().map(Reviewer::organisation).toList());
        return stage.reviewers().stream()
                .map(reviewer -> new Seat(
                        reviewer.member(),
                        members.containsKey(reviewer.member())
                                ? members.get(reviewer.member()).name()
                                : "",
                        organisations.containsKey(reviewer.organisation())
                                ? organisations.get(reviewer.organisation()).displayName()
                                : "",
                        stage.decisionOf(reviewer.member()).orElse(null)))
                .toList();
    }

    @PreAuthorize("@statementRights.canRead(#stage.statement())")
    public Optional<Stage> stage(StageId stage) {
        return stages.find(stage);
    }

    @PreAuthorize("@statementRights.canRead(#command.stage().statement())")
    public DecideResult decide(Decide command) {
        var member = currentMember.get();
        while (true) {
            var stage = stages.find(command.stage()).orElse(null);
            if (stage == null) {
                return new NotAReviewer();
            }
            var refusal = refusal(stage, command, member);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            var decision = new Decision(
                    member.id(),
                    member.organisation(),
                    command.verdict(),
                    command.comment(),
                    clock.instant(),
                    command.hash());
            var recorded = stages.record(stage.id(), command.hash(), decision);
            if (recorded.isPresent()) {
                return recorded(recorded.get(), member.id());
            }
        }
    }

    private Recorded recorded(Stage stage, MemberId member) {
        var decision = stage.decisionOf(member).orElseThrow();
        ledger.record(stage, decision);
        events.publishEvent(new StageEvent.DecisionRecorded(stage.id(), stage.version(), stage.name(), decision));
        return new Recorded(decision, outcomes.settle(stage));
    }

    private Optional<DecideResult> refusal(Stage stage, Decide command, Member member) {
        var first = stage.decisionOf(member.id());
        var statement = statements.findById(stage.statement()).orElseThrow();
        if (first.isPresent()) {
            return Optional.of(
                    first.get().verdict() == command.verdict()
                            ? new AlreadyDecided(first.get())
                            : new ConflictingDecision(first.get()));
        }
        if (!command.hash().equals(stage.hash()) || !stage.version().equals(statement.newestVersion())) {
            return Optional.of(new OlderVersion(requireNonNull(statement.newestVersion())));
        }
        if (!stage.open()) {
            return Optional.of(new StageClosed(stage.status()));
        }
        if (stage.authors().contains(member.id())) {
            return Optional.of(new OwnText());
        }
        return stage.asks(member.id()) && eligibility.mayDecide(member, statement, stage.role())
                ? Optional.empty()
                : Optional.of(new NotAReviewer());
    }
}
