package org.communique.workflow.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.communique.workflow.model.FlowNode.Gateway;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.FlowNode.SubProcess;
import org.communique.workflow.model.MigrationObstacle.ObstacleKind;

/** Finds whether a statement that waits in steps of one version of a workflow can wait there in another one. */
public final class MigrationCheck {

    private MigrationCheck() {}

    /** @param waiting ids of steps of the version before */
    public static List<MigrationObstacle> obstacles(WorkflowModel before, WorkflowModel after, List<String> waiting) {
        return waiting.stream()
                .flatMap(id -> obstacle(before, after, step(before, id).orElseThrow()).stream())
                .toList();
    }

    private static Optional<MigrationObstacle> obstacle(WorkflowModel before, WorkflowModel after, Step step) {
        var counterpart = step(after, step.id()).orElse(null);
        ObstacleKind kind = null;
        if (counterpart == null) {
            kind = ObstacleKind.NO_COUNTERPART;
        } else if (!sameWork(step.settings(), counterpart.settings())) {
            kind = ObstacleKind.OTHER_KIND;
        } else if (!around(before.nodes(), step.id()).equals(around(after.nodes(), step.id()))) {
            kind = ObstacleKind.ELSEWHERE;
        } else if (!beside(before.nodes(), before.flows(), step.id())
                .equals(beside(after.nodes(), after.flows(), step.id()))) {
            kind = ObstacleKind.OTHER_BRANCHES;
        }
        return Optional.ofNullable(kind).map(found -> new MigrationObstacle(found, step.id(), step.name()));
    }

    /**
     * Names of new stages that come before all steps in which the statement waits, so that its text would skip them. Empty while it
     * waits for a submission.
     */
    public static List<String> skipped(WorkflowModel before, WorkflowModel after, List<String> waiting) {
        List<String> passed = new ArrayList<>();
        for (var step : after.steps()) {
            if (waiting.contains(step.id())) {
                return passed;
            }
            if (step.settings().isStage() && step(before, step.id()).isEmpty()) {
                passed.add(step.name());
            }
        }
        return List.of();
    }

    private static Optional<Step> step(WorkflowModel model, String id) {
        return model.steps().stream().filter(step -> step.id().equals(id)).findFirst();
    }

    private static boolean sameWork(StepAttributes one, StepAttributes other) {
        return one.kind() == other.kind() && (one.isStage() || one.equals(other));
    }

    /** Ids of the sub-processes that the step is in, from the outside. */
    private static List<String> around(List<FlowNode> nodes, String step) {
        for (var flowNode : nodes) {
            if (flowNode instanceof SubProcess process && contains(process, step)) {
                List<String> around = new ArrayList<>(List.of(process.id()));
                around.addAll(around(process.nodes(), step));
                return around;
            }
        }
        return List.of();
    }

    private static boolean contains(SubProcess process, String step) {
        return process.nodes().stream()
                .anyMatch(flowNode ->
                        flowNode.id().equals(step) || flowNode instanceof SubProcess inner && contains(inner, step));
    }

    /**
     * Everything between the outermost gateways that fork and join around the step, with its flows; empty if it is not in parallel
     * branches.
     */
    private static Set<String> beside(List<FlowNode> nodes, List<SequenceFlow> flows, String step) {
        for (var flowNode : nodes) {
            if (flowNode instanceof Gateway gateway
                    && gateway.parallel()
                    && leaving(flows, gateway.id()).size() > 1) {
                var between = between(nodes, flows, gateway.id());
                if (between.stream()
                        .anyMatch(each -> each.id().equals(step)
                                || each instanceof SubProcess process && contains(process, step))) {
                    return described(between, flows, gateway.id());
                }
            }
        }
        for (var flowNode : nodes) {
            if (flowNode instanceof SubProcess process && contains(process, step)) {
                return beside(process.nodes(), process.flows(), step);
            }
        }
        return Set.of();
    }

    private static List<SequenceFlow> leaving(List<SequenceFlow> flows, String node) {
        return flows.stream()
                .filter(sequenceFlow -> sequenceFlow.from().equals(node))
                .toList();
    }

    /** What is after the fork, up to and with its join. */
    private static Set<FlowNode> between(List<FlowNode> nodes, List<SequenceFlow> flows, String fork) {
        Set<FlowNode> found = new HashSet<>();
        follow(nodes, flows, fork, 1, found);
        return found;
    }

    private static void follow(
            List<FlowNode> nodes, List<SequenceFlow> flows, String from, int depth, Set<FlowNode> found) {
        for (var sequenceFlow : leaving(flows, from)) {
            var next = nodes.stream()
                    .filter(flowNode -> flowNode.id().equals(sequenceFlow.to()))
                    .findFirst()
                    .orElseThrow();
            int then = depth;
            if (next instanceof Gateway gateway && gateway.parallel()) {
                then += leaving(flows, gateway.id()).size() > 1 ? 1 : -1;
            }
            if (found.add(next) && then > 0) {
                follow(nodes, flows, next.id(), then, found);
            }
        }
    }

    private static Set<String> described(Set<FlowNode> between, List<SequenceFlow> flows, String fork) {
        Set<String> described = new TreeSet<>();
        Set<String> ids = new HashSet<>(Set.of(fork));
        between.forEach(flowNode -> {
            ids.add(flowNode.id());
            described.add(described(flowNode));
        });
        flows.stream()
                .filter(sequenceFlow -> ids.contains(sequenceFlow.from()) && ids.contains(sequenceFlow.to()))
                .forEach(sequenceFlow -> described.add(
                        sequenceFlow.from() + " -> " + sequenceFlow.to() + " if " + sequenceFlow.condition()));
        return described;
    }

    /** The kind of a step, without its rules. */
    private static String described(FlowNode flowNode) {
        return switch (flowNode) {
            case Step step -> step.id() + (step.settings().isStage() ? " decides" : step.settings());
            case SubProcess process ->
                process.id()
                        + process.nodes().stream()
                                .map(MigrationCheck::described)
                                .toList();
            default -> flowNode.element() + " " + flowNode.id();
        };
    }
}
