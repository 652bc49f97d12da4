package org.communique.workflow.bpmn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.work.Budget;
import org.communique.workflow.model.FlowNode;
import org.communique.workflow.model.FlowNode.End;
import org.communique.workflow.model.FlowNode.Gateway;
import org.communique.workflow.model.FlowNode.Start;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.FlowNode.SubProcess;
import org.communique.workflow.model.SequenceFlow;
import org.communique.workflow.model.WorkflowFault;
import org.jspecify.annotations.Nullable;

/**
 * Checks that another gateway joins what a parallel gateway forks: each branch leads there by one flow, and nowhere else. Such a
 * process neither waits for a missing branch nor continues twice.
 */
final class ForkCheck {

    private final Map<String, FlowNode> nodes = new HashMap<>();
    private final List<SequenceFlow> flows;
    private final Map<String, List<SequenceFlow>> out;
    private final Map<String, List<SequenceFlow>> in;
    private final ImportFindings importFindings;
    private final Map<String, String> joins = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    private ForkCheck(List<FlowNode> nodes, List<SequenceFlow> flows, ImportFindings importFindings) {
        nodes.forEach(flowNode -> this.nodes.put(flowNode.id(), flowNode));
        this.flows = flows;
        out = flows.stream().collect(Collectors.groupingBy(SequenceFlow::from));
        in = flows.stream().collect(Collectors.groupingBy(SequenceFlow::to));
        this.importFindings = importFindings;
    }

    static void check(List<FlowNode> nodes, List<SequenceFlow> flows, ImportFindings importFindings) {
        new ForkCheck(nodes, flows, importFindings).check();
    }

    private void check() {
        var forks =
                nodes.values().stream().filter(this::forks).map(FlowNode::id).toList();
        for (var fork : forks) {
            if (joinOf(fork) == null) {
                importFindings.add(WorkflowFault.FORK_NOT_JOINED, fork);
            }
        }
        nodes.values().stream()
                .filter(flowNode -> joins(flowNode) && (forks(flowNode) || !joins.containsValue(flowNode.id())))
                .filter(flowNode -> !forks.contains(flowNode.id()))
                .forEach(flowNode -> importFindings.add(WorkflowFault.FORK_NOT_JOINED, flowNode.id()));
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
                .anyMatch(sequenceFlow -> within.contains(sequenceFlow.to())
                        && !within.contains(sequenceFlow.from())
                        && !sequenceFlow.from().equals(fork))) {
            return null;
        }
        joins.put(fork, join);
        return join;
    }

    /** The one flow by which a branch reaches a joining gateway; null if there is none, or the branch leads elsewhere too. */
    private @Nullable SequenceFlow exit(SequenceFlow branch, Set<String> within) {
        Deque<SequenceFlow> left = new ArrayDeque<>(List.of(branch));
        SequenceFlow exit = null;
        while (!left.isEmpty()) {
            Budget.check();
            var sequenceFlow = left.pop();
            var flowNode = nodes.get(sequenceFlow.to());
            if (flowNode == null || flowNode instanceof End || flowNode instanceof Start) {
                return null;
            }
            if (joins(flowNode)) {
                if (exit != null) {
                    return null;
                }
                exit = sequenceFlow;
            } else if (within.add(flowNode.id())) {
                beside(flowNode);
                if (forks(flowNode)) {
                    var join = joinOf(flowNode.id());
                    if (join == null) {
                        return null;
                    }
                    within.add(join);
                    left.addAll(out(join));
                } else {
                    left.addAll(out(flowNode.id()));
                }
            }
        }
        return exit;
    }

    /** What a statement awaits elsewhere, it awaits as a whole. */
    private void beside(FlowNode flowNode) {
        switch (flowNode) {
            case Step step
            when step.settings().values().containsKey("event") -> importFindings.add(WorkflowFault.BESIDE, step.id());
            case SubProcess process -> process.nodes().forEach(this::beside);
            default -> {}
        }
    }

    private boolean forks(@Nullable FlowNode flowNode) {
        return flowNode instanceof Gateway gateway
                && gateway.parallel()
                && out(flowNode.id()).size() > 1;
    }

    private boolean joins(@Nullable FlowNode flowNode) {
        return flowNode instanceof Gateway gateway
                && gateway.parallel()
                && in(flowNode.id()).size() > 1;
    }

    private List<SequenceFlow> out(String node) {
        return out.getOrDefault(node, List.of());
    }

    private List<SequenceFlow> in(String node) {
        return in.getOrDefault(node, List.of());
    }
}
