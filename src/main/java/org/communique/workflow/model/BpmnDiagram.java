package org.communique.workflow.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a workflow's nodes, flows and remarks are in its picture, by their ids. */
public record BpmnDiagram(Map<String, Shape> shapes, Map<String, Edge> edges) {

    public static final BpmnDiagram NONE = new BpmnDiagram(Map.of(), Map.of());

    public record Bounds(double x, double y, double width, double height) {}

    public record Point(double x, double y) {}

    /**
     * @param label    where the name is; null for where it usually is
     * @param expanded whether one sees what is in a sub-process; true for anything else
     * @param upright  whether a pool or a lane runs from top to bottom; false for anything else
     */
    public record Shape(Bounds box, @Nullable Bounds label, boolean expanded, boolean upright) {}

    public record Edge(List<Point> points, @Nullable Bounds label) {}

    public BpmnDiagram {
        shapes = Map.copyOf(shapes);
        edges = Map.copyOf(edges);
    }

    /**
     * Without what is drawn of anything else.
     *
     * @param closable that can hide what is in them
     * @param directed that can run from top to bottom
     */
    BpmnDiagram of(Set<String> ids, Set<String> closable, Set<String> directed) {
        Map<String, Shape> ofNodes = new HashMap<>(shapes);
        ofNodes.keySet().retainAll(ids);
        ofNodes.replaceAll((id, shape) -> new Shape(
                shape.box(),
                shape.label(),
                shape.expanded() || !closable.contains(id),
                shape.upright() && directed.contains(id)));
        Map<String, Edge> ofFlows = new HashMap<>(edges);
        ofFlows.keySet().retainAll(ids);
        return new BpmnDiagram(ofNodes, ofFlows);
    }
}
