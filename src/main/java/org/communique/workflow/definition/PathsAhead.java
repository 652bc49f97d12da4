package org.communique.workflow.definition;

import static java.util.function.Predicate.not;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.FlowElementsContainer;
import org.flowable.bpmn.model.FlowNode;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.bpmn.model.SubProcess;

/** Finds where a process can still come. */
final class PathsAhead {

    private PathsAhead() {}

    /**
     * Ids of the elements, also in sub-processes.
     *
     * @param from where the process waits
     * @param end  beyond which it is not followed
     */
    static Set<String> of(Process process, Collection<String> from, String end) {
        Set<String> found = new HashSet<>();
        Queue<FlowElement> open = new ArrayDeque<>();
        from.stream()
                .map(id -> process.getFlowElement(id, true))
                .filter(Objects::nonNull)
                .forEach(open::add);
        while (open.poll() instanceof FlowNode node) {
            next(node)
                    .filter(not(next -> next.getId().equals(end)))
                    .filter(next -> found.add(next.getId()))
                    .forEach(open::add);
        }
        return found;
    }

    private static Stream<FlowElement> next(FlowNode node) {
        FlowElementsContainer container = node.getParentContainer();
        var onwards = node.getOutgoingFlows().stream().map(flow -> container.getFlowElement(flow.getTargetRef()));
        var inwards = node instanceof SubProcess process
                ? process.getFlowElements().stream().filter(StartEvent.class::isInstance)
                : Stream.<FlowElement>empty();
        var outwards = Stream.ofNullable(node.getSubProcess())
                .filter(_ -> node.getOutgoingFlows().isEmpty());
        return Stream.of(onwards, inwards, outwards).flatMap(elements -> elements);
    }
}
