package org.communique.workflow.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.ibatis.exceptions.PersistenceException;
import org.communique.statement.creation.WorkflowCatalogue;
import org.communique.workflow.bpmn.WorkflowImport;
import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.bpmn.WorkflowImportResult.Refused;
import org.communique.workflow.bpmn.xml.EngineText;
import org.communique.workflow.definition.StepSettings.Approval;
import org.communique.workflow.definition.StepSettings.Await;
import org.communique.workflow.model.AskedFacts;
import org.communique.workflow.model.Condition;
import org.communique.workflow.model.StepAttributes;
import org.communique.workflow.model.WorkflowModel;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.ReceiveTask;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The workflows for statements, built in and saved here. Each is checked and deployed separately at start, so that an invalid one is
 * reported and left out while others keep working.
 */
@Component
public class WorkflowRegistry implements WorkflowCatalogue, InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(WorkflowRegistry.class);
    private static final Map<String, Integer> RANKS = Map.of("joint-statement", 0, "small-coalition", 1);

    private final RepositoryService repository;
    private final WorkflowVersions versions;
    private final Deployments deployments;
    private final Clock clock;
    private final Resource[] files;
    private final Map<WorkflowVersionId, String> descriptions = new ConcurrentHashMap<>();
    private final Map<WorkflowVersionId, Boolean> withAmendments = new ConcurrentHashMap<>();
    private final Map<WorkflowVersionId, AskedFacts> facts = new ConcurrentHashMap<>();
    /** By ids of definitions, which never change. */
    private final Map<String, WorkflowVersionId> deployed = new ConcurrentHashMap<>();

    private final Map<String, String> refused = new ConcurrentSkipListMap<>();

    WorkflowRegistry(
            RepositoryService repository,
            WorkflowVersions versions,
            Deployments deployments,
            Clock clock,
            @Value("classpath*:processes/*.bpmn20.xml") Resource[] files) {
        this.repository = repository;
        this.versions = versions;
        this.deployments = deployments;
        this.clock = clock;
        this.files = files;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        refused.clear();
        for (var file : files) {
            installBuiltIn(String.valueOf(file.getFilename()), file.getContentAsByteArray());
        }
        versions.all().forEach(this::deploy);
    }

    /**
     * Makes a file that ships a version, unless it is the newest one already. Once the coalition has changed a workflow,
     * it is theirs, and a newer server does not put its own in the place.
     */
    public void installBuiltIn(String name, byte[] bpmn) {
        switch (WorkflowImport.of(bpmn)) {
            case Accepted accepted -> installBuiltIn(accepted.model(), accepted.bpmn());
            case Refused(var findings) -> {
                log.error("Workflow {} is left out: {}", name, findings);
                refused.put(name, findings.toString());
            }
        }
    }

    private void installBuiltIn(WorkflowModel model, String bpmn) {
        var newest = versions.newest(model.key());
        if (newest.isEmpty() || newest.get().builtIn() && !newest.get().bpmn().equals(bpmn)) {
            int number = versions.nextNumber(model.key());
            versions.insert(new WorkflowVersion(
                    WorkflowVersionId.of(model.key(), number),
                    model.key(),
                    number,
                    model.name(),
                    bpmn,
                    "",
                    null,
                    clock.instant(),
                    null));
        }
    }

    /** False if the engine does not take it, now or ever; that is reported and does no other harm. */
    boolean deploy(WorkflowVersion version) {
        var name = version.id().value();
        if (deployments.has(version.id())) {
            return true;
        }
        var problems = WorkflowValidator.problems(version.bpmn());
        if (problems.isEmpty()) {
            try {
                deployments.definition(version);
                refused.remove(name);
                return true;
            } catch (DataAccessException | TransactionException | PersistenceException e) {
                log.warn("The engine's database is unavailable; workflow {} is deployed when it is needed", name, e);
                return false;
            } catch (RuntimeException e) {
                log.error("Workflow {} is left out", name, e);
                refused.put(name, "the engine does not take it");
                return false;
            }
        }
        log.error("Workflow {} is left out: {}", name, problems);
        refused.put(name, String.join("; ", problems));
        return false;
    }

    /** Files and versions that were left out, with what is wrong with them. */
    public Map<String, String> refused() {
        return Map.copyOf(refused);
    }

    /** The usual one first, then the one for few, then by name. */
    @Override
    public List<WorkflowOption> offers() {
        return versions.newest(version -> usable(version) && version.retired() == null).stream()
                .map(version -> new WorkflowOption(version.key(), version.name(), description(version), version.bpmn()))
                .sorted(Comparator.comparing(workflowOption -> RANKS.getOrDefault(workflowOption.key(), RANKS.size())))
                .toList();
    }

    /** A version never changes, so that it is read once. */
    private String description(WorkflowVersion version) {
        return descriptions.computeIfAbsent(
                version.id(), _ -> WorkflowImport.stored(version.bpmn()).text());
    }

    /** Whether statements wait for a round of amendments in it. It asks nothing of the engine. */
    public boolean awaitsAmendments(WorkflowVersionId id) {
        return withAmendments.computeIfAbsent(
                id,
                _ -> versions.find(id)
                        .filter(version -> WorkflowImport.stored(version.bpmn()).steps().stream()
                                .anyMatch(step -> step.settings().awaits(StepAttributes.AMENDMENTS_CLOSED)))
                        .isPresent());
    }

    /** The newest version that the engine has taken. */
    public WorkflowVersion newestVersion(String key) {
        return newestUsable(key).orElseThrow();
    }

    /** Empty if all were left out. */
    public Optional<WorkflowVersion> newestUsable(String key) {
        return versions.toBeginWith(key).stream().filter(this::usable).findFirst();
    }

    private boolean usable(WorkflowVersion version) {
        return !refused.containsKey(version.id().value());
    }

    /** Id of the newest definition with the key. */
    public String newest(String key) {
        return deployments.definition(newestVersion(key));
    }

    public String definition(WorkflowVersionId version) {
        return deployments.definition(versions.find(version).orElseThrow());
    }

    /**
     * The version's file, with what is only drawn; the engine's, without it, where the engine runs what is no version here, as after
     * a store was restored from an earlier backup.
     */
    public String bpmn(String definition) {
        return versions.find(deployed.computeIfAbsent(definition, this::version))
                .filter(WorkflowVersion::hasFile)
                .map(WorkflowVersion::bpmn)
                .orElseGet(() -> ofEngine(definition));
    }

    private WorkflowVersionId version(String definition) {
        var deployment = repository.getProcessDefinition(definition).getDeploymentId();
        return new WorkflowVersionId(repository
                .createDeploymentQuery()
                .deploymentId(deployment)
                .singleResult()
                .getName());
    }

    private String ofEngine(String definition) {
        try (var file = repository.getProcessModel(definition)) {
            return EngineText.drawn(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where its processes wait, in the order of the file. */
    public List<ReceiveTask> steps(String definition) {
        return repository.getBpmnModel(definition).getMainProcess().findFlowElementsOfType(ReceiveTask.class, true);
    }

    /** Steps whose outcomes conditions use, possibly much later. */
    public Set<String> compared(String definition) {
        return conditions(definition).flatMap(WorkflowValidator::stepsIn).collect(Collectors.toSet());
    }

    /** What conditions ask of the statement. It asks nothing of the engine. */
    public AskedFacts facts(WorkflowVersionId id) {
        return facts.computeIfAbsent(
                id,
                _ -> versions.find(id)
                        .map(version -> WorkflowImport.stored(version.bpmn()).facts())
                        .orElse(AskedFacts.NONE));
    }

    /** The same of what the engine runs. */
    public AskedFacts facts(String definition) {
        return AskedFacts.of(conditions(definition).map(Condition::parse).flatMap(Optional::stream));
    }

    private Stream<String> conditions(String definition) {
        return repository
                .getBpmnModel(definition)
                .getMainProcess()
                .findFlowElementsOfType(SequenceFlow.class, true)
                .stream()
                .map(SequenceFlow::getConditionExpression)
                .filter(Objects::nonNull);
    }

    public FlowElement step(String definition, String activity) {
        return repository.getBpmnModel(definition).getMainProcess().getFlowElement(activity, true);
    }

    /** The step that waits for a submission. */
    public String drafting(String definition) {
        return steps(definition).stream()
                .filter(step -> StepSettings.of(step) == Await.SUBMISSION)
                .findFirst()
                .orElseThrow()
                .getId();
    }

    /** Where a process that waits there can still come with the same version. */
    public Set<String> ahead(String definition, Set<String> waiting) {
        return PathsAhead.of(repository.getBpmnModel(definition).getMainProcess(), waiting, drafting(definition));
    }

    /** Stages, including those in sub-processes, excluding those in parallel branches. */
    public List<String> stagesAlone(String definition) {
        var process = repository.getBpmnModel(definition).getMainProcess();
        var beside = ParallelBranches.of(process);
        return steps(definition).stream()
                .filter(step -> StepSettings.of(step) instanceof Approval)
                .map(FlowElement::getId)
                .filter(step -> !beside.contains(step))
                .toList();
    }
}
