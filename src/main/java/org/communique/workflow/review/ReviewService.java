package org.communique.workflow.review;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.access.StatementRights;
import org.communique.statement.access.StatementRights.Reader;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.DecisionComment;
import org.communique.workflow.decision.Eligibility;
import org.communique.workflow.decision.Reviewer;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.review.DecideResult.AlreadyDecided;
import org.communique.workflow.review.DecideResult.ConflictingDecision;
import org.communique.workflow.review.DecideResult.NotAReviewer;
import org.communique.workflow.review.DecideResult.OlderVersion;
import org.communique.workflow.review.DecideResult.OrganisationDecided;
import org.communique.workflow.review.DecideResult.OwnText;
import org.communique.workflow.review.DecideResult.ReasonMissing;
import org.communique.workflow.review.DecideResult.Recorded;
import org.communique.workflow.review.DecideResult.StageClosed;
import org.communique.workflow.review.WithdrawObjectionResult.NoObjection;
import org.communique.workflow.review.WithdrawObjectionResult.Withdrawn;
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
    private final StageCloser outcomes;
    private final Statements statements;
    private final Eligibility eligibility;
    private final StatementRights rights;
    private final StageDetailsFactory sheets;
    private final CurrentMember currentMember;
    private final DecisionComments comments;
    private final DecisionLedgerWriter ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReviewService(
            Stages stages,
            StageCloser outcomes,
            Statements statements,
            Eligibility eligibility,
            StatementRights rights,
            StageDetailsFactory sheets,
            CurrentMember currentMember,
            DecisionComments comments,
            DecisionLedgerWriter ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.stages = stages;
        this.outcomes = outcomes;
        this.statements = statements;
        this.eligibility = eligibility;
        this.rights = rights;
        this.sheets = sheets;
        this.currentMember = currentMember;
        this.comments = comments;
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
        var newest = statements.findById(statement).orElseThrow().newestVersion();
        return sheets.of(stages.of(statement), newest, currentMember.get());
    }

    @PreAuthorize("@statementRights.canRead(#stage.statement())")
    public Optional<Stage> stage(StageId stage) {
        return stages.find(stage);
    }

    @PreAuthorize("@statementRights.canRead(#command.stage().statement())")
    public DecideResult decide(Decide command) {
        var reader = rights.reader(command.stage().statement());
        return refuseIfClosed(command, reader)
                .or(() -> recordUnread(command, reader))
                .orElseGet(() -> readAndRecord(command, reader));
    }

    private Optional<DecideResult> refuseIfClosed(Decide command, Reader reader) {
        return stages.findClosed(command.stage())
                .flatMap(stage -> refusal(stage, command, reader.member(), reader.statement()));
    }

    /**
     * Most verdicts are in order, and the update that records one finds that out by itself; empty if it did not take it. One
     * with a comment is looked at first, as the comment is stored before it.
     */
    private Optional<DecideResult> recordUnread(Decide command, Reader reader) {
        var member = reader.member();
        var newest = reader.statement().newestVersion();
        if (newest == null || !command.comment().isEmpty() || lacksReason(command)) {
            return Optional.empty();
        }
        var decision = decision(command, member.id(), member.organisation(), newest);
        return stages.recordUnread(command.stage(), decision, eligibility.roles(member, reader.statement()))
                .map(stage -> recorded(stage, decision));
    }

    private DecideResult readAndRecord(Decide command, Reader reader) {
        var member = reader.member();
        for (var statement = reader.statement();
                ;
                statement = statements.findById(statement.id()).orElseThrow()) {
            var stage =
                    stages.find(command.stage()).map(outcomes::closeIfDecided).orElse(null);
            if (stage == null) {
                return new NotAReviewer();
            }
            var refusal = refusal(stage, command, member, statement);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            var organisation =
                    stage.reviewerFor(member.id()).map(Reviewer::organisation).orElse(member.organisation());
            var decision = decision(command, member.id(), organisation, stage.version());
            if (!command.comment().isEmpty()) {
                comments.store(DecisionComment.of(stage.version(), member.id(), command.comment()));
            }
            var recorded = StageDetailsFactory.mayCast(stage, member)
                    ? stages.change(stage, new Update().push("decisions", decision))
                    : stages.record(stage.id(), decision);
            if (recorded.isPresent()) {
                return recorded(recorded.get(), decision);
            }
        }
    }

    /** The time is as exact as it is stored: the ledger refuses the same decision with another. */
    private Decision decision(Decide command, MemberId member, OrganisationId organisation, VersionId version) {
        return new Decision(
                member,
                organisation,
                command.verdict(),
                command.comment().isEmpty() ? null : TextHash.of(command.comment()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                version,
                command.hash(),
                command.paragraphs(),
                null);
    }

    private Recorded recorded(Stage stage, Decision decision) {
        ledger.recordSoon(stage);
        events.publishEvent(new StageEvent.DecisionRecorded(stage.id(), stage.version(), stage.name(), decision));
        return new Recorded(decision, outcomes.closeIfDecided(stage));
    }

    /** Takes the current member's own objection back. */
    @PreAuthorize("@statementRights.canRead(#id.statement())")
    public WithdrawObjectionResult withdrawObjection(StageId id) {
        var member = currentMember.id();
        while (true) {
            var stage = stages.find(id).map(outcomes::closeIfDecided).orElse(null);
            var objection = stage == null ? -1 : objectionOf(stage, member);
            if (stage == null || objection < 0) {
                return new NoObjection();
            }
            if (!stage.open()) {
                return new WithdrawObjectionResult.StageClosed(stage.status());
            }
            var withdrawn = new Update().set("decisions." + objection + ".withdrawnAt", clock.instant());
            var changed = stages.change(stage, withdrawn);
            if (changed.isPresent()) {
                var current = changed.get();
                ledger.recordSoon(current);
                return new Withdrawn(outcomes.closeIfDecided(current));
            }
        }
    }

    private static int objectionOf(Stage stage, MemberId member) {
        return stage.decisionOf(member)
                .filter(decision -> decision.verdict() == Verdict.OBJECT && !stage.isCarriedOver(decision))
                .map(stage.decisions()::indexOf)
                .orElse(-1);
    }

    private Optional<DecideResult> refusal(Stage stage, Decide command, Member member, Statement statement) {
        var first = stage.decisionOf(member.id())
                .filter(decision -> !stage.isCarriedOver(decision) && decision.verdict() != Verdict.TACIT_APPROVAL);
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
        if (lacksReason(command)) {
            return Optional.of(new ReasonMissing());
        }
        if (StageDetailsFactory.mayCast(stage, member)) {
            return command.verdict().approves() || command.verdict().opposes()
                    ? Optional.empty()
                    : Optional.of(new NotAReviewer());
        }
        if (!stage.asks(member.id()) || !eligibility.mayDecide(member, statement, stage.role())) {
            return Optional.of(new NotAReviewer());
        }
        return organisationDecided(stage, command, member);
    }

    private static boolean lacksReason(Decide command) {
        return command.verdict().needsReason() && command.comment().isEmpty();
    }

    private static Optional<DecideResult> organisationDecided(Stage stage, Decide command, Member member) {
        return stage.byOrganisation() && command.verdict() != Verdict.RECUSE
                ? stage.reviewerFor(member.id())
                        .flatMap(seat -> stage.decisionOf(seat.organisation()))
                        .filter(decision -> !stage.isCarriedOver(decision))
                        .map(OrganisationDecided::new)
                : Optional.empty();
    }
}
