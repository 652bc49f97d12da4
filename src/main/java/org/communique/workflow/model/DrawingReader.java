package org.communique.workflow.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.communique.workflow.model.Drawing.Box;
import org.communique.workflow.model.Drawing.Edge;
import org.communique.workflow.model.Drawing.Point;
import org.communique.workflow.model.Drawing.Shape;
import org.jspecify.annotations.Nullable;

/** Reads the first picture of a file: where things are, and nothing of how they look. */
final class DrawingReader {

    private static final double FARTHEST = 100_000;

    private DrawingReader() {}

    static Drawing read(Xml root) {
        Map<String, Shape> shapes = new HashMap<>();
        Map<String, Edge> edges = new HashMap<>();
        root.child(Xml.BPMNDI, "BPMNDiagram")
                .flatMap(diagram -> diagram.child(Xml.BPMNDI, "BPMNPlane"))
                .map(Xml::children)
                .orElse(List.of())
                .forEach(drawn -> {
                    var of = drawn.attributeOr("bpmnElement", "");
                    if (drawn.is(Xml.BPMNDI, "BPMNShape")) {
                        box(drawn)
                                .ifPresent(box -> shapes.put(
                                        of,
                                        new Shape(
                                                box,
                                                label(drawn),
                                                !drawn.attributeOr("isExpanded", "true")
                                                        .equals("false"))));
                    } else if (drawn.is(Xml.BPMNDI, "BPMNEdge")) {
                        var points = drawn.childrenOf(Xml.DI, "waypoint").stream()
                                .map(DrawingReader::point)
                                .flatMap(Optional::stream)
                                .toList();
                        if (points.size() > 1) {
                            edges.put(of, new Edge(points, label(drawn)));
                        }
                    }
                });
        return new Drawing(shapes, edges);
    }

    private static @Nullable Box label(Xml drawn) {
        return drawn.child(Xml.BPMNDI, "BPMNLabel").flatMap(DrawingReader::box).orElse(null);
    }

    private static Optional<Box> box(Xml drawn) {
        return drawn.child(Xml.DC, "Bounds").flatMap(bounds -> {
            var x = number(bounds, "x");
            var y = number(bounds, "y");
            var width = number(bounds, "width");
            var height = number(bounds, "height");
            return x.isPresent() && y.isPresent() && width.orElse(0) > 0 && height.orElse(0) > 0
                    ? Optional.of(new Box(x.getAsDouble(), y.getAsDouble(), width.getAsDouble(), height.getAsDouble()))
                    : Optional.empty();
        });
    }

    private static Optional<Point> point(Xml waypoint) {
        var x = number(waypoint, "x");
        var y = number(waypoint, "y");
        return x.isPresent() && y.isPresent()
                ? Optional.of(new Point(x.getAsDouble(), y.getAsDouble()))
                : Optional.empty();
    }

    /** To a hundredth, so that writing and reading again changes nothing. */
    private static OptionalDouble number(Xml element, String attribute) {
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
