package org.communique.workflow.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.communique.workflow.model.Node.Gateway;
import org.communique.workflow.model.Node.Step;
import org.communique.workflow.model.Node.SubProcess;
import org.communique.workflow.model.Obstacle.Kind;

/** Finds whether a statement that waits in steps of one version of a workflow can wait there in another one. */
public final class MoveCheck {

    private MoveCheck() {}

    /** @param waiting ids of steps of the version before */
    public static List<Obstacle> obstacles(WorkflowModel before, WorkflowModel after, List<String> waiting) {
        return waiting.stream()
                .flatMap(id -> obstacle(before, after, step(before, id).orElseThrow()).stream())
                .toList();
    }

    private static Optional<Obstacle> obstacle(WorkflowModel before, WorkflowModel after, Step step) {
        var counterpart = step(after, step.id()).orElse(null);
        Kind kind = null;
        if (counterpart == null) {
            kind = Kind.NO_COUNTERPART;
        } else if (!alike(step.settings(), counterpart.settings())) {
            kind = Kind.OTHER_KIND;
        } else if (!around(before.nodes(), step.id()).equals(around(after.nodes(), step.id()))) {
            kind = Kind.ELSEWHERE;
        } else if (!beside(before.nodes(), before.flows(), step.id())
                .equals(beside(after.nodes(), after.flows(), step.id()))) {
            kind = Kind.OTHER_BRANCHES;
        }
        return Optional.ofNullable(kind).map(found -> new Obstacle(found, step.id(), step.name()));
    }

    /**
     * Names of stages that only the version after has and that come before all steps in which the statement waits: its text
     * would not go through them. None where it waits to be submitted.
     */
    public static List<String> passedOver(WorkflowModel before, WorkflowModel after, List<String> waiting) {
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

    private static boolean alike(Settings one, Settings other) {
        return one.kind() == other.kind() && (one.isStage() || one.equals(other));
    }

    /** Ids of the sub-processes that the step is in, from the outside. */
    private static List<String> around(List<Node> nodes, String step) {
        for (var node : nodes) {
            if (node instanceof SubProcess process && contains(process, step)) {
                List<String> around = new ArrayList<>(List.of(process.id()));
                around.addAll(around(process.nodes(), step));
                return around;
            }
        }
        return List.of();
    }

    private static boolean contains(SubProcess process, String step) {
        return process.nodes().stream()
                .anyMatch(node -> node.id().equals(step) || node instanceof SubProcess inner && contains(inner, step));
    }

    /** Everything between the outermost gateways that fork and join around the step, with its flows; nothing if it stands alone. */
    private static Set<String> beside(List<Node> nodes, List<Flow> flows, String step) {
        for (var node : nodes) {
            if (node instanceof Gateway gateway
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
        for (var node : nodes) {
            if (node instanceof SubProcess process && contains(process, step)) {
                return beside(process.nodes(), process.flows(), step);
            }
        }
        return Set.of();
    }

    private static List<Flow> leaving(List<Flow> flows, String node) {
        return flows.stream().filter(flow -> flow.from().equals(node)).toList();
    }

    /** What is behind the fork, up to and with its join. */
    private static Set<Node> between(List<Node> nodes, List<Flow> flows, String fork) {
        Set<Node> found = new HashSet<>();
        follow(nodes, flows, fork, 1, found);
        return found;
    }

    private static void follow(List<Node> nodes, List<Flow> flows, String from, int depth, Set<Node> found) {
        for (var flow : leaving(flows, from)) {
            var next = nodes.stream()
                    .filter(node -> node.id().equals(flow.to()))
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

    private static Set<String> described(Set<Node> between, List<Flow> flows, String fork) {
        Set<String> described = new TreeSet<>();
        Set<String> ids = new HashSet<>(Set.of(fork));
        between.forEach(node -> {
            ids.add(node.id());
            described.add(described(node));
        });
        flows.stream()
                .filter(flow -> ids.contains(flow.from()) && ids.contains(flow.to()))
                .forEach(flow -> described.add(flow.from() + " -> " + flow.to() + " if " + flow.condition()));
        return described;
    }

    /** Of a step, what it is and not by which rules. */
    private static String described(Node node) {
        return switch (node) {
            case Step step -> step.id() + (step.settings().isStage() ? " decides" : step.settings());
            case SubProcess process ->
                process.id()
                        + process.nodes().stream().map(MoveCheck::described).toList();
            default -> node.element() + " " + node.id();
        };
    }
}
