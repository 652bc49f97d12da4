package org.communique.workflow.bpmn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.communique.work.Budget;
import org.communique.workflow.model.FlowNode;
import org.communique.workflow.model.FlowNode.End;
import org.communique.workflow.model.FlowNode.Start;
import org.communique.workflow.model.FlowNode.SubProcess;
import org.communique.workflow.model.SequenceFlow;
import org.communique.workflow.model.WorkflowModel;
import org.jspecify.annotations.Nullable;

/** Which node comes after which; into a sub-process and out of it as well. */
final class FlowGraph {

    private final Map<String, FlowNode> nodes = new HashMap<>();
    private final Map<String, List<String>> ahead = new HashMap<>();
    private final Map<String, List<String>> back = new HashMap<>();
    private final List<String> starts;
    private final List<String> ends;

    FlowGraph(WorkflowModel model) {
        model.allNodes().forEach(flowNode -> nodes.put(flowNode.id(), flowNode));
        starts = ids(model.nodes(), Start.class);
        ends = ids(model.nodes(), End.class);
        connect(model.nodes(), model.flows());
    }

    private void connect(List<FlowNode> scope, List<SequenceFlow> flows) {
        for (var sequenceFlow : flows) {
            if (nodes.get(sequenceFlow.from()) instanceof SubProcess process) {
                ids(process.nodes(), End.class).forEach(end -> connect(end, sequenceFlow.to()));
            } else {
                connect(sequenceFlow.from(), sequenceFlow.to());
            }
        }
        for (var flowNode : scope) {
            if (flowNode instanceof SubProcess process) {
                ids(process.nodes(), Start.class).forEach(start -> connect(flowNode.id(), start));
                connect(process.nodes(), process.flows());
            }
        }
    }

    private void connect(String from, String to) {
        ahead.computeIfAbsent(from, key -> new ArrayList<>()).add(to);
        back.computeIfAbsent(to, key -> new ArrayList<>()).add(from);
    }

    private static List<String> ids(List<FlowNode> nodes, Class<? extends FlowNode> type) {
        return nodes.stream().filter(type::isInstance).map(FlowNode::id).toList();
    }

    @Nullable
    FlowNode node(String id) {
        return nodes.get(id);
    }

    List<String> before(String id) {
        return back.getOrDefault(id, List.of());
    }

    /** Where one comes to from the beginning, without going through the nodes that are shut; they count as reached. */
    Set<String> fromStart(Predicate<FlowNode> shut) {
        return reach(starts, ahead, shut);
    }

    /** Where one comes to after a node. */
    Set<String> from(String id, Predicate<FlowNode> shut) {
        return reach(ahead.getOrDefault(id, List.of()), ahead, shut);
    }

    /** From where one comes to an end. */
    Set<String> toEnd() {
        return reach(ends, back, flowNode -> false);
    }

    boolean isEnd(String id) {
        return ends.contains(id);
    }

    private Set<String> reach(List<String> from, Map<String, List<String>> along, Predicate<FlowNode> shut) {
        Set<String> reached = new HashSet<>(from);
        Deque<String> left = new ArrayDeque<>(from);
        while (!left.isEmpty()) {
            Budget.check();
            var id = left.pop();
            var flowNode = nodes.get(id);
            if (flowNode != null && !shut.test(flowNode)) {
                along.getOrDefault(id, List.of()).stream().filter(reached::add).forEach(left::push);
            }
        }
        return reached;
    }

    /** Nodes that one can come back to without going through one that is shut. */
    Stream<String> cycles(Predicate<FlowNode> shut) {
        return nodes.values().stream()
                .filter(flowNode -> !shut.test(flowNode))
                .map(FlowNode::id)
                .filter(id -> from(id, shut).contains(id));
    }
}
