package org.communique.workflow.model;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import org.communique.workflow.model.FlowNode.Start;
import org.communique.workflow.model.FlowNode.SubProcess;

/**
 * Puts the nodes of a sound model in the order in which a statement comes to them, whatever the order in which they were
 * drawn, as lists of stages follow it.
 */
public final class TopologicalOrder {

    private final List<FlowNode> nodes;
    private final List<SequenceFlow> flows;
    private final Set<FlowNode> seen = new HashSet<>();
    private final LinkedList<FlowNode> ordered = new LinkedList<>();

    private TopologicalOrder(List<FlowNode> nodes, List<SequenceFlow> flows) {
        this.nodes = nodes;
        this.flows = flows;
    }

    public static WorkflowModel of(WorkflowModel model) {
        var ordered = nodes(model.nodes(), model.flows());
        return new WorkflowModel(
                model.key(),
                model.name(),
                model.text(),
                ordered,
                flows(ordered, model.flows()),
                model.remarks(),
                model.drawing());
    }

    private static List<FlowNode> nodes(List<FlowNode> nodes, List<SequenceFlow> flows) {
        var order = new TopologicalOrder(nodes, flows);
        nodes.stream().filter(Start.class::isInstance).forEach(order::visit);
        return order.ordered.stream().map(TopologicalOrder::inner).toList();
    }

    private static FlowNode inner(FlowNode flowNode) {
        if (!(flowNode instanceof SubProcess process)) {
            return flowNode;
        }
        var ordered = nodes(process.nodes(), process.flows());
        return new SubProcess(process.id(), process.name(), ordered, flows(ordered, process.flows()));
    }

    private static List<SequenceFlow> flows(List<FlowNode> nodes, List<SequenceFlow> flows) {
        var ids = nodes.stream().map(FlowNode::id).toList();
        return flows.stream()
                .sorted(Comparator.comparing(sequenceFlow -> ids.indexOf(sequenceFlow.from())))
                .toList();
    }

    /** Depth first; a node is put before all that come after it. Follows the last flow first, so that it ends up last. */
    private void visit(FlowNode flowNode) {
        if (seen.add(flowNode)) {
            var ahead = flows.stream()
                    .filter(sequenceFlow -> sequenceFlow.from().equals(flowNode.id()))
                    .flatMap(sequenceFlow ->
                            nodes.stream().filter(next -> next.id().equals(sequenceFlow.to())))
                    .toList();
            ahead.reversed().forEach(this::visit);
            ordered.addFirst(flowNode);
        }
    }
}
