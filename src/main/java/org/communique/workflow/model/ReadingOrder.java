package org.communique.workflow.model;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import org.communique.workflow.model.Node.Start;
import org.communique.workflow.model.Node.SubProcess;

/**
 * Puts the nodes of a sound model in the order in which a statement comes to them, whatever the order in which they were
 * drawn, as lists of stages follow it.
 */
final class ReadingOrder {

    private final List<Node> nodes;
    private final List<Flow> flows;
    private final Set<Node> seen = new HashSet<>();
    private final LinkedList<Node> ordered = new LinkedList<>();

    private ReadingOrder(List<Node> nodes, List<Flow> flows) {
        this.nodes = nodes;
        this.flows = flows;
    }

    static WorkflowModel of(WorkflowModel model) {
        var ordered = nodes(model.nodes(), model.flows());
        return new WorkflowModel(
                model.key(), model.name(), model.text(), ordered, flows(ordered, model.flows()), model.drawing());
    }

    private static List<Node> nodes(List<Node> nodes, List<Flow> flows) {
        var order = new ReadingOrder(nodes, flows);
        nodes.stream().filter(Start.class::isInstance).forEach(order::visit);
        return order.ordered.stream().map(ReadingOrder::inner).toList();
    }

    private static Node inner(Node node) {
        if (!(node instanceof SubProcess process)) {
            return node;
        }
        var ordered = nodes(process.nodes(), process.flows());
        return new SubProcess(process.id(), process.name(), ordered, flows(ordered, process.flows()));
    }

    private static List<Flow> flows(List<Node> nodes, List<Flow> flows) {
        var ids = nodes.stream().map(Node::id).toList();
        return flows.stream()
                .sorted(Comparator.comparing(flow -> ids.indexOf(flow.from())))
                .toList();
    }

    /** Depth first; a node is put before all that come after it. The last way is gone first, so that it ends up last. */
    private void visit(Node node) {
        if (seen.add(node)) {
            var ahead = flows.stream()
                    .filter(flow -> flow.from().equals(node.id()))
                    .flatMap(flow -> nodes.stream().filter(next -> next.id().equals(flow.to())))
                    .toList();
            ahead.reversed().forEach(this::visit);
            ordered.addFirst(node);
        }
    }
}
