package org.communique.workflow.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a workflow's nodes and flows are in its picture, by their ids. */
public record Drawing(Map<String, Shape> shapes, Map<String, Edge> edges) {

    record Box(double x, double y, double width, double height) {}

    record Point(double x, double y) {}

    /** @param label where the name is; null for where it usually is */
    record Shape(Box box, @Nullable Box label, boolean expanded) {}

    record Edge(List<Point> points, @Nullable Box label) {}

    public Drawing {
        shapes = Map.copyOf(shapes);
        edges = Map.copyOf(edges);
    }

    /** Without what is drawn of anything else. */
    Drawing of(List<Node> nodes, List<Flow> flows) {
        var nodeIds = nodes.stream().map(Node::id).collect(Collectors.toSet());
        var flowIds = flows.stream().map(Flow::id).collect(Collectors.toSet());
        Map<String, Shape> ofNodes = new HashMap<>(shapes);
        ofNodes.keySet().retainAll(nodeIds);
        Map<String, Edge> ofFlows = new HashMap<>(edges);
        ofFlows.keySet().retainAll(flowIds);
        return new Drawing(ofNodes, ofFlows);
    }
}
