package org.communique.workflow.definition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.communique.workflow.definition.VaryWorkflow.StageChange;
import org.communique.workflow.model.FlowNode;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.FlowNode.SubProcess;
import org.communique.workflow.model.StepAttributes;
import org.communique.workflow.model.WorkflowModel;

/** Changes the settings of stages of a stored version. What comes of it is checked as any file. */
final class WorkflowVariation {

    private WorkflowVariation() {}

    /** Empty if a stage is not there, or nothing can be put after it. */
    static Optional<WorkflowModel> of(WorkflowModel model, VaryWorkflow command) {
        var varied = model;
        for (var change : command.changes()) {
            var stage = varied.steps().stream()
                    .filter(step ->
                            step.id().equals(change.step()) && step.settings().isStage())
                    .findFirst();
            if (stage.isEmpty()) {
                return Optional.empty();
            }
            varied = varied.with(replaced(varied.nodes(), stage.get(), step -> changed(step, change)), varied.flows());
        }
        return command.extra() == null ? Optional.of(varied) : StageInsertion.of(varied, command.extra());
    }

    private static List<FlowNode> replaced(List<FlowNode> nodes, Step step, UnaryOperator<Step> change) {
        List<FlowNode> replaced = new ArrayList<>();
        for (var each : nodes) {
            replaced.add(
                    switch (each) {
                        case SubProcess(var id, var name, var inner, var flows) ->
                            new SubProcess(id, name, replaced(inner, step, change), flows);
                        case Step _ when each.equals(step) -> change.apply(step);
                        default -> each;
                    });
        }
        return replaced;
    }

    private static Step changed(Step step, StageChange change) {
        Map<String, String> settings = new TreeMap<>(step.settings().values());
        if (change.needed() != null) {
            settings.put("needed", change.needed().toString());
        }
        if (change.deadline() != null) {
            settings.put("deadline", text(change.deadline()));
            settings.computeIfPresent(
                    "remind", (_, remind) -> Duration.parse(remind).compareTo(change.deadline()) >= 0 ? null : remind);
        }
        return new Step(
                step.id(),
                step.name(),
                step.documentation(),
                StepAttributes.of(step.settings().kind(), settings));
    }

    /** Days as days, as the modeler and other files have them. */
    static String text(Duration time) {
        return time.equals(Duration.ofDays(time.toDays())) ? "P" + time.toDays() + "D" : time.toString();
    }
}
