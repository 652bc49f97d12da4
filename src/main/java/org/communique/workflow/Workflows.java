package org.communique.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.statement.WorkflowCatalogue;
import org.communique.workflow.StageSettings.Approval;
import org.communique.workflow.StageSettings.Await;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.ReceiveTask;
import org.flowable.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The workflows that ship. Each file is checked and deployed by itself at start, so that an invalid one is reported and
 * left out while the others, and the statements that run on them, go on.
 */
@Component
class Workflows implements WorkflowCatalogue, InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(Workflows.class);
    private static final String USUAL = "joint-statement";

    private final RepositoryService repository;
    private final Resource[] files;
    private final Map<String, String> refused = new LinkedHashMap<>();

    Workflows(RepositoryService repository, @Value("classpath*:processes/*.bpmn20.xml") Resource[] files) {
        this.repository = repository;
        this.files = files;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        for (var file : files) {
            deploy(String.valueOf(file.getFilename()), file.getContentAsByteArray());
        }
    }

    void deploy(String name, byte[] bpmn) {
        var problems = WorkflowCheck.problems(bpmn);
        if (problems.isEmpty()) {
            repository
                    .createDeployment()
                    .name(name)
                    .addBytes(name, bpmn)
                    .enableDuplicateFiltering()
                    .deploy();
            refused.remove(name);
        } else {
            log.error("Workflow {} is left out: {}", name, problems);
            refused.put(name, String.join("; ", problems));
        }
    }

    /** Files that were left out, with what is wrong with them. */
    Map<String, String> refused() {
        return Map.copyOf(refused);
    }

    /** The usual one first, then by name. */
    @Override
    public List<Offer> offers() {
        return repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .orderByProcessDefinitionName()
                .asc()
                .list()
                .stream()
                .map(definition -> new Offer(definition.getKey(), definition.getName()))
                .sorted(Comparator.comparing(offer -> !offer.key().equals(USUAL)))
                .toList();
    }

    /** Id of the newest definition with the key. */
    String newest(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getId();
    }

    String bpmn(String definition) {
        try (var model = repository.getProcessModel(definition)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where its processes wait, in the order of the file. */
    List<ReceiveTask> steps(String definition) {
        return repository.getBpmnModel(definition).getMainProcess().findFlowElementsOfType(ReceiveTask.class, true);
    }

    FlowElement step(String definition, String activity) {
        return repository.getBpmnModel(definition).getMainProcess().getFlowElement(activity, true);
    }

    /** The step that waits for a submission. */
    String drafting(String definition) {
        return steps(definition).stream()
                .filter(step -> StageSettings.of(step) == Await.SUBMISSION)
                .findFirst()
                .orElseThrow()
                .getId();
    }

    /** Stages, with the ones in sub-processes and without those that stand beside others. */
    List<String> stagesAlone(String definition) {
        var process = repository.getBpmnModel(definition).getMainProcess();
        var beside = ParallelParts.of(process);
        return steps(definition).stream()
                .filter(step -> StageSettings.of(step) instanceof Approval)
                .map(FlowElement::getId)
                .filter(step -> !beside.contains(step))
                .toList();
    }
}
