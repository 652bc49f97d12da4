package org.communique.workflow.definition;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.StatementId;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.communique.workflow.bpmn.BpmnWriter;
import org.communique.workflow.bpmn.CallableWorkflows;
import org.communique.workflow.bpmn.Finding;
import org.communique.workflow.bpmn.WorkflowImport;
import org.communique.workflow.bpmn.WorkflowImportResult;
import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.bpmn.WorkflowImportResult.Refused;
import org.communique.workflow.definition.WorkflowVersion.Variation;
import org.springframework.stereotype.Component;

/** Versions that are made for one statement each. They have the key of their workflow, count among its versions, and are offered to no other. */
@Component
public class Variations {

    private final WorkflowVersions versions;
    private final WorkflowRegistry workflowRegistry;
    private final HeavyWorkExecutor heavyWorkExecutor;
    private final CurrentMember currentMember;
    private final Clock clock;

    Variations(
            WorkflowVersions versions,
            WorkflowRegistry workflowRegistry,
            HeavyWorkExecutor heavyWorkExecutor,
            CurrentMember currentMember,
            Clock clock) {
        this.versions = versions;
        this.workflowRegistry = workflowRegistry;
        this.heavyWorkExecutor = heavyWorkExecutor;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /** Checks it as any file. Empty if a stage is not there, or nothing can be put after it. */
    public Optional<WorkflowImportResult> check(WorkflowVersion from, VaryWorkflow command) {
        return heavyWorkExecutor.run(
                WorkKind.IMPORT,
                currentMember.id().value(),
                () -> WorkflowVariation.of(WorkflowImport.stored(from.bpmn()), command)
                        .map(model -> BpmnWriter.write(model)
                                .map(bpmn -> WorkflowService.outcome(
                                        bpmn.getBytes(StandardCharsets.UTF_8), CallableWorkflows.NONE))
                                .orElseGet(() -> new Refused(List.of(Finding.tooLarge())))));
    }

    /** Empty if another version was saved at the same moment, or the engine does not take it now. */
    public Optional<WorkflowVersion> save(WorkflowVersion from, StatementId statement, Accepted accepted, String note) {
        var origin = from.variation() == null ? from.id() : from.variation().origin();
        int number = versions.nextNumber(from.key());
        var version = new WorkflowVersion(
                WorkflowVersionId.of(from.key(), number),
                from.key(),
                number,
                accepted.model().name(),
                accepted.bpmn(),
                note.length() > SaveWorkflow.LONGEST_NOTE ? note.substring(0, SaveWorkflow.LONGEST_NOTE) : note,
                currentMember.id(),
                clock.instant(),
                new Variation(statement, origin));
        return versions.insert(version) && workflowRegistry.deploy(version) ? Optional.of(version) : Optional.empty();
    }
}
