package org.communique.workflow.definition;

import java.util.HashSet;
import java.util.Set;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.FlowElementsContainer;
import org.flowable.bpmn.model.FlowNode;
import org.flowable.bpmn.model.ParallelGateway;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.SubProcess;

/** Finds the elements between a forking parallel gateway and its join. */
final class ParallelBranches {

    private final FlowElementsContainer container;
    private final Set<String> found = new HashSet<>();

    private ParallelBranches(FlowElementsContainer container) {
        this.container = container;
    }

    /** Ids of the elements, also in sub-processes. */
    static Set<String> of(FlowElementsContainer container) {
        var parts = new ParallelBranches(container);
        for (var element : container.getFlowElements()) {
            if (element instanceof ParallelGateway gateway && forks(gateway)) {
                parts.follow(gateway, 1);
            }
            if (element instanceof SubProcess process) {
                parts.found.addAll(of(process));
            }
        }
        for (var element : container.getFlowElements()) {
            if (element instanceof SubProcess process && parts.found.contains(process.getId())) {
                process.getFlowElements().forEach(inner -> parts.found.add(inner.getId()));
            }
        }
        return parts.found;
    }

    private void follow(FlowNode node, int depth) {
        for (var flow : node.getOutgoingFlows()) {
            var next = target(flow);
            int then = depth + change(next);
            if (then > 0 && next instanceof FlowNode following && found.add(next.getId())) {
                follow(following, then);
            }
        }
    }

    private FlowElement target(SequenceFlow flow) {
        return container.getFlowElement(flow.getTargetRef());
    }

    private static int change(FlowElement element) {
        if (!(element instanceof ParallelGateway gateway)) {
            return 0;
        }
        return forks(gateway) ? 1 : -1;
    }

    private static boolean forks(ParallelGateway gateway) {
        return gateway.getOutgoingFlows().size() > 1;
    }
}
