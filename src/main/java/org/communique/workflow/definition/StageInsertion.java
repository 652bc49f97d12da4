package org.communique.workflow.definition;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.workflow.definition.VaryWorkflow.ExtraStage;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Puts a stage into the path that a text takes when another stage has approved it, with a choice that leads back to drafting, and draws it. */
final class StageInsertion {

    private static final String BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
    private static final String DI = "http://www.omg.org/spec/DD/20100524/DI";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    /** A step, a gateway, and the paths before and after it. */
    private static final int ROOM = 320;

    private static final int LANE = 40;

    private record Box(double x, double y, double width, double height) {

        double middle() {
            return y + height / 2;
        }
    }

    private final VariationDocument document;

    StageInsertion(VariationDocument document) {
        this.document = document;
    }

    /** False if the stage is not there, or no choice with one way on follows it. */
    boolean add(ExtraStage extra) {
        var onward = onward(extra.after()).orElse(null);
        var drafting = document.all(StepSettings.NAMESPACE, "await").stream()
                .filter(await -> await.getAttribute("event").equals("submission"))
                .map(await -> (Element) await.getParentNode().getParentNode())
                .findFirst()
                .orElse(null);
        if (onward == null || drafting == null || !onward.getParentNode().isSameNode(drafting.getParentNode())) {
            return false;
        }
        add(extra, onward, drafting);
        return true;
    }

    private Optional<Element> onward(String after) {
        return from(after).stream()
                .findFirst()
                .flatMap(flow -> document.byId("exclusiveGateway", flow.getAttribute("targetRef")))
                .flatMap(choice -> {
                    var ways = from(choice.getAttribute("id")).stream()
                            .filter(way -> !way.getAttribute("id").equals(choice.getAttribute("default")))
                            .toList();
                    return ways.size() == 1 ? Optional.of(ways.getFirst()) : Optional.empty();
                });
    }

    private List<Element> from(String source) {
        return document.all(VariationDocument.BPMN, "sequenceFlow").stream()
                .filter(flow -> flow.getAttribute("sourceRef").equals(source))
                .toList();
    }

    private void add(ExtraStage extra, Element onward, Element drafting) {
        var id = freeId();
        var scope = (Element) onward.getParentNode();
        var next = onward.getAttribute("targetRef");
        onward.setAttribute("targetRef", id);
        var step = child(scope, "receiveTask", id, extra.name());
        var settings = document.document().createElementNS(StepSettings.NAMESPACE, "communique:stage");
        settings.setAttribute("policy", "k-of-n");
        settings.setAttribute("needed", String.valueOf(extra.needed()));
        settings.setAttribute("role", extra.role().name().toLowerCase(Locale.ROOT));
        settings.setAttribute("deadline", VariationDocument.text(extra.deadline()));
        child(step, "extensionElements", null, "").appendChild(settings);
        var choice = child(scope, "exclusiveGateway", id + "Outcome", "Approved?");
        choice.setAttribute("default", id + "Changes");
        flow(scope, id + "Decided", id, id + "Outcome", "");
        var approved = flow(scope, id + "Approved", id + "Outcome", next, "approved");
        var condition = child(approved, "conditionExpression", null, "");
        condition.setAttributeNS(XSI, "xsi:type", "tFormalExpression");
        condition.setTextContent("${" + id + " == 'APPROVED'}");
        flow(scope, id + "Changes", id + "Outcome", drafting.getAttribute("id"), "changes requested");
        join(next, id, id + "Outcome");
        draw(id, onward.getAttribute("id"), box(next), box(drafting.getAttribute("id")));
    }

    /** They stand in the lane of what comes after them. */
    private void join(String next, String... added) {
        document.all(VariationDocument.BPMN, "flowNodeRef").stream()
                .filter(member -> member.getTextContent().strip().equals(next))
                .forEach(member -> Stream.of(added).forEach(id -> {
                    var made = document.document().createElementNS(VariationDocument.BPMN, "flowNodeRef");
                    made.setTextContent(id);
                    member.getParentNode().insertBefore(made, member);
                }));
    }

    private String freeId() {
        int number = 1;
        while (isTaken("extra" + number)) {
            number++;
        }
        return "extra" + number;
    }

    private boolean isTaken(String id) {
        return document.all("*", "*").stream()
                .anyMatch(element -> element.getAttribute("id").startsWith(id));
    }

    private Element child(Element parent, String name, @Nullable String id, String label) {
        var made = document.document().createElementNS(VariationDocument.BPMN, name);
        if (id != null) {
            made.setAttribute("id", id);
        }
        if (!label.isEmpty()) {
            made.setAttribute("name", label);
        }
        parent.appendChild(made);
        return made;
    }

    private Element flow(Element scope, String id, String source, String target, String name) {
        var flow = child(scope, "sequenceFlow", id, name);
        flow.setAttribute("sourceRef", source);
        flow.setAttribute("targetRef", target);
        return flow;
    }

    private Box box(String element) {
        return document.all(BPMNDI, "BPMNShape").stream()
                .filter(shape -> shape.getAttribute("bpmnElement").equals(element))
                .map(shape ->
                        boundsOf(VariationDocument.elements(shape, DC, "Bounds").getFirst()))
                .findFirst()
                .orElseThrow();
    }

    private static Box boundsOf(Element bounds) {
        return new Box(number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height"));
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    /** Everything from the next step on moves to the right. */
    private void draw(String id, String onward, Box next, Box drafting) {
        var bounds = document.all(DC, "Bounds");
        double below = bounds.stream()
                        .filter(each -> !isOfAPool(each))
                        .map(StageInsertion::boundsOf)
                        .mapToDouble(box -> box.y() + box.height())
                        .max()
                        .orElseThrow()
                + LANE;
        var ends = document.all(BPMNDI, "BPMNEdge").stream()
                .filter(edge -> edge.getAttribute("bpmnElement").equals(onward))
                .map(edge -> VariationDocument.elements(edge, DI, "waypoint").getLast())
                .toList();
        bounds.forEach(each -> widen(each, next.x()));
        bounds.forEach(each -> shift(each, next.x()));
        document.all(DI, "waypoint").stream()
                .filter(point -> ends.stream().noneMatch(end -> end.isSameNode(point)))
                .forEach(point -> shift(point, next.x()));
        double middle = next.middle();
        double gateway = next.x() + 180;
        shape(id, new Box(next.x(), middle - 40, 130, 80));
        shape(id + "Outcome", new Box(gateway, middle - 25, 50, 50));
        edge(id + "Decided", next.x() + 130, middle, gateway, middle);
        edge(id + "Approved", gateway + 50, middle, next.x() + ROOM, middle);
        double back = drafting.x() + drafting.width() / 2;
        edge(
                id + "Changes",
                gateway + 25,
                middle + 25,
                gateway + 25,
                below,
                back,
                below,
                back,
                drafting.y() + drafting.height());
    }

    /** Or of a lane; nothing else lies one way or the other. */
    private static boolean isOfAPool(Element bounds) {
        return ((Element) bounds.getParentNode()).hasAttribute("isHorizontal");
    }

    /** A pool or a lane has room for what moves in it. */
    private static void widen(Element bounds, double from) {
        var box = boundsOf(bounds);
        if (isOfAPool(bounds) && box.x() < from - 1 && box.x() + box.width() > from) {
            bounds.setAttribute("width", String.valueOf(box.width() + ROOM));
        }
    }

    private static void shift(Element place, double from) {
        double x = number(place, "x");
        if (x >= from - 1) {
            place.setAttribute("x", String.valueOf(x + ROOM));
        }
    }

    private void shape(String element, Box box) {
        var bounds = document.document().createElementNS(DC, "dc:Bounds");
        bounds.setAttribute("x", String.valueOf(box.x()));
        bounds.setAttribute("y", String.valueOf(box.y()));
        bounds.setAttribute("width", String.valueOf(box.width()));
        bounds.setAttribute("height", String.valueOf(box.height()));
        drawn("BPMNShape", element).appendChild(bounds);
    }

    private void edge(String element, double... places) {
        var edge = drawn("BPMNEdge", element);
        for (int index = 0; index < places.length; index += 2) {
            var point = document.document().createElementNS(DI, "di:waypoint");
            point.setAttribute("x", String.valueOf(places[index]));
            point.setAttribute("y", String.valueOf(places[index + 1]));
            edge.appendChild(point);
        }
    }

    private Element drawn(String kind, String element) {
        var made = document.document().createElementNS(BPMNDI, "bpmndi:" + kind);
        made.setAttribute("id", element + "_drawn");
        made.setAttribute("bpmnElement", element);
        document.all(BPMNDI, "BPMNPlane").getFirst().appendChild(made);
        return made;
    }
}
