package org.communique.workflow.model;

import java.util.List;
import java.util.stream.Stream;
import org.communique.workflow.model.Node.Step;
import org.communique.workflow.model.Node.SubProcess;

/**
 * A workflow.
 *
 * @param key     under which its versions belong together
 * @param text    what it is for; empty if it does not say
 * @param drawing of its nodes and flows, and of nothing else
 */
public record WorkflowModel(String key, String name, String text, List<Node> nodes, List<Flow> flows, Drawing drawing) {

    public WorkflowModel {
        nodes = List.copyOf(nodes);
        flows = List.copyOf(flows);
        drawing = drawing.of(all(nodes).toList(), all(nodes, flows).toList());
    }

    /** With those in sub-processes, in the order of the file. */
    public List<Node> allNodes() {
        return all(nodes).toList();
    }

    private static Stream<Node> all(List<Node> nodes) {
        return nodes.stream()
                .flatMap(node -> node instanceof SubProcess process
                        ? Stream.concat(Stream.of(node), all(process.nodes()))
                        : Stream.of(node));
    }

    /** With those in sub-processes. */
    public List<Flow> allFlows() {
        return all(nodes, flows).toList();
    }

    private static Stream<Flow> all(List<Node> nodes, List<Flow> flows) {
        return Stream.concat(
                flows.stream(),
                all(nodes)
                        .flatMap(node ->
                                node instanceof SubProcess process ? process.flows().stream() : Stream.empty()));
    }

    public List<Step> steps() {
        return allNodes().stream()
                .filter(Step.class::isInstance)
                .map(Step.class::cast)
                .toList();
    }
}
