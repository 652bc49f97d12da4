package org.communique.workflow.bpmn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.communique.workflow.model.BpmnDiagram;
import org.communique.workflow.model.BpmnDiagram.Bounds;
import org.communique.workflow.model.BpmnDiagram.Edge;
import org.communique.workflow.model.BpmnDiagram.Point;
import org.communique.workflow.model.BpmnDiagram.Shape;
import org.communique.workflow.model.FlowNode;
import org.communique.workflow.model.FlowNode.End;
import org.communique.workflow.model.FlowNode.Gateway;
import org.communique.workflow.model.FlowNode.Start;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.FlowNode.SubProcess;
import org.communique.workflow.model.SequenceFlow;
import org.communique.workflow.model.WorkflowFault;
import org.communique.workflow.model.WorkflowModel;

/**
 * Draws a workflow that has no picture: from left to right in the order in which a statement comes to its elements, paths that
 * lead back below them. In one that has a picture, flows that are not drawn are added.
 */
final class DiagramLayout {

    private static final double COLUMN = 60;
    private static final double ROW = 40;
    private static final double MARGIN = 40;
    private static final double LANE = 20;

    private final Map<String, Shape> shapes;
    private final Map<String, Edge> edges;

    private DiagramLayout(Map<String, Shape> shapes, Map<String, Edge> edges) {
        this.shapes = new HashMap<>(shapes);
        this.edges = new HashMap<>(edges);
    }

    static WorkflowModel complete(WorkflowModel model, ImportFindings importFindings) {
        var drawn = model.drawing();
        var layout = new DiagramLayout(drawn.shapes(), drawn.edges());
        if (!model.nodes().isEmpty()
                && model.allNodes().stream()
                        .noneMatch(flowNode -> drawn.shapes().containsKey(flowNode.id()))) {
            layout.edges.clear();
            layout.place(model.nodes(), model.flows(), MARGIN, MARGIN);
            importFindings.add(WorkflowFault.LAID_OUT, model.key());
        } else {
            layout.connect(model.allFlows());
        }
        return model.with(new BpmnDiagram(layout.shapes, layout.edges));
    }

    /** Puts the elements of one level with their upper left corner there; how much room they take. */
    private Point place(List<FlowNode> nodes, List<SequenceFlow> flows, double left, double top) {
        Map<Integer, List<FlowNode>> columns = new TreeMap<>();
        var ranks = ranks(nodes, flows);
        nodes.forEach(
                flowNode -> columns.computeIfAbsent(ranks.getOrDefault(flowNode.id(), 0), rank -> new ArrayList<>())
                        .add(flowNode));
        double x = left;
        double bottom = top;
        for (var column : columns.values()) {
            double y = top;
            double widest = 0;
            for (var flowNode : column) {
                var size = size(flowNode, x, y);
                shapes.put(flowNode.id(), new Shape(new Bounds(x, y, size.x(), size.y()), null, true, false));
                y += size.y() + ROW;
                widest = Math.max(widest, size.x());
            }
            bottom = Math.max(bottom, y - ROW);
            x += widest + COLUMN;
        }
        var below = connect(flows, bottom);
        return new Point(x - COLUMN - left, below - top);
    }

    /** Of a sub-process, after its own elements were put there. */
    private Point size(FlowNode flowNode, double x, double y) {
        return switch (flowNode) {
            case Start _, End _ -> new Point(36, 36);
            case Gateway _ -> new Point(50, 50);
            case Step _ -> new Point(120, 80);
            case SubProcess process -> {
                var inner = place(process.nodes(), process.flows(), x + MARGIN, y + MARGIN);
                yield new Point(Math.max(100, inner.x()) + 2 * MARGIN, Math.max(80, inner.y()) + 2 * MARGIN);
            }
        };
    }

    /** The columns: each element is right of those that lead to it, but for paths that lead back. */
    private static Map<String, Integer> ranks(List<FlowNode> nodes, List<SequenceFlow> flows) {
        Map<String, List<String>> ahead = new HashMap<>();
        flows.forEach(flow ->
                ahead.computeIfAbsent(flow.from(), id -> new ArrayList<>()).add(flow.to()));
        Map<String, Integer> ranks = new HashMap<>();
        Deque<String> order = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        Set<List<String>> back = new HashSet<>();
        nodes.stream().filter(Start.class::isInstance).forEach(start -> visit(start.id(), ahead, seen, order, back));
        nodes.forEach(flowNode -> visit(flowNode.id(), ahead, seen, order, back));
        for (var id : order) {
            int rank = ranks.computeIfAbsent(id, first -> 0);
            for (var next : ahead.getOrDefault(id, List.of())) {
                if (!back.contains(List.of(id, next))) {
                    ranks.merge(next, rank + 1, Math::max);
                }
            }
        }
        return ranks;
    }

    /** Depth first, with a list of its own in place of the call stack. */
    private static void visit(
            String from,
            Map<String, List<String>> ahead,
            Set<String> seen,
            Deque<String> order,
            Set<List<String>> back) {
        if (!seen.add(from)) {
            return;
        }
        Deque<String> path = new ArrayDeque<>(List.of(from));
        Set<String> open = new HashSet<>(path);
        Map<String, Integer> next = new HashMap<>();
        while (!path.isEmpty()) {
            var id = path.getFirst();
            var ways = ahead.getOrDefault(id, List.of());
            int at = next.merge(id, 1, Integer::sum) - 1;
            if (at >= ways.size()) {
                path.pop();
                open.remove(id);
                order.addFirst(id);
            } else if (open.contains(ways.get(at))) {
                back.add(List.of(id, ways.get(at)));
            } else if (seen.add(ways.get(at))) {
                path.push(ways.get(at));
                open.add(ways.get(at));
            }
        }
    }

    private void connect(List<SequenceFlow> flows) {
        double bottom = shapes.values().stream()
                .mapToDouble(shape -> shape.box().y() + shape.box().height())
                .max()
                .orElse(0);
        connect(flows, bottom);
    }

    /** Flows that are not drawn yet; how far down they come. */
    private double connect(List<SequenceFlow> flows, double bottom) {
        double below = bottom;
        for (var flow : flows) {
            var from = shapes.get(flow.from());
            var to = shapes.get(flow.to());
            if (from == null || to == null || edges.containsKey(flow.id())) {
                continue;
            }
            if (to.box().x() >= from.box().x() + from.box().width()) {
                edges.put(flow.id(), new Edge(forward(from.box(), to.box()), null));
            } else {
                below += LANE;
                edges.put(flow.id(), new Edge(back(from.box(), to.box(), below), null));
            }
        }
        return below;
    }

    private static List<Point> forward(Bounds from, Bounds to) {
        var start = new Point(from.x() + from.width(), from.y() + from.height() / 2);
        var end = new Point(to.x(), to.y() + to.height() / 2);
        if (start.y() == end.y()) {
            return List.of(start, end);
        }
        double bend = end.x() - COLUMN / 2;
        return List.of(start, new Point(bend, start.y()), new Point(bend, end.y()), end);
    }

    private static List<Point> back(Bounds from, Bounds to, double below) {
        double out = from.x() + from.width() / 2;
        double in = to.x() + to.width() / 2;
        return List.of(
                new Point(out, from.y() + from.height()),
                new Point(out, below),
                new Point(in, below),
                new Point(in, to.y() + to.height()));
    }
}
