package org.communique.workflow.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.workflow.definition.VaryWorkflow.ExtraStage;
import org.communique.workflow.model.BpmnDiagram;
import org.communique.workflow.model.BpmnDiagram.Bounds;
import org.communique.workflow.model.BpmnDiagram.Edge;
import org.communique.workflow.model.BpmnDiagram.Point;
import org.communique.workflow.model.BpmnDiagram.Shape;
import org.communique.workflow.model.Condition;
import org.communique.workflow.model.FlowNode;
import org.communique.workflow.model.FlowNode.Gateway;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.FlowNode.SubProcess;
import org.communique.workflow.model.Remark;
import org.communique.workflow.model.Remarks;
import org.communique.workflow.model.SequenceFlow;
import org.communique.workflow.model.StepAttributes;
import org.communique.workflow.model.StepAttributes.StepKind;
import org.communique.workflow.model.WorkflowModel;
import org.jspecify.annotations.Nullable;

/**
 * Puts a stage into the path that a text takes when another stage has approved it, with a choice that leads back to drafting. On the
 * picture everything from the next step on moves to the right; paths forward are drawn once it is checked.
 */
final class StageInsertion {

    /** A step, a gateway, and the paths before and after it. */
    private static final int ROOM = 320;

    private static final int LANE = 40;

    private record Level(List<FlowNode> nodes, List<SequenceFlow> flows) {}

    private final WorkflowModel model;
    private final SequenceFlow onward;
    private final Step drafting;
    private final String id;

    private StageInsertion(WorkflowModel model, SequenceFlow onward, Step drafting) {
        this.model = model;
        this.onward = onward;
        this.drafting = drafting;
        int number = 1;
        while (isTaken("extra" + number)) {
            number++;
        }
        this.id = "extra" + number;
    }

    /** Empty if the stage is not there, or no choice with one way on follows it. */
    static Optional<WorkflowModel> of(WorkflowModel model, ExtraStage extra) {
        var drafting = model.steps().stream()
                .filter(step -> step.settings().awaits(StepAttributes.SUBMISSION))
                .findFirst();
        return onward(model, extra.after())
                .filter(flow ->
                        drafting.isPresent() && areOnOneLevel(model.nodes(), model.flows(), flow, drafting.get()))
                .map(flow -> new StageInsertion(model, flow, drafting.orElseThrow()).inserted(extra));
    }

    private static Optional<SequenceFlow> onward(WorkflowModel model, String after) {
        return from(model, after).stream()
                .findFirst()
                .flatMap(flow -> model.allNodes().stream()
                        .filter(node ->
                                node.id().equals(flow.to()) && node instanceof Gateway gateway && !gateway.parallel())
                        .map(Gateway.class::cast)
                        .findFirst()
                        .map(choice -> from(model, choice.id()).stream()
                                .filter(way -> !way.id().equals(choice.otherwise()))
                                .toList())
                        .filter(ways -> ways.size() == 1)
                        .map(List::getFirst));
    }

    private static List<SequenceFlow> from(WorkflowModel model, String source) {
        return model.allFlows().stream()
                .filter(flow -> flow.from().equals(source))
                .toList();
    }

    private static boolean areOnOneLevel(
            List<FlowNode> nodes, List<SequenceFlow> flows, SequenceFlow flow, FlowNode node) {
        return flows.contains(flow) && nodes.contains(node)
                || nodes.stream()
                        .anyMatch(each -> each instanceof SubProcess process
                                && areOnOneLevel(process.nodes(), process.flows(), flow, node));
    }

    private boolean isTaken(String beginning) {
        return Stream.of(
                        model.allNodes().stream().map(FlowNode::id),
                        model.allFlows().stream().map(SequenceFlow::id),
                        model.remarks().all().stream().map(Remark::id))
                .flatMap(ids -> ids)
                .anyMatch(each -> each.startsWith(beginning));
    }

    private WorkflowModel inserted(ExtraStage extra) {
        var level = inserted(new Level(model.nodes(), model.flows()), extra);
        return model.with(level.nodes(), level.flows())
                .with(new Remarks(
                        joined(model.remarks().beside()), joined(model.remarks().within())))
                .with(drawn(model.drawing()));
    }

    private Level inserted(Level level, ExtraStage extra) {
        List<FlowNode> nodes = new ArrayList<>();
        for (var node : level.nodes()) {
            if (node instanceof SubProcess(var process, var name, var inner, var flows)) {
                var within = inserted(new Level(inner, flows), extra);
                nodes.add(new SubProcess(process, name, within.nodes(), within.flows()));
            } else {
                nodes.add(node);
            }
        }
        List<SequenceFlow> flows = new ArrayList<>(level.flows());
        if (!flows.contains(onward)) {
            return new Level(nodes, flows);
        }
        flows.replaceAll(flow -> flow.equals(onward)
                ? new SequenceFlow(flow.id(), flow.name(), flow.from(), id, flow.condition())
                : flow);
        nodes.add(new Step(id, extra.name(), "", settings(extra)));
        nodes.add(new Gateway(id + "Outcome", "Approved?", false, id + "Changes"));
        flows.add(new SequenceFlow(id + "Decided", "", id, id + "Outcome", null));
        flows.add(new SequenceFlow(
                id + "Approved",
                "approved",
                id + "Outcome",
                onward.to(),
                Condition.parse("${" + id + " == 'APPROVED'}").orElseThrow()));
        flows.add(new SequenceFlow(id + "Changes", "changes requested", id + "Outcome", drafting.id(), null));
        return new Level(nodes, flows);
    }

    private static StepAttributes settings(ExtraStage extra) {
        return StepAttributes.of(
                StepKind.STAGE,
                Map.of(
                        "policy", "k-of-n",
                        "needed", String.valueOf(extra.needed()),
                        "role", extra.role().name().toLowerCase(Locale.ROOT),
                        "deadline", WorkflowVariation.text(extra.deadline())));
    }

    /** They stand in the lane of what comes after them. */
    private List<Remark> joined(List<Remark> remarks) {
        return remarks.stream()
                .flatMap(remark ->
                        remark.element().equals("flowNodeRef") && remark.text().equals(onward.to())
                                ? Stream.of(member(id), member(id + "Outcome"), remark)
                                : Stream.of(new Remark(
                                        remark.element(),
                                        remark.id(),
                                        remark.attributes(),
                                        remark.text(),
                                        joined(remark.inside()))))
                .toList();
    }

    private static Remark member(String node) {
        return new Remark("flowNodeRef", "", Map.of(), node, List.of());
    }

    private BpmnDiagram drawn(BpmnDiagram drawing) {
        var next = drawing.shapes().get(onward.to());
        var back = drawing.shapes().get(drafting.id());
        if (next == null || back == null) {
            return drawing;
        }
        double from = next.box().x();
        var frames = model.remarks().all().stream()
                .filter(Remark::hasDirection)
                .map(Remark::id)
                .toList();
        Map<String, Shape> shapes = new HashMap<>();
        drawing.shapes()
                .forEach((element, shape) -> shapes.put(
                        element,
                        new Shape(
                                frames.contains(element) ? widened(shape.box(), from) : moved(shape.box(), from),
                                movedLabel(shape.label(), from),
                                shape.expanded(),
                                shape.upright())));
        Map<String, Edge> edges = new HashMap<>();
        drawing.edges().forEach((flow, edge) -> edges.put(flow, moved(flow, edge, from)));
        double middle = next.box().y() + next.box().height() / 2;
        double gateway = from + 180;
        shapes.put(id, new Shape(new Bounds(from, middle - 40, 130, 80), null, true, false));
        shapes.put(id + "Outcome", new Shape(new Bounds(gateway, middle - 25, 50, 50), null, true, false));
        double below = lowest(drawing, frames) + LANE;
        double in = back.box().x() + back.box().width() / 2;
        edges.put(
                id + "Changes",
                new Edge(
                        List.of(
                                new Point(gateway + 25, middle + 25),
                                new Point(gateway + 25, below),
                                new Point(in, below),
                                new Point(in, back.box().y() + back.box().height())),
                        null));
        return new BpmnDiagram(shapes, edges);
    }

    /** Of what is in pools and lanes. */
    private static double lowest(BpmnDiagram drawing, List<String> frames) {
        return Stream.concat(
                        drawing.shapes().entrySet().stream()
                                .filter(shape -> !frames.contains(shape.getKey()))
                                .flatMap(shape -> Stream.of(
                                        shape.getValue().box(), shape.getValue().label())),
                        drawing.edges().values().stream().map(Edge::label))
                .filter(Objects::nonNull)
                .mapToDouble(box -> box.y() + box.height())
                .max()
                .orElseThrow();
    }

    /** The path to the next step ends where that was: there is the stage now. */
    private Edge moved(String flow, Edge edge, double from) {
        List<Point> points = new ArrayList<>(edge.points());
        points.replaceAll(point -> point.x() < from - 1 ? point : new Point(point.x() + ROOM, point.y()));
        if (flow.equals(onward.id()) && !points.isEmpty()) {
            points.set(points.size() - 1, edge.points().getLast());
        }
        return new Edge(points, movedLabel(edge.label(), from));
    }

    private static @Nullable Bounds movedLabel(@Nullable Bounds label, double from) {
        return label == null ? null : moved(label, from);
    }

    private static Bounds moved(Bounds box, double from) {
        return box.x() < from - 1 ? box : new Bounds(box.x() + ROOM, box.y(), box.width(), box.height());
    }

    /** A pool or a lane has room for what moves in it. */
    private static Bounds widened(Bounds box, double from) {
        boolean within = box.x() < from - 1 && box.x() + box.width() > from;
        double right = box.x() < from - 1 ? 0 : ROOM;
        return new Bounds(box.x() + right, box.y(), box.width() + (within ? ROOM : 0), box.height());
    }
}
