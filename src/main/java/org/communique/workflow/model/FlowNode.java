package org.communique.workflow.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the flows of a workflow lead from and to. */
public sealed interface FlowNode {

    String id();

    /** Empty if it has none. */
    String name();

    record Start(String id, String name) implements FlowNode {}

    record End(String id, String name) implements FlowNode {}

    /** Where a statement waits. */
    record Step(String id, String name, String documentation, StepAttributes settings) implements FlowNode {}

    /** @param otherwise the default flow; null if there is none */
    record Gateway(
            String id,
            String name,
            boolean parallel,
            @Nullable String otherwise) implements FlowNode {}

    record SubProcess(String id, String name, List<FlowNode> nodes, List<SequenceFlow> flows) implements FlowNode {

        public SubProcess {
            nodes = List.copyOf(nodes);
            flows = List.copyOf(flows);
        }
    }

    /** Its element in BPMN. */
    default String element() {
        return switch (this) {
            case Start _ -> "startEvent";
            case End _ -> "endEvent";
            case Step _ -> "receiveTask";
            case Gateway gateway -> gateway.parallel() ? "parallelGateway" : "exclusiveGateway";
            case SubProcess _ -> "subProcess";
        };
    }
}
