package org.communique.workflow.bpmn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.workflow.bpmn.xml.XmlElement;
import org.communique.workflow.model.BpmnDiagram;
import org.communique.workflow.model.BpmnDiagram.Bounds;
import org.communique.workflow.model.BpmnDiagram.Edge;
import org.communique.workflow.model.BpmnDiagram.Point;
import org.communique.workflow.model.BpmnDiagram.Shape;
import org.communique.workflow.model.FlowNode;
import org.communique.workflow.model.WorkflowModel;
import org.jspecify.annotations.Nullable;

/**
 * Reads the picture of a file that has most of a workflow: where things are, and nothing of how they look. None if parts of it
 * have pages of their own.
 */
final class DiagramReader {

    private static final double FARTHEST = 100_000;

    private DiagramReader() {}

    static BpmnDiagram read(XmlElement root, WorkflowModel model) {
        var nodes = model.allNodes().stream().map(FlowNode::id).collect(Collectors.toSet());
        var pages = root.childrenOf(XmlElement.BPMNDI, "BPMNDiagram");
        if (pages.stream().anyMatch(page -> isOfAPart(page, nodes))) {
            return BpmnDiagram.NONE;
        }
        return pages.stream()
                .map(DiagramReader::diagram)
                // The first of several that have as much.
                .reduce((one, other) -> shown(other, nodes) > shown(one, nodes) ? other : one)
                .orElse(BpmnDiagram.NONE);
    }

    /** Of a sub-process, whose elements have places there that are none on the page of the process. */
    private static boolean isOfAPart(XmlElement page, Set<String> nodes) {
        return page.child(XmlElement.BPMNDI, "BPMNPlane")
                .map(plane -> nodes.contains(plane.attributeOr("bpmnElement", "")))
                .orElse(false);
    }

    private static long shown(BpmnDiagram drawing, Set<String> nodes) {
        return drawing.shapes().keySet().stream().filter(nodes::contains).count();
    }

    private static BpmnDiagram diagram(XmlElement root) {
        Map<String, Shape> shapes = new HashMap<>();
        Map<String, Edge> edges = new HashMap<>();
        root.child(XmlElement.BPMNDI, "BPMNPlane")
                .map(XmlElement::children)
                .orElse(List.of())
                .forEach(drawn -> {
                    var of = drawn.attributeOr("bpmnElement", "");
                    if (of.isEmpty()) {
                        // Of nothing.
                    } else if (drawn.is(XmlElement.BPMNDI, "BPMNShape")) {
                        box(drawn)
                                .ifPresent(box -> shapes.put(
                                        of,
                                        new Shape(
                                                box,
                                                label(drawn),
                                                !drawn.attributeOr("isExpanded", "true")
                                                        .equals("false"),
                                                drawn.attributeOr("isHorizontal", "true")
                                                        .equals("false"))));
                    } else if (drawn.is(XmlElement.BPMNDI, "BPMNEdge")) {
                        var points = drawn.childrenOf(XmlElement.DI, "waypoint").stream()
                                .map(DiagramReader::point)
                                .flatMap(Optional::stream)
                                .toList();
                        if (points.size() > 1) {
                            edges.put(of, new Edge(points, label(drawn)));
                        }
                    }
                });
        return new BpmnDiagram(shapes, edges);
    }

    private static @Nullable Bounds label(XmlElement drawn) {
        return drawn.child(XmlElement.BPMNDI, "BPMNLabel")
                .flatMap(DiagramReader::box)
                .orElse(null);
    }

    private static Optional<Bounds> box(XmlElement drawn) {
        return drawn.child(XmlElement.DC, "Bounds").flatMap(bounds -> {
            var x = number(bounds, "x");
            var y = number(bounds, "y");
            var width = number(bounds, "width");
            var height = number(bounds, "height");
            return x.isPresent() && y.isPresent() && width.orElse(0) > 0 && height.orElse(0) > 0
                    ? Optional.of(
                            new Bounds(x.getAsDouble(), y.getAsDouble(), width.getAsDouble(), height.getAsDouble()))
                    : Optional.empty();
        });
    }

    private static Optional<Point> point(XmlElement waypoint) {
        var x = number(waypoint, "x");
        var y = number(waypoint, "y");
        return x.isPresent() && y.isPresent()
                ? Optional.of(new Point(x.getAsDouble(), y.getAsDouble()))
                : Optional.empty();
    }

    /** To a hundredth, so that writing and reading again changes nothing. */
    private static OptionalDouble number(XmlElement element, String attribute) {
        try {
            var number = Double.parseDouble(element.attributeOr(attribute, ""));
            return Math.abs(number) <= FARTHEST
                    ? OptionalDouble.of(Math.round(number * 100) / 100.0)
                    : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
