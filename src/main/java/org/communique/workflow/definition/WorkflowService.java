package org.communique.workflow.definition;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.refusal.Refusal;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.communique.workflow.bpmn.BpmnWriter;
import org.communique.workflow.bpmn.CallableWorkflows;
import org.communique.workflow.bpmn.Finding;
import org.communique.workflow.bpmn.WorkflowDraft;
import org.communique.workflow.bpmn.WorkflowImport;
import org.communique.workflow.bpmn.WorkflowImportResult;
import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.bpmn.WorkflowImportResult.Refused;
import org.communique.workflow.bpmn.xml.FileProcess;
import org.communique.workflow.definition.SaveWorkflowResult.NoNote;
import org.communique.workflow.definition.SaveWorkflowResult.NotAWorkflow;
import org.communique.workflow.definition.SaveWorkflowResult.NotNext;
import org.communique.workflow.definition.SaveWorkflowResult.Saved;
import org.communique.workflow.definition.SaveWorkflowResult.Unchanged;
import org.communique.workflow.model.AskedFacts;
import org.communique.workflow.model.DryRun;
import org.communique.workflow.model.DryRunChoice;
import org.communique.workflow.model.DryRunResult;
import org.communique.workflow.model.StatementFacts;
import org.communique.workflow.model.WorkflowComparison;
import org.communique.workflow.model.WorkflowDifference;
import org.communique.workflow.model.WorkflowFault;
import org.communique.workflow.model.WorkflowModel;
import org.flowable.engine.RuntimeService;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The coalition's workflows: listing, trying out, comparing, and saving new versions. */
@Service
@PreAuthorize("denyAll()")
public class WorkflowService {

    /** Keys whose screens would have the addresses of others. */
    private static final Set<String> RESERVED = Set.of("new");

    private final WorkflowVersions versions;
    private final WorkflowRegistry workflowRegistry;
    private final SavedWorkflows savedWorkflows;
    private final RuntimeService runtime;
    private final Directory directory;
    private final CurrentMember currentMember;
    private final HeavyWorkExecutor heavyWorkExecutor;
    private final Clock clock;

    WorkflowService(
            WorkflowVersions versions,
            WorkflowRegistry workflowRegistry,
            SavedWorkflows savedWorkflows,
            RuntimeService runtime,
            Directory directory,
            CurrentMember currentMember,
            HeavyWorkExecutor heavyWorkExecutor,
            Clock clock) {
        this.versions = versions;
        this.workflowRegistry = workflowRegistry;
        this.savedWorkflows = savedWorkflows;
        this.runtime = runtime;
        this.directory = directory;
        this.currentMember = currentMember;
        this.heavyWorkExecutor = heavyWorkExecutor;
        this.clock = clock;
    }

    /** The newest version of each workflow, by name. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public List<WorkflowVersionSummary> newest() {
        return versions.newest(version -> true).stream().map(this::summary).toList();
    }

    /** The newest first, without variations for single statements; none for a key that is not known. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public List<WorkflowVersionSummary> versions(String key) {
        return versions.of(key).stream()
                .filter(WorkflowVersion::isOffered)
                .map(this::summary)
                .toList();
    }

    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public Optional<WorkflowVersion> find(WorkflowVersionId version) {
        return versions.find(version).filter(found -> found.deleted() == null);
    }

    private WorkflowVersionSummary summary(WorkflowVersion version) {
        var usable = workflowRegistry.deploy(version);
        return new WorkflowVersionSummary(
                version,
                version.by() == null
                        ? ""
                        : directory
                                .member(version.by())
                                .map(Member::name)
                                .orElse(version.by().value()),
                usable
                        ? runtime.createProcessInstanceQuery()
                                .processDefinitionId(workflowRegistry.definition(version.id()))
                                .count()
                        : 0,
                usable);
    }

    /** One has to be left for new statements. */
    public record LastWorkflow() implements Refusal {}

    /** New statements are not offered it any more; those that have it go on. Empty if it is so. */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public Optional<LastWorkflow> retire(String key) {
        versions.retire(key, clock.instant());
        // Looked at afterwards: another administrator may retire the others at the same time.
        if (!workflowRegistry.offers().isEmpty()) {
            return Optional.empty();
        }
        versions.retire(key, null);
        return Optional.of(new LastWorkflow());
    }

    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public void offerAgain(String key) {
        versions.retire(key, null);
    }

    /** The newest version under another key and name, as a drawing to begin with. Empty if there is none. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public Optional<String> copy(String key, UnaryOperator<String> name) {
        return versions.newest(key).flatMap(version -> {
            var called = name.apply(version.name());
            var free = IntStream.iterate(2, number -> number + 1)
                    .mapToObj(number -> key + "-" + number)
                    .filter(other -> versions.of(other).isEmpty())
                    .findFirst()
                    .orElseThrow();
            return work(
                    () -> BpmnWriter.write(WorkflowImport.stored(version.bpmn()).called(free, called)));
        });
    }

    /** Says what would become of a file, and stores nothing. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public WorkflowImportResult check(byte[] bpmn) {
        return check(bpmn, "");
    }

    /** @param process id of the one of the file that is meant; empty for the only one */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public WorkflowImportResult check(byte[] bpmn, String process) {
        return work(() -> outcome(bpmn, process, savedWorkflows));
    }

    /** Those of a file, of which one can be chosen. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public List<FileProcess> processes(byte[] bpmn) {
        return work(() -> WorkflowImport.processes(bpmn));
    }

    /** What of a file that is no workflow can be completed in the modeler; empty if nothing can be read. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public Optional<WorkflowDraft> draft(byte[] bpmn, String process) {
        return work(() -> WorkflowImport.draft(bpmn, process, savedWorkflows));
    }

    private <T> T work(Callable<T> work) {
        return heavyWorkExecutor.run(WorkKind.IMPORT, currentMember.id().value(), work);
    }

    /** @param callable what the file may call */
    static WorkflowImportResult outcome(byte[] bpmn, CallableWorkflows callable) {
        return outcome(bpmn, "", callable);
    }

    private static WorkflowImportResult outcome(byte[] bpmn, String process, CallableWorkflows callable) {
        var outcome = WorkflowImport.of(bpmn, process, callable);
        if (!(outcome instanceof Accepted accepted)) {
            return outcome;
        }
        var problems = WorkflowValidator.problems(accepted.bpmn());
        if (RESERVED.contains(accepted.model().key())) {
            return taken(accepted);
        }
        return problems.isEmpty()
                ? accepted
                : new Refused(problems.stream()
                        .map(problem -> new Finding(WorkflowFault.ENGINE, "", null, 0, List.of(problem)))
                        .toList());
    }

    /** As {@link #check}; also refuses the key of another workflow. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public WorkflowImportResult checkNew(byte[] bpmn) {
        var outcome = check(bpmn);
        return outcome instanceof Accepted accepted
                        && versions.newest(accepted.model().key()).isPresent()
                ? taken(accepted)
                : outcome;
    }

    private static WorkflowImportResult taken(Accepted accepted) {
        var key = accepted.model().key();
        return new Refused(List.of(new Finding(WorkflowFault.KEY_TAKEN, "process", key, 0, List.of(key))));
    }

    /**
     * Lets a sample statement take the way that the choices make.
     *
     * @throws IllegalArgumentException for a file that is no workflow
     */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public DryRunResult walk(String bpmn, List<DryRunChoice> choices, StatementFacts facts) {
        return work(() -> DryRun.walk(model(bpmn), choices, facts));
    }

    /** What its conditions ask of a statement, of a file as {@link #walk} takes it. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public AskedFacts facts(String bpmn) {
        return work(() -> model(bpmn).facts());
    }

    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public List<WorkflowDifference> compare(WorkflowVersion before, WorkflowVersion after) {
        return work(
                () -> WorkflowComparison.of(WorkflowImport.stored(before.bpmn()), WorkflowImport.stored(after.bpmn())));
    }

    /** Of a drawing that is sound, or of a version, which may have been accepted by an earlier build. */
    private WorkflowModel model(String bpmn) {
        if (WorkflowImport.of(bpmn.getBytes(StandardCharsets.UTF_8), savedWorkflows) instanceof Accepted accepted) {
            return accepted.model();
        }
        var stored = WorkflowImport.stored(bpmn);
        if (versions.of(stored.key()).stream()
                .noneMatch(version -> version.bpmn().equals(bpmn))) {
            throw new IllegalArgumentException("not a workflow");
        }
        return stored;
    }

    /** Statements that are under way stay on the versions that they began with. */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public SaveWorkflowResult save(SaveWorkflow command) {
        var note = command.note().strip();
        if (!command.hasNote()) {
            return new NoNote();
        }
        return switch (command.first() ? checkNew(command.bpmn()) : check(command.bpmn(), command.process())) {
            case Refused(var findings) -> new NotAWorkflow(findings);
            case Accepted accepted -> save(command, note, accepted);
        };
    }

    private SaveWorkflowResult save(SaveWorkflow command, String note, Accepted accepted) {
        var model = accepted.model();
        var newest = versions.newest(model.key()).orElse(null);
        if (command.after() != null && (newest == null || !newest.id().equals(command.after()))) {
            return new NotNext(model.key());
        }
        if (newest != null && newest.bpmn().equals(accepted.bpmn())) {
            return new Unchanged(newest.number());
        }
        int number = versions.nextNumber(model.key());
        var version = new WorkflowVersion(
                WorkflowVersionId.of(model.key(), number),
                model.key(),
                number,
                model.name(),
                accepted.bpmn(),
                note,
                currentMember.id(),
                clock.instant(),
                null);
        if (!versions.insert(version)) {
            return new NotNext(model.key());
        }
        workflowRegistry.deploy(version);
        return new Saved(version, accepted.warnings());
    }
}
