package org.communique.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.statement.WorkflowCatalogue;
import org.flowable.bpmn.converter.BpmnXMLConverter;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.EndEvent;
import org.flowable.bpmn.model.ExclusiveGateway;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.ReceiveTask;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.common.engine.impl.util.io.BytesStreamSource;
import org.flowable.engine.RepositoryService;
import org.flowable.validation.ProcessValidatorFactory;
import org.flowable.validation.ValidationError;
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
    private static final Set<Class<? extends FlowElement>> ALLOWED =
            Set.of(StartEvent.class, EndEvent.class, ReceiveTask.class, ExclusiveGateway.class, SequenceFlow.class);

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
        var problems = problems(bpmn);
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

    /** By name. */
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
        return repository.getBpmnModel(definition).getMainProcess().findFlowElementsOfType(ReceiveTask.class);
    }

    FlowElement step(String definition, String activity) {
        return repository.getBpmnModel(definition).getFlowElement(activity);
    }

    /** What keeps a file from being a workflow; empty when it is one. */
    static List<String> problems(byte[] bpmn) {
        try {
            return problems(new BpmnXMLConverter().convertToBpmnModel(new BytesStreamSource(bpmn), true, true));
        } catch (RuntimeException e) {
            return List.of("not BPMN 2.0: " + e.getMessage());
        }
    }

    private static List<String> problems(BpmnModel model) {
        List<String> problems = new ArrayList<>();
        if (model.getProcesses().size() != 1 || !model.getMainProcess().isExecutable()) {
            return List.of("needs exactly one process, and that executable");
        }
        for (var element : model.getMainProcess().getFlowElements()) {
            if (!ALLOWED.contains(element.getClass())) {
                problems.add(element.getId() + ": " + element.getClass().getSimpleName() + " is not supported");
            } else if (element instanceof ReceiveTask) {
                try {
                    StageSettings.of(element);
                } catch (IllegalArgumentException e) {
                    problems.add(element.getId() + ": " + e.getMessage());
                }
            }
        }
        new ProcessValidatorFactory()
                .createDefaultProcessValidator().validate(model).stream()
                        .filter(error -> !error.isWarning())
                        .map(Workflows::describe)
                        .forEach(problems::add);
        return problems;
    }

    private static String describe(ValidationError error) {
        return (error.getActivityId() == null ? "process" : error.getActivityId()) + ": "
                + error.getDefaultDescription();
    }
}
