package org.communique.workflow.model;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.workflow.model.Node.End;
import org.communique.workflow.model.Node.Gateway;
import org.communique.workflow.model.Node.Start;
import org.communique.workflow.model.Node.Step;
import org.communique.workflow.model.Node.SubProcess;
import org.jspecify.annotations.Nullable;

/** Checks that whatever is decided, a statement gets on: each part is connected as its kind asks. */
final class Soundness {

    private final WorkflowModel model;
    private final Findings findings;

    private Soundness(WorkflowModel model, Findings findings) {
        this.model = model;
        this.findings = findings;
    }

    static void check(WorkflowModel model, Findings findings) {
        var soundness = new Soundness(model, findings);
        soundness.scope(model.key(), model.nodes(), model.flows());
        soundness.drawn();
        if (findings.refuses()) {
            return;
        }
        var ways = new Ways(model);
        soundness.connected(ways);
        if (!findings.refuses()) {
            new LifecycleCheck(model, ways, findings).check();
            new ConditionCheck(model, ways, findings).check();
        }
        if (!findings.refuses()) {
            RefusalCheck.check(model, findings);
        }
    }

    private void drawn() {
        var drawing = model.drawing();
        model.allNodes().stream()
                .filter(node -> !drawing.shapes().containsKey(node.id()))
                .forEach(node -> findings.add(Fault.NOT_DRAWN, node.id()));
        model.allFlows().stream()
                .filter(flow -> !drawing.edges().containsKey(flow.id()))
                .forEach(flow -> findings.add(Fault.NOT_DRAWN, flow.id()));
    }

    private void scope(String owner, List<Node> nodes, List<Flow> flows) {
        if (nodes.stream().filter(Start.class::isInstance).count() != 1) {
            findings.add(Fault.ONE_START, owner);
        }
        if (nodes.stream().noneMatch(End.class::isInstance)) {
            findings.add(Fault.NO_END, owner);
        }
        var ids = nodes.stream().map(Node::id).collect(Collectors.toSet());
        flows.stream()
                .filter(flow -> !ids.contains(flow.from()) || !ids.contains(flow.to()))
                .forEach(flow -> findings.add(Fault.FLOW_END, flow.id()));
        for (var node : nodes) {
            var in = flows.stream().filter(flow -> flow.to().equals(node.id())).toList();
            var out =
                    flows.stream().filter(flow -> flow.from().equals(node.id())).toList();
            node(node, in, out);
            if (node instanceof SubProcess process) {
                scope(process.id(), process.nodes(), process.flows());
            }
        }
        ForkCheck.check(nodes, flows, findings);
    }

    private void node(Node node, List<Flow> in, List<Flow> out) {
        switch (node) {
            case Start _ -> {
                in.forEach(flow -> findings.add(Fault.FLOW_END, flow.id()));
                oneWayOut(node, out);
            }
            case End _ -> out.forEach(flow -> findings.add(Fault.FLOW_END, flow.id()));
            case Step _, SubProcess _ -> oneWayOut(node, out);
            case Gateway gateway when gateway.parallel() -> unconditional(out);
            case Gateway gateway -> choice(gateway, out);
        }
    }

    private void oneWayOut(Node node, List<Flow> out) {
        if (out.size() != 1) {
            findings.add(Fault.ONE_WAY_OUT, node.id(), String.valueOf(out.size()));
        }
        unconditional(out);
    }

    private void unconditional(List<Flow> flows) {
        flows.stream()
                .filter(flow -> flow.condition() != null)
                .forEach(flow -> findings.add(Fault.CONDITION_MISPLACED, flow.id()));
    }

    private void choice(Gateway gateway, List<Flow> out) {
        var otherwise = otherwise(gateway, out);
        if (out.size() < 2) {
            unconditional(out);
        } else if (otherwise == null) {
            findings.add(Fault.DEFAULT, gateway.id());
        }
        if (otherwise != null) {
            unconditional(List.of(otherwise));
        } else if (gateway.otherwise() != null && out.size() < 2) {
            findings.add(Fault.DEFAULT, gateway.id());
        }
        if (out.size() > 1) {
            out.stream()
                    .filter(flow -> !flow.equals(otherwise) && flow.condition() == null)
                    .forEach(flow -> findings.add(Fault.CHOICE_WITHOUT_CONDITION, flow.id()));
        }
    }

    private static @Nullable Flow otherwise(Gateway gateway, List<Flow> out) {
        return out.stream()
                .filter(flow -> Objects.equals(flow.id(), gateway.otherwise()))
                .findFirst()
                .orElse(null);
    }

    private void connected(Ways ways) {
        var reached = ways.fromStart(node -> false);
        Set<String> ending = ways.toEnd();
        for (var node : model.allNodes()) {
            if (!reached.contains(node.id())) {
                findings.add(Fault.UNREACHABLE, node.id());
            } else if (!ending.contains(node.id())) {
                findings.add(Fault.NO_WAY_OUT, node.id());
            }
        }
    }
}
