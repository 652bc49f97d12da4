package org.communique.workflow.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.workflow.model.Node.End;
import org.communique.workflow.model.Node.Gateway;
import org.communique.workflow.model.Node.Start;
import org.communique.workflow.model.Node.Step;
import org.communique.workflow.model.Node.SubProcess;
import org.jspecify.annotations.Nullable;

/**
 * Checks that what a parallel gateway forks, one other joins again: each branch leads there by one flow, and to nowhere
 * else. A process that has this neither waits for a branch that never comes nor goes on twice.
 */
final class ForkCheck {

    private final Map<String, Node> nodes = new HashMap<>();
    private final List<Flow> flows;
    private final Findings findings;
    private final Map<String, String> joins = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    private ForkCheck(List<Node> nodes, List<Flow> flows, Findings findings) {
        nodes.forEach(node -> this.nodes.put(node.id(), node));
        this.flows = flows;
        this.findings = findings;
    }

    static void check(List<Node> nodes, List<Flow> flows, Findings findings) {
        new ForkCheck(nodes, flows, findings).check();
    }

    private void check() {
        var forks = nodes.values().stream().filter(this::forks).map(Node::id).toList();
        for (var fork : forks) {
            if (joinOf(fork) == null) {
                findings.add(Fault.FORK_NOT_JOINED, fork);
            }
        }
        nodes.values().stream()
                .filter(node -> joins(node) && (forks(node) || !joins.containsValue(node.id())))
                .filter(node -> !forks.contains(node.id()))
                .forEach(node -> findings.add(Fault.FORK_NOT_JOINED, node.id()));
    }

    /** Null if there is no such gateway. */
    private @Nullable String joinOf(String fork) {
        if (joins.containsKey(fork) || !asked.add(fork)) {
            return joins.get(fork);
        }
        var branches = out(fork);
        Set<String> within = new HashSet<>();
        String join = null;
        for (var branch : branches) {
            var exit = exit(branch, within);
            if (exit == null || join != null && !join.equals(exit.to())) {
                return null;
            }
            join = exit.to();
        }
        if (join == null || in(join).size() != branches.size() || forks(nodes.get(join)) || joins(nodes.get(fork))) {
            return null;
        }
        if (flows.stream()
                .anyMatch(flow -> within.contains(flow.to())
                        && !within.contains(flow.from())
                        && !flow.from().equals(fork))) {
            return null;
        }
        joins.put(fork, join);
        return join;
    }

    /** The one flow by which a branch comes to a joining gateway; null if there is none, or it leads elsewhere too. */
    private @Nullable Flow exit(Flow branch, Set<String> within) {
        Deque<Flow> left = new ArrayDeque<>(List.of(branch));
        Flow exit = null;
        while (!left.isEmpty()) {
            var flow = left.pop();
            var node = nodes.get(flow.to());
            if (node == null || node instanceof End || node instanceof Start) {
                return null;
            }
            if (joins(node)) {
                if (exit != null) {
                    return null;
                }
                exit = flow;
            } else if (within.add(node.id())) {
                beside(node);
                if (forks(node)) {
                    var join = joinOf(node.id());
                    if (join == null) {
                        return null;
                    }
                    within.add(join);
                    left.addAll(out(join));
                } else {
                    left.addAll(out(node.id()));
                }
            }
        }
        return exit;
    }

    /** What a statement awaits elsewhere, it awaits as a whole. */
    private void beside(Node node) {
        switch (node) {
            case Step step when !step.settings().isStage() -> findings.add(Fault.BESIDE, step.id());
            case SubProcess process -> process.nodes().forEach(this::beside);
            default -> {}
        }
    }

    private boolean forks(@Nullable Node node) {
        return node instanceof Gateway gateway
                && gateway.parallel()
                && out(node.id()).size() > 1;
    }

    private boolean joins(@Nullable Node node) {
        return node instanceof Gateway gateway
                && gateway.parallel()
                && in(node.id()).size() > 1;
    }

    private List<Flow> out(String node) {
        return flows.stream().filter(flow -> flow.from().equals(node)).toList();
    }

    private List<Flow> in(String node) {
        return flows.stream().filter(flow -> flow.to().equals(node)).toList();
    }
}
