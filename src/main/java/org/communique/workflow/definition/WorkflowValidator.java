package org.communique.workflow.definition;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.validation.Schema;
import org.communique.workflow.bpmn.NameRules;
import org.communique.workflow.bpmn.WorkflowImport;
import org.communique.workflow.definition.StepSettings.Await;
import org.communique.workflow.model.Condition;
import org.flowable.bpmn.converter.BpmnXMLConverter;
import org.flowable.bpmn.model.Activity;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.EndEvent;
import org.flowable.bpmn.model.ExclusiveGateway;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.FlowElementsContainer;
import org.flowable.bpmn.model.ParallelGateway;
import org.flowable.bpmn.model.ReceiveTask;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.bpmn.model.SubProcess;
import org.flowable.common.engine.impl.util.io.BytesStreamSource;
import org.flowable.validation.ProcessValidatorFactory;
import org.flowable.validation.ValidationError;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** Says what keeps a BPMN file from being a workflow. */
final class WorkflowValidator {

    private static final Set<Class<? extends FlowElement>> ALLOWED = Set.of(
            StartEvent.class,
            EndEvent.class,
            ReceiveTask.class,
            ExclusiveGateway.class,
            ParallelGateway.class,
            SubProcess.class,
            SequenceFlow.class);
    /** A step; what belongs to the statement has a dot before it. */
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*(?=\\s*[=!]=)");

    private final BpmnModel model;
    private final List<String> problems = new ArrayList<>();

    private WorkflowValidator(BpmnModel model) {
        this.model = model;
    }

    /** Empty for a workflow, as the engine is given it. */
    static List<String> problems(String bpmn) {
        try {
            return problems(WorkflowImport.forEngine(bpmn).getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return List.of("not BPMN 2.0: " + e.getMessage());
        }
    }

    static List<String> problems(byte[] bpmn) {
        try {
            return new WorkflowValidator(new Converter().convertToBpmnModel(new BytesStreamSource(bpmn), true, true))
                    .problems();
        } catch (RuntimeException e) {
            return List.of("not BPMN 2.0: " + e.getMessage());
        }
    }

    private List<String> problems() {
        if (model.getProcesses().size() != 1 || !model.getMainProcess().isExecutable()) {
            return List.of("needs exactly one process, and that executable");
        }
        if (isExpression(model.getMainProcess().getName())) {
            problems.add("process: a name is not an expression");
        }
        if (isExpression(model.getMainProcess().getDocumentation())) {
            problems.add("process: a description is not an expression");
        }
        elements(model.getMainProcess());
        var submissions = model.getMainProcess().findFlowElementsOfType(ReceiveTask.class, true).stream()
                .filter(WorkflowValidator::awaitsSubmission)
                .count();
        if (submissions != 1) {
            problems.add("needs exactly one step that awaits the submission");
        }
        new ProcessValidatorFactory()
                .createDefaultProcessValidator().validate(model).stream()
                        .filter(error -> !error.isWarning())
                        .map(WorkflowValidator::describe)
                        .forEach(problems::add);
        return problems;
    }

    private void elements(FlowElementsContainer container) {
        for (var element : container.getFlowElements()) {
            if (isExpression(element.getName())) {
                refuse(element, "a name is not an expression");
            }
            if (isExpression(element.getDocumentation())) {
                refuse(element, "a description is not an expression");
            }
            if (!ALLOWED.contains(element.getClass())) {
                refuse(element, element.getClass().getSimpleName() + " is not supported");
            } else if (element instanceof Activity activity) {
                activity(activity);
            } else if (element instanceof SequenceFlow flow && flow.getConditionExpression() != null) {
                condition(flow);
            }
        }
    }

    private static boolean isExpression(@Nullable String text) {
        return text != null && NameRules.holdsExpression(text);
    }

    private void activity(Activity activity) {
        if (activity.getLoopCharacteristics() != null
                || !activity.getExecutionListeners().isEmpty()) {
            refuse(activity, "loops and listeners are not supported");
        }
        switch (activity) {
            case SubProcess process -> elements(process);
            default -> step(activity);
        }
    }

    private void step(Activity step) {
        if (!step.getId().matches("[A-Za-z_]\\w*")) {
            refuse(step, "an id is made of letters, digits and _");
        }
        try {
            StepSettings.of(step);
        } catch (IllegalArgumentException e) {
            refuse(step, String.valueOf(e.getMessage()));
        }
    }

    private void condition(SequenceFlow flow) {
        var condition = flow.getConditionExpression().strip();
        if (Condition.parse(condition).isEmpty()) {
            refuse(flow, "a condition compares outcomes and facts, such as ${outcome == 'APPROVED'}");
            return;
        }
        stepsIn(condition)
                .filter(name -> !(model.getMainProcess().getFlowElement(name, true) instanceof ReceiveTask))
                .forEach(name -> refuse(flow, name + " is not a step"));
    }

    /** What a condition compares, besides the outcome of the step just left. */
    static Stream<String> stepsIn(String condition) {
        return NAME.matcher(condition).results().map(MatchResult::group).filter(name -> !name.equals("outcome"));
    }

    private static boolean awaitsSubmission(ReceiveTask step) {
        try {
            return StepSettings.of(step) == Await.SUBMISSION;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void refuse(FlowElement element, String reason) {
        problems.add(element.getId() + ": " + reason);
    }

    private static String describe(ValidationError error) {
        return (error.getActivityId() == null ? "process" : error.getActivityId()) + ": "
                + error.getDefaultDescription();
    }

    /** Reads BPMN's schema once: for each file it would take longer than the file. */
    private static final class Converter extends BpmnXMLConverter {

        private static @Nullable Schema schema;

        @Override
        protected Schema createSchema() throws SAXException {
            synchronized (Converter.class) {
                if (schema == null) {
                    schema = super.createSchema();
                }
                return schema;
            }
        }
    }
}
