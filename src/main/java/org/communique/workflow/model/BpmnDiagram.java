package org.communique.workflow.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a workflow's nodes and flows are in its picture, by their ids. */
public record BpmnDiagram(Map<String, Shape> shapes, Map<String, Edge> edges) {

    public record Bounds(double x, double y, double width, double height) {}

    public record Point(double x, double y) {}

    /** @param label where the name is; null for where it usually is */
    public record Shape(Bounds box, @Nullable Bounds label, boolean expanded) {}

    public record Edge(List<Point> points, @Nullable Bounds label) {}

    public BpmnDiagram {
        shapes = Map.copyOf(shapes);
        edges = Map.copyOf(edges);
    }

    /** Without what is drawn of anything else. */
    BpmnDiagram of(List<FlowNode> nodes, List<SequenceFlow> flows) {
        var nodeIds = nodes.stream().map(FlowNode::id).collect(Collectors.toSet());
        var flowIds = flows.stream().map(SequenceFlow::id).collect(Collectors.toSet());
        Map<String, Shape> ofNodes = new HashMap<>(shapes);
        ofNodes.keySet().retainAll(nodeIds);
        Map<String, Edge> ofFlows = new HashMap<>(edges);
        ofFlows.keySet().retainAll(flowIds);
        return new BpmnDiagram(ofNodes, ofFlows);
    }
}
