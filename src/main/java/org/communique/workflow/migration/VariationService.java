package org.communique.workflow.migration;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.StatementId;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.communique.workflow.bpmn.WorkflowImport;
import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.bpmn.WorkflowImportResult.Refused;
import org.communique.workflow.definition.Variations;
import org.communique.workflow.definition.VaryWorkflow;
import org.communique.workflow.definition.WorkflowVersion;
import org.communique.workflow.definition.WorkflowVersions;
import org.communique.workflow.engine.ProcessInstances;
import org.communique.workflow.engine.ProcessInstances.Position;
import org.communique.workflow.engine.WorkflowRun;
import org.communique.workflow.engine.WorkflowRuns;
import org.communique.workflow.migration.MigrationResult.Moved;
import org.communique.workflow.migration.VariationResult.Changed;
import org.communique.workflow.migration.VariationResult.NoPlace;
import org.communique.workflow.migration.VariationResult.NotNow;
import org.communique.workflow.migration.VariationResult.NotSound;
import org.communique.workflow.migration.VariationResult.NothingVaried;
import org.communique.workflow.migration.VariationResult.Varied;
import org.communique.workflow.model.MigrationCheck;
import org.communique.workflow.model.WorkflowComparison;
import org.communique.workflow.model.WorkflowDifference;
import org.communique.workflow.model.WorkflowModel;
import org.communique.workflow.stage.ReasonText;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Gives one statement a version of its workflow that no other has, and moves it there. */
@Service
@PreAuthorize("denyAll()")
public class VariationService {

    private final ProcessInstances processInstances;
    private final WorkflowVersions versions;
    private final WorkflowRuns runs;
    private final Variations variations;
    private final VersionChange versionChange;
    private final HeavyWorkExecutor heavyWorkExecutor;
    private final CurrentMember currentMember;

    VariationService(
            ProcessInstances processInstances,
            WorkflowVersions versions,
            WorkflowRuns runs,
            Variations variations,
            VersionChange versionChange,
            HeavyWorkExecutor heavyWorkExecutor,
            CurrentMember currentMember) {
        this.processInstances = processInstances;
        this.versions = versions;
        this.runs = runs;
        this.variations = variations;
        this.versionChange = versionChange;
        this.heavyWorkExecutor = heavyWorkExecutor;
        this.currentMember = currentMember;
    }

    /** Empty if the statement has not begun or is over. */
    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public Optional<VariationOptions> options(StatementId statement) {
        return runs.find(statement)
                .filter(run -> processInstances.position(statement).process() != null)
                .flatMap(run -> versions.find(run.current()))
                .map(version -> work(() -> new VariationOptions(
                        version,
                        model(version).steps().stream()
                                .filter(step -> step.settings().isStage())
                                .toList(),
                        differences(version))));
    }

    private <T> T work(Callable<T> work) {
        return heavyWorkExecutor.run(WorkKind.COMPARISON, currentMember.id().value(), work);
    }

    private List<WorkflowDifference> differences(WorkflowVersion version) {
        return Optional.ofNullable(version.variation())
                .flatMap(variation -> versions.find(variation.origin()))
                .map(origin -> WorkflowComparison.of(model(origin), model(version)))
                .orElse(List.of());
    }

    /** An open stage ends by the rules that it began with. */
    @PreAuthorize("@statementRights.canCoordinate(#statement) and @confirmation.isRecent()")
    public VariationResult vary(StatementId statement, VaryWorkflow command) {
        var reason = ReasonText.checked(command.reason());
        var run = runs.find(statement).orElse(null);
        var position = processInstances.position(statement);
        if (run == null || position.process() == null || !run.current().equals(command.from())) {
            return new Changed();
        }
        var from = versions.find(run.current()).orElseThrow();
        return switch (variations.check(from, command).orElse(null)) {
            case null -> new NoPlace();
            case Refused(var findings) -> new NotSound(findings);
            case Accepted accepted -> vary(run, position, from, accepted, reason);
        };
    }

    private VariationResult vary(
            WorkflowRun run, Position position, WorkflowVersion from, Accepted accepted, String reason) {
        if (accepted.bpmn().equals(from.bpmn())) {
            return new NothingVaried();
        }
        var obstacles = work(() -> MigrationCheck.obstacles(model(from), accepted.model(), position.activities()));
        if (!obstacles.isEmpty()) {
            return new NotNow(obstacles);
        }
        return variations
                .save(from, run.statement(), accepted, reason)
                .filter(version -> versionChange.make(run, position, version.id(), reason) instanceof Moved)
                .<VariationResult>map(Varied::new)
                .orElseGet(Changed::new);
    }

    private static WorkflowModel model(WorkflowVersion version) {
        return WorkflowImport.stored(version.bpmn());
    }
}
