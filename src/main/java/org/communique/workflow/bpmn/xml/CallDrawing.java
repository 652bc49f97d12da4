package org.communique.workflow.bpmn.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes room on a picture for what replaces a call: what is right of the call, above or below it moves away. */
final class CallDrawing {

    /** Beyond it nothing is read. */
    private static final double FARTHEST = 100_000;

    /** Grow where they reach over the place, with all that is in them. */
    private static final Set<String> FRAMES = Set.of("participant", "lane", "subProcess", "group");

    private record Box(double left, double top, double right, double bottom) {

        private static Optional<Box> of(XmlElement shape) {
            return shape.child(XmlElement.DC, "Bounds").flatMap(bounds -> {
                double left = number(bounds, "x");
                double top = number(bounds, "y");
                double right = left + number(bounds, "width");
                double bottom = top + number(bounds, "height");
                return right > left && bottom > top ? Optional.of(new Box(left, top, right, bottom)) : Optional.empty();
            });
        }

        private Box and(Box other) {
            return new Box(
                    Math.min(left, other.left),
                    Math.min(top, other.top),
                    Math.max(right, other.right),
                    Math.max(bottom, other.bottom));
        }

        private boolean isTooFar() {
            return Stream.of(left, top, right, bottom).anyMatch(end -> Math.abs(end) > FARTHEST);
        }

        private double middle() {
            return (top + bottom) / 2;
        }
    }

    private final Box call;
    private final double right;
    private final double above;
    private final double below;

    private CallDrawing(Box call, Box part, double entry) {
        this.call = call;
        this.right = Math.max(0, part.right - part.left - (call.right - call.left));
        this.above = Math.max(0, entry - part.top - (call.middle() - call.top));
        this.below = Math.max(0, part.bottom - entry - (call.bottom - call.middle()));
    }

    /**
     * The picture with a copy instead of the call; without a picture if there is none of the call, or of what it calls, or no room.
     *
     * @param root   of the process that calls
     * @param gone   flows whose lines no longer fit
     * @param called the file of the workflow that it calls
     */
    static XmlElement of(
            XmlElement root, String call, Set<String> gone, XmlElement called, CalledPart part, CopyNames names) {
        var diagram = root.child(XmlElement.BPMNDI, "BPMNDiagram").orElse(null);
        if (diagram == null) {
            return root;
        }
        var place = shapeOf(plane(root), call).flatMap(Box::of);
        var parts = part.drawn();
        var copied =
                plane(called).stream().filter(each -> parts.contains(of(each))).toList();
        var room = copied.stream().flatMap(CallDrawing::boxes).reduce(Box::and);
        var entry = shapeOf(copied, part.entry()).flatMap(Box::of);
        if (place.isEmpty() || room.isEmpty() || entry.isEmpty()) {
            return without(root);
        }
        var drawing = new CallDrawing(place.get(), room.get(), entry.get().middle());
        double x = place.get().left - room.get().left;
        double y = place.get().middle() + drawing.above - entry.get().middle();
        List<XmlElement> drawn = new ArrayList<>(drawing.others(root));
        drawn.removeIf(each -> of(each).equals(call) || gone.contains(of(each)));
        copied.forEach(each ->
                drawn.add(moved(each, point -> shifted(point, x, y)).withAttribute("bpmnElement", names.of(of(each)))));
        if (drawn.stream().flatMap(CallDrawing::boxes).anyMatch(Box::isTooFar)) {
            return without(root);
        }
        var replaced = diagram.withChildren(diagram.children().stream()
                .map(child -> child.is(XmlElement.BPMNDI, "BPMNPlane") ? child.withChildren(drawn) : child)
                .toList());
        return root.withChildren(root.children().stream()
                .map(child -> child == diagram ? replaced : child)
                .toList());
    }

    static XmlElement without(XmlElement root) {
        return root.withChildren(root.children().stream()
                .filter(child -> !child.is(XmlElement.BPMNDI, "BPMNDiagram"))
                .toList());
    }

    private static List<XmlElement> plane(XmlElement root) {
        return root.child(XmlElement.BPMNDI, "BPMNDiagram")
                .flatMap(diagram -> diagram.child(XmlElement.BPMNDI, "BPMNPlane"))
                .map(XmlElement::children)
                .orElse(List.of());
    }

    private static String of(XmlElement drawn) {
        return drawn.attributeOr("bpmnElement", "");
    }

    private static Optional<XmlElement> shapeOf(List<XmlElement> drawn, String id) {
        return drawn.stream()
                .filter(each -> each.is(XmlElement.BPMNDI, "BPMNShape") && of(each).equals(id))
                .findFirst();
    }

    private static Stream<Box> boxes(XmlElement drawn) {
        return Stream.concat(
                Box.of(drawn).stream(),
                drawn.childrenOf(XmlElement.DI, "waypoint").stream().map(point -> {
                    double x = number(point, "x");
                    double y = number(point, "y");
                    return new Box(x, y, x, y);
                }));
    }

    /** What else is on the picture. */
    private List<XmlElement> others(XmlElement root) {
        Map<String, XmlElement> elements = new HashMap<>();
        collect(root, elements);
        Map<String, Box> frames = new HashMap<>();
        Map<String, Box> others = new HashMap<>();
        var plane = plane(root);
        for (var drawn : plane) {
            var element = elements.get(of(drawn));
            if (element != null) {
                var boxes = FRAMES.contains(element.tag()) ? frames : others;
                Box.of(drawn).ifPresent(box -> boxes.putIfAbsent(of(drawn), box));
            }
        }
        return plane.stream()
                .map(drawn -> {
                    var element = elements.get(of(drawn));
                    return element == null || drawn.is(XmlElement.BPMNDI, "BPMNShape")
                            ? shape(drawn, frames.get(of(drawn)), others.get(of(drawn)))
                            : edge(
                                    drawn,
                                    others.get(element.attributeOr("sourceRef", "")),
                                    others.get(element.attributeOr("targetRef", "")));
                })
                .toList();
    }

    private static void collect(XmlElement element, Map<String, XmlElement> elements) {
        if (!element.is(XmlElement.BPMNDI, "BPMNDiagram")) {
            elements.putIfAbsent(element.attributeOr("id", ""), element);
            element.children().forEach(child -> collect(child, elements));
        }
    }

    private XmlElement shape(XmlElement drawn, @Nullable Box frame, @Nullable Box other) {
        if (other != null) {
            return moved(drawn, place -> moved(place, other));
        }
        return moved(
                drawn,
                place -> frame != null && drawn.children().stream().anyMatch(child -> child == place)
                        ? grown(place, frame)
                        : moved(place));
    }

    /** Its ends stay at the shapes that it joins. */
    private XmlElement edge(XmlElement drawn, @Nullable Box from, @Nullable Box to) {
        var points = drawn.childrenOf(XmlElement.DI, "waypoint");
        return moved(drawn, place -> {
            if (from != null && !points.isEmpty() && place == points.getFirst()) {
                return moved(place, from);
            }
            return to != null && !points.isEmpty() && place == points.getLast() ? moved(place, to) : moved(place);
        });
    }

    private static XmlElement moved(XmlElement element, UnaryOperator<XmlElement> move) {
        if (element.is(XmlElement.DC, "Bounds") || element.is(XmlElement.DI, "waypoint")) {
            return move.apply(element);
        }
        return element.withChildren(
                element.children().stream().map(child -> moved(child, move)).toList());
    }

    private XmlElement moved(XmlElement place) {
        double y = number(place, "y");
        return moved(place, new Box(number(place, "x"), y, number(place, "x"), y));
    }

    /** As far as what it is a part of. */
    private XmlElement moved(XmlElement place, Box whole) {
        return shifted(place, across(whole.left), down(whole.top, whole.bottom));
    }

    private double across(double x) {
        return x >= call.right ? right : 0;
    }

    private double down(double top, double bottom) {
        if (bottom <= call.top) {
            return 0;
        }
        return top >= call.bottom ? above + below : above;
    }

    private XmlElement grown(XmlElement bounds, Box box) {
        var moved = shifted(bounds, across(box.left), down(box.top, box.top));
        return moved.withAttribute("width", text(box.right + across(box.right) - box.left - across(box.left)))
                .withAttribute(
                        "height", text(box.bottom + down(box.bottom, box.bottom) - box.top - down(box.top, box.top)));
    }

    private static XmlElement shifted(XmlElement place, double right, double down) {
        return place.withAttribute("x", text(number(place, "x") + right))
                .withAttribute("y", text(number(place, "y") + down));
    }

    private static String text(double number) {
        return String.valueOf(number);
    }

    /** Not a number for what is none. */
    private static double number(XmlElement element, String attribute) {
        try {
            return Double.parseDouble(element.attributeOr(attribute, ""));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
