package org.communique.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.CurrentMember;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.workflow.MoveResult.Blocked;
import org.communique.workflow.MoveResult.Moved;
import org.communique.workflow.MoveResult.NotNewest;
import org.communique.workflow.MoveResult.NotUnderWay;
import org.communique.workflow.MoveResult.Overtaken;
import org.communique.workflow.Processes.Position;
import org.communique.workflow.model.Comparison;
import org.communique.workflow.model.ImportOutcome.Accepted;
import org.communique.workflow.model.ImportOutcome.Refused;
import org.communique.workflow.model.MoveCheck;
import org.communique.workflow.model.WorkflowImport;
import org.communique.workflow.model.WorkflowModel;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Moves statements that are under way to the newest versions of their workflows. Nothing else does: a statement stays on
 * the version that it began with.
 */
@Service
@PreAuthorize("denyAll()")
public class MoveService {

    private final Statements statements;
    private final Processes processes;
    private final Workflows workflows;
    private final WorkflowVersions versions;
    private final WorkflowRuns runs;
    private final WakeUps wakeUps;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MoveService(
            Statements statements,
            Processes processes,
            Workflows workflows,
            WorkflowVersions versions,
            WorkflowRuns runs,
            WakeUps wakeUps,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.statements = statements;
        this.processes = processes;
        this.workflows = workflows;
        this.versions = versions;
        this.runs = runs;
        this.wakeUps = wakeUps;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    /** The version that it runs on, or will; nothing if there is none that the engine takes. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public Optional<RunSheet> version(StatementId statement) {
        var newest = newest(statement);
        return runs.find(statement)
                .map(WorkflowRun::current)
                .flatMap(versions::find)
                .or(() -> newest)
                .map(current -> new RunSheet(
                        current.id(),
                        current.name(),
                        newest.map(WorkflowVersion::number).orElse(current.number())));
    }

    /** What moving it would mean; nothing if it is on the newest version, has not begun or is over. */
    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public Optional<MoveOutlook> outlook(StatementId statement) {
        return runs.find(statement).flatMap(run -> outlook(run, processes.position(statement)));
    }

    private Optional<MoveOutlook> outlook(WorkflowRun run, Position position) {
        var newest = newest(run.statement()).orElse(null);
        if (newest == null || position.process() == null || newest.id().equals(run.current())) {
            return Optional.empty();
        }
        var from = versions.find(run.current()).orElseThrow();
        var before = model(from);
        var after = model(newest);
        return Optional.of(new MoveOutlook(
                from,
                newest,
                Comparison.of(before, after),
                position.waiting().stream().map(Processes.WaitState::name).toList(),
                MoveCheck.passedOver(before, after, position.activities()),
                MoveCheck.obstacles(before, after, position.activities())));
    }

    /** Moves it; only to the version whose outlook the member saw, and only if that is the newest still. */
    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public MoveResult move(StatementId statement, WorkflowVersionId to, String reason) {
        var checked = Reason.checked(reason);
        var run = runs.find(statement).orElse(null);
        var position = processes.position(statement);
        if (run == null || position.process() == null) {
            return new NotUnderWay();
        }
        var outlook = outlook(run, position).orElse(null);
        if (outlook == null || !outlook.to().id().equals(to)) {
            return new NotNewest();
        }
        if (!outlook.obstacles().isEmpty()) {
            return new Blocked(outlook.obstacles());
        }
        var move = new WorkflowMove(
                run.current(),
                to,
                currentMember.id(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                checked,
                position.round(),
                position.activities(),
                false);
        wakeUps.changing(statement);
        if (!runs.move(run, move)) {
            return new Overtaken();
        }
        wakeUps.wake(statement);
        events.publishEvent(new WorkflowMoved(statement));
        return runs.find(statement).filter(now -> now.current().equals(to)).isPresent()
                ? new Moved(to)
                : new Overtaken();
    }

    private Optional<WorkflowVersion> newest(StatementId statement) {
        return workflows.newestUsable(
                statements.findById(statement).orElseThrow().workflow());
    }

    private static WorkflowModel model(WorkflowVersion version) {
        return switch (WorkflowImport.of(version.bpmn().getBytes(UTF_8))) {
            case Accepted accepted -> accepted.model();
            case Refused(var findings) -> throw new IllegalStateException(version.id() + ": " + List.copyOf(findings));
        };
    }
}
