package org.communique.workflow.model;

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
import org.communique.workflow.model.Node.End;
import org.communique.workflow.model.Node.Start;
import org.communique.workflow.model.Node.SubProcess;
import org.jspecify.annotations.Nullable;

/** Which node comes after which; into a sub-process and out of it as well. */
final class Ways {

    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, List<String>> ahead = new HashMap<>();
    private final Map<String, List<String>> back = new HashMap<>();
    private final List<String> starts;
    private final List<String> ends;

    Ways(WorkflowModel model) {
        model.allNodes().forEach(node -> nodes.put(node.id(), node));
        starts = ids(model.nodes(), Start.class);
        ends = ids(model.nodes(), End.class);
        connect(model.nodes(), model.flows());
    }

    private void connect(List<Node> scope, List<Flow> flows) {
        for (var flow : flows) {
            if (nodes.get(flow.from()) instanceof SubProcess process) {
                ids(process.nodes(), End.class).forEach(end -> connect(end, flow.to()));
            } else {
                connect(flow.from(), flow.to());
            }
        }
        for (var node : scope) {
            if (node instanceof SubProcess process) {
                ids(process.nodes(), Start.class).forEach(start -> connect(node.id(), start));
                connect(process.nodes(), process.flows());
            }
        }
    }

    private void connect(String from, String to) {
        ahead.computeIfAbsent(from, key -> new ArrayList<>()).add(to);
        back.computeIfAbsent(to, key -> new ArrayList<>()).add(from);
    }

    private static List<String> ids(List<Node> nodes, Class<? extends Node> type) {
        return nodes.stream().filter(type::isInstance).map(Node::id).toList();
    }

    @Nullable
    Node node(String id) {
        return nodes.get(id);
    }

    List<String> before(String id) {
        return back.getOrDefault(id, List.of());
    }

    /** Where one comes to from the beginning, without going through the nodes that are shut; they count as reached. */
    Set<String> fromStart(Predicate<Node> shut) {
        return reach(starts, ahead, shut);
    }

    /** Where one comes to behind a node. */
    Set<String> from(String id, Predicate<Node> shut) {
        return reach(ahead.getOrDefault(id, List.of()), ahead, shut);
    }

    /** From where one comes to an end. */
    Set<String> toEnd() {
        return reach(ends, back, node -> false);
    }

    boolean isEnd(String id) {
        return ends.contains(id);
    }

    private Set<String> reach(List<String> from, Map<String, List<String>> along, Predicate<Node> shut) {
        Set<String> reached = new HashSet<>(from);
        Deque<String> left = new ArrayDeque<>(from);
        while (!left.isEmpty()) {
            Budget.check();
            var id = left.pop();
            var node = nodes.get(id);
            if (node != null && !shut.test(node)) {
                along.getOrDefault(id, List.of()).stream().filter(reached::add).forEach(left::push);
            }
        }
        return reached;
    }

    /** Nodes that one can come back to without going through one that is shut. */
    Stream<String> circles(Predicate<Node> shut) {
        return nodes.values().stream()
                .filter(node -> !shut.test(node))
                .map(Node::id)
                .filter(id -> from(id, shut).contains(id));
    }
}
