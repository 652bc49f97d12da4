package org.communique.workflow.migration;

import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.access.StatementRights;
import org.communique.statement.version.Versions;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.communique.workflow.bpmn.WorkflowImport;
import org.communique.workflow.definition.WorkflowRegistry;
import org.communique.workflow.definition.WorkflowVersion;
import org.communique.workflow.definition.WorkflowVersionId;
import org.communique.workflow.definition.WorkflowVersions;
import org.communique.workflow.engine.ProcessInstances;
import org.communique.workflow.engine.ProcessInstances.Position;
import org.communique.workflow.engine.WorkflowRun;
import org.communique.workflow.engine.WorkflowRuns;
import org.communique.workflow.migration.MigrationResult.Blocked;
import org.communique.workflow.migration.MigrationResult.NotNewest;
import org.communique.workflow.migration.MigrationResult.NotUnderWay;
import org.communique.workflow.model.MigrationCheck;
import org.communique.workflow.model.WorkflowComparison;
import org.communique.workflow.model.WorkflowModel;
import org.communique.workflow.stage.ReasonText;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Moves statements that are under way to the newest versions of their workflows. Nothing else does: a statement stays on
 * the version at the start.
 */
@Service
@PreAuthorize("denyAll()")
public class MigrationService {

    private final Statements statements;
    private final ProcessInstances processInstances;
    private final WorkflowRegistry workflowRegistry;
    private final WorkflowVersions versions;
    private final WorkflowRuns runs;
    private final Versions texts;
    private final VersionChange versionChange;
    private final HeavyWorkExecutor heavyWorkExecutor;
    private final CurrentMember currentMember;

    MigrationService(
            Statements statements,
            ProcessInstances processInstances,
            WorkflowRegistry workflowRegistry,
            WorkflowVersions versions,
            WorkflowRuns runs,
            Versions texts,
            VersionChange versionChange,
            HeavyWorkExecutor heavyWorkExecutor,
            CurrentMember currentMember) {
        this.statements = statements;
        this.processInstances = processInstances;
        this.workflowRegistry = workflowRegistry;
        this.versions = versions;
        this.runs = runs;
        this.texts = texts;
        this.versionChange = versionChange;
        this.heavyWorkExecutor = heavyWorkExecutor;
        this.currentMember = currentMember;
    }

    /** The version of the process, or will run on; empty if no valid one exists. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public Optional<CurrentWorkflowVersion> version(StatementId statement) {
        var newest = newest(statement);
        return runs.find(statement)
                .map(WorkflowRun::current)
                .flatMap(versions::find)
                .or(() -> newest)
                .map(current -> new CurrentWorkflowVersion(
                        current.id(),
                        current.name(),
                        newest.map(WorkflowVersion::number).orElse(current.number()),
                        current.variation() == null ? null : current.variation().origin(),
                        facts(statement, current)));
    }

    private @Nullable DecidingFacts facts(StatementId statement, WorkflowVersion version) {
        var asked = workflowRegistry.facts(version.id());
        return asked.isEmpty()
                ? null
                : statements
                        .findById(statement)
                        .map(Statement::newestVersion)
                        .flatMap(texts::findSummaryById)
                        .map(newest ->
                                DecidingFacts.of(asked, newest, StatementRights.coordinates(currentMember.get())))
                        .orElse(null);
    }

    /** What moving it would mean; nothing if it is on the newest version, has not begun or is over. */
    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public Optional<MigrationPreview> preview(StatementId statement) {
        return runs.find(statement).flatMap(run -> preview(run, processInstances.position(statement)));
    }

    private Optional<MigrationPreview> preview(WorkflowRun run, Position position) {
        var newest = newest(run.statement()).orElse(null);
        if (newest == null || position.process() == null || run.hasBeenOn(newest.id())) {
            return Optional.empty();
        }
        var from = versions.find(run.current()).orElseThrow();
        return Optional.of(heavyWorkExecutor.run(
                WorkKind.COMPARISON, currentMember.id().value(), () -> preview(from, newest, position)));
    }

    private static MigrationPreview preview(WorkflowVersion from, WorkflowVersion newest, Position position) {
        var before = model(from);
        var after = model(newest);
        return new MigrationPreview(
                from,
                newest,
                WorkflowComparison.of(before, after),
                position.waiting().stream()
                        .map(ProcessInstances.WaitState::name)
                        .toList(),
                MigrationCheck.skipped(before, after, position.activities()),
                MigrationCheck.obstacles(before, after, position.activities()));
    }

    /** Migrates it; only to the version whose preview the member saw, if it is still the newest. */
    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public MigrationResult move(StatementId statement, WorkflowVersionId to, String reason) {
        var checked = ReasonText.checked(reason);
        var run = runs.find(statement).orElse(null);
        var position = processInstances.position(statement);
        if (run == null || position.process() == null) {
            return new NotUnderWay();
        }
        var preview = preview(run, position).orElse(null);
        if (preview == null || !preview.to().id().equals(to)) {
            return new NotNewest();
        }
        if (!preview.obstacles().isEmpty()) {
            return new Blocked(preview.obstacles());
        }
        return versionChange.make(run, position, to, checked);
    }

    private Optional<WorkflowVersion> newest(StatementId statement) {
        return workflowRegistry.newestUsable(
                statements.findById(statement).orElseThrow().workflow());
    }

    private static WorkflowModel model(WorkflowVersion version) {
        return WorkflowImport.stored(version.bpmn());
    }
}
