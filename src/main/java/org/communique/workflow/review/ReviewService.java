package org.communique.workflow.review;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.HeldComments;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.work.OptimisticRetry;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.DecisionComment;
import org.communique.workflow.decision.Eligibility;
import org.communique.workflow.decision.Reviewer;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.review.DecideResult.NotAReviewer;
import org.communique.workflow.review.DecideResult.Recorded;
import org.communique.workflow.review.WithdrawDecisionResult.DecidedTooLongAgo;
import org.communique.workflow.review.WithdrawDecisionResult.NoDecision;
import org.communique.workflow.review.WithdrawDecisionResult.Withdrawn;
import org.communique.workflow.stage.DecisionLedgerWriter;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageCloser;
import org.communique.workflow.stage.StageEvent;
import org.communique.workflow.stage.StageId;
import org.communique.workflow.stage.Stages;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Reviewing a statement's versions: the stages, and deciding on them. */
@Service
@PreAuthorize("denyAll()")
public class ReviewService {

    private final Stages stages;
    private final StageCloser closer;
    private final Statements statements;
    private final Eligibility eligibility;
    private final StageDetailsFactory detailsFactory;
    private final CurrentMember currentMember;
    private final DecisionComments comments;
    private final HeldComments heldComments;
    private final DecisionLedgerWriter ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReviewService(
            Stages stages,
            StageCloser closer,
            Statements statements,
            Eligibility eligibility,
            StageDetailsFactory detailsFactory,
            CurrentMember currentMember,
            DecisionComments comments,
            HeldComments heldComments,
            DecisionLedgerWriter ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.stages = stages;
        this.closer = closer;
        this.statements = statements;
        this.eligibility = eligibility;
        this.detailsFactory = detailsFactory;
        this.currentMember = currentMember;
        this.comments = comments;
        this.heldComments = heldComments;
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
    public List<StageDetails> stageDetails(StatementId statement) {
        int submitted = statements.findById(statement).orElseThrow().submittedVersions();
        var newest = submitted == 0 ? null : VersionId.of(statement, submitted);
        return detailsFactory.of(stages.of(statement), newest, currentMember.get());
    }

    @PreAuthorize("@statementRights.canRead(#stage.statement())")
    public Optional<Stage> stage(StageId stage) {
        return stages.find(stage);
    }

    /**
     * Reads, judges, and records if the stage is then as it was read; tries again where something else came between.
     *
     * @throws org.communique.work.TooBusyException if something always did
     */
    @PreAuthorize("@statementRights.canRead(#command.stage().statement())")
    public DecideResult decide(Decide command) {
        return OptimisticRetry.run(command.stage(), lost -> decideOnce(command, lost == 0));
    }

    /** Empty if the stage changed since it was read. The comment comes before the verdict that names it. */
    private Optional<DecideResult> decideOnce(Decide command, boolean first) {
        // As exact as it is stored, for the ledger refuses the same decision with another time; from before the look at
        // the deadline.
        var at = clock.instant();
        var member = currentMember.get();
        var statement = statements.findById(command.stage().statement()).orElseThrow();
        var stage = stages.find(command.stage()).map(closer::closeIfDecided).orElse(null);
        if (stage == null) {
            return Optional.of(new NotAReviewer());
        }
        var newest = requireNonNull(statement.newestVersion());
        var eligible = eligibility.mayDecide(member, statement, stage.role());
        boolean reasoned = !command.verdict().needsReason()
                || !command.comment().isEmpty()
                || heldComments.goWithDecision(stage.version(), member.id());
        var refusal = DecisionRules.refusal(stage, command, member, newest, eligible, reasoned);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (first && !command.comment().isEmpty()) {
            comments.store(DecisionComment.of(stage.version(), member.id(), command.comment()));
        }
        var decision = decision(stage, command, member, at);
        return stages.addDecision(stage, decision).map(changed -> recorded(changed, decision));
    }

    private static Decision decision(Stage stage, Decide command, Member member, Instant at) {
        return new Decision(
                member.id(),
                stage.reviewerFor(member.id()).map(Reviewer::organisation).orElse(member.organisation()),
                command.verdict(),
                command.comment().isEmpty() ? null : TextHash.of(command.comment()),
                at,
                stage.version(),
                command.hash(),
                command.paragraphs(),
                null);
    }

    private Recorded recorded(Stage stage, Decision decision) {
        ledger.recordSoon(stage);
        events.publishEvent(new StageEvent.DecisionRecorded(stage.id(), stage.version(), stage.name(), decision));
        return new Recorded(decision, closer.closeIfDecided(stage));
    }

    /** Takes back the current member's own decision: an objection while the stage is open, whatever else for a minute. */
    @PreAuthorize("@statementRights.canRead(#id.statement())")
    public WithdrawDecisionResult withdrawDecision(StageId id) {
        var member = currentMember.id();
        return OptimisticRetry.run(id, _ -> withdrawOnce(id, member));
    }

    private Optional<WithdrawDecisionResult> withdrawOnce(StageId id, MemberId member) {
        var now = clock.instant();
        var stage = stages.find(id).map(closer::closeIfDecided).orElse(null);
        var decision = stage == null
                ? null
                : stage.decisionOf(member)
                        .filter(given -> !stage.isCarriedOver(given) && given.verdict() != Verdict.TACIT_APPROVAL)
                        .orElse(null);
        if (stage == null || decision == null) {
            return Optional.of(new NoDecision());
        }
        if (!stage.open()) {
            return Optional.of(new WithdrawDecisionResult.StageClosed(stage.status()));
        }
        if (!decision.mayBeWithdrawn(now)) {
            return Optional.of(new DecidedTooLongAgo());
        }
        var withdrawn = new Update().set("decisions." + stage.decisions().indexOf(decision) + ".withdrawnAt", now);
        return stages.change(stage, withdrawn).map(current -> {
            ledger.recordSoon(current);
            events.publishEvent(
                    new StageEvent.DecisionWithdrawn(current.id(), current.version(), current.name(), decision));
            return new Withdrawn(closer.closeIfDecided(current));
        });
    }
}
