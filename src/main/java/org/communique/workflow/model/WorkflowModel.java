package org.communique.workflow.model;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.FlowNode.SubProcess;

/**
 * A workflow.
 *
 * @param key     shared by its versions
 * @param text    a description; may be empty
 * @param remarks what else is on its drawing
 * @param drawing of its nodes, flows and remarks only
 */
public record WorkflowModel(
        String key,
        String name,
        String text,
        List<FlowNode> nodes,
        List<SequenceFlow> flows,
        Remarks remarks,
        BpmnDiagram drawing) {

    public WorkflowModel {
        nodes = List.copyOf(nodes);
        flows = List.copyOf(flows);
        drawing = drawing.of(
                Stream.of(
                                all(nodes).map(FlowNode::id),
                                all(nodes, flows).map(SequenceFlow::id),
                                remarks.all().stream().map(Remark::id))
                        .flatMap(ids -> ids)
                        .filter(id -> !id.isEmpty())
                        .collect(Collectors.toSet()),
                all(nodes)
                        .filter(SubProcess.class::isInstance)
                        .map(FlowNode::id)
                        .collect(Collectors.toSet()),
                remarks.all().stream()
                        .filter(Remark::hasDirection)
                        .map(Remark::id)
                        .collect(Collectors.toSet()));
    }

    public WorkflowModel called(String otherKey, String otherName) {
        return new WorkflowModel(otherKey, otherName, text, nodes, flows, remarks, drawing);
    }

    public WorkflowModel with(BpmnDiagram other) {
        return new WorkflowModel(key, name, text, nodes, flows, remarks, other);
    }

    public WorkflowModel with(List<FlowNode> otherNodes, List<SequenceFlow> otherFlows) {
        return new WorkflowModel(key, name, text, otherNodes, otherFlows, remarks, drawing);
    }

    public WorkflowModel with(Remarks others) {
        return new WorkflowModel(key, name, text, nodes, flows, others, drawing);
    }

    /** With those in sub-processes, in the order of the file. */
    public List<FlowNode> allNodes() {
        return all(nodes).toList();
    }

    private static Stream<FlowNode> all(List<FlowNode> nodes) {
        return nodes.stream()
                .flatMap(flowNode -> flowNode instanceof SubProcess process
                        ? Stream.concat(Stream.of(flowNode), all(process.nodes()))
                        : Stream.of(flowNode));
    }

    /** With those in sub-processes. */
    public List<SequenceFlow> allFlows() {
        return all(nodes, flows).toList();
    }

    private static Stream<SequenceFlow> all(List<FlowNode> nodes, List<SequenceFlow> flows) {
        return Stream.concat(
                flows.stream(),
                all(nodes)
                        .flatMap(flowNode ->
                                flowNode instanceof SubProcess process ? process.flows().stream() : Stream.empty()));
    }

    /** What its conditions ask of a statement. */
    public AskedFacts facts() {
        return AskedFacts.of(allFlows().stream().map(SequenceFlow::condition).filter(Objects::nonNull));
    }

    public List<Step> steps() {
        return allNodes().stream()
                .filter(Step.class::isInstance)
                .map(Step.class::cast)
                .toList();
    }
}
