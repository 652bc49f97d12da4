package org.communique.workflow.bpmn;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.workflow.model.FlowNode;
import org.communique.workflow.model.FlowNode.End;
import org.communique.workflow.model.FlowNode.Gateway;
import org.communique.workflow.model.FlowNode.Start;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.FlowNode.SubProcess;
import org.communique.workflow.model.SequenceFlow;
import org.communique.workflow.model.WorkflowFault;
import org.communique.workflow.model.WorkflowModel;
import org.jspecify.annotations.Nullable;

/** Checks that whatever is decided, a statement gets on: each part is connected as its kind asks. */
final class SoundnessCheck {

    private final WorkflowModel model;
    private final ImportFindings importFindings;

    private SoundnessCheck(WorkflowModel model, ImportFindings importFindings) {
        this.model = model;
        this.importFindings = importFindings;
    }

    static void check(WorkflowModel model, ImportFindings importFindings) {
        var soundnessCheck = new SoundnessCheck(model, importFindings);
        soundnessCheck.scope(model.key(), model.nodes(), model.flows());
        soundnessCheck.drawn();
        var flowGraph = new FlowGraph(model);
        if (importFindings.knowsPaths()) {
            soundnessCheck.connected(flowGraph);
            new ConditionCheck(model, flowGraph, importFindings).check();
        }
        new LifecycleCheck(model, flowGraph, importFindings).check();
        if (!importFindings.refuses()) {
            RefusalCheck.check(model, importFindings);
        }
    }

    private void drawn() {
        var bpmnDiagram = model.drawing();
        model.allNodes().stream()
                .filter(flowNode -> !bpmnDiagram.shapes().containsKey(flowNode.id()))
                .forEach(flowNode -> importFindings.add(WorkflowFault.NOT_DRAWN, flowNode.id()));
        model.allFlows().stream()
                .filter(sequenceFlow -> !bpmnDiagram.edges().containsKey(sequenceFlow.id()))
                .forEach(sequenceFlow -> importFindings.add(WorkflowFault.NOT_DRAWN, sequenceFlow.id()));
    }

    private void scope(String owner, List<FlowNode> nodes, List<SequenceFlow> flows) {
        if (nodes.stream().filter(Start.class::isInstance).count() != 1) {
            importFindings.add(WorkflowFault.ONE_START, owner);
        }
        if (nodes.stream().noneMatch(End.class::isInstance)) {
            importFindings.add(WorkflowFault.NO_END, owner);
        }
        var ids = nodes.stream().map(FlowNode::id).collect(Collectors.toSet());
        flows.stream()
                .filter(sequenceFlow -> !ids.contains(sequenceFlow.from()) || !ids.contains(sequenceFlow.to()))
                .forEach(sequenceFlow -> importFindings.add(WorkflowFault.FLOW_END, sequenceFlow.id()));
        var in = flows.stream().collect(Collectors.groupingBy(SequenceFlow::to));
        var out = flows.stream().collect(Collectors.groupingBy(SequenceFlow::from));
        for (var flowNode : nodes) {
            node(flowNode, in.getOrDefault(flowNode.id(), List.of()), out.getOrDefault(flowNode.id(), List.of()));
            if (flowNode instanceof SubProcess process) {
                scope(process.id(), process.nodes(), process.flows());
            }
        }
        if (importFindings.knowsPaths()) {
            ForkCheck.check(nodes, flows, importFindings);
        }
    }

    private void node(FlowNode flowNode, List<SequenceFlow> in, List<SequenceFlow> out) {
        switch (flowNode) {
            case Start _ -> {
                in.forEach(sequenceFlow -> importFindings.add(WorkflowFault.FLOW_END, sequenceFlow.id()));
                oneWayOut(flowNode, out);
            }
            case End _ -> out.forEach(sequenceFlow -> importFindings.add(WorkflowFault.FLOW_END, sequenceFlow.id()));
            case Step _, SubProcess _ -> oneWayOut(flowNode, out);
            case Gateway gateway when gateway.parallel() -> unconditional(out);
            case Gateway gateway -> choice(gateway, out);
        }
    }

    private void oneWayOut(FlowNode flowNode, List<SequenceFlow> out) {
        if (out.size() != 1) {
            importFindings.add(WorkflowFault.ONE_WAY_OUT, flowNode.id(), String.valueOf(out.size()));
        }
        unconditional(out);
    }

    private void unconditional(List<SequenceFlow> flows) {
        flows.stream()
                .filter(sequenceFlow -> sequenceFlow.condition() != null)
                .forEach(sequenceFlow -> importFindings.add(WorkflowFault.CONDITION_MISPLACED, sequenceFlow.id()));
    }

    private void choice(Gateway gateway, List<SequenceFlow> out) {
        var otherwise = otherwise(gateway, out);
        if (out.size() < 2) {
            unconditional(out);
        } else if (otherwise == null) {
            importFindings.add(WorkflowFault.DEFAULT, gateway.id());
        }
        if (otherwise != null) {
            unconditional(List.of(otherwise));
        } else if (gateway.otherwise() != null && out.size() < 2) {
            importFindings.add(WorkflowFault.DEFAULT, gateway.id());
        }
        if (out.size() > 1) {
            out.stream()
                    .filter(sequenceFlow -> !sequenceFlow.equals(otherwise) && sequenceFlow.condition() == null)
                    .forEach(sequenceFlow ->
                            importFindings.add(WorkflowFault.CHOICE_WITHOUT_CONDITION, sequenceFlow.id()));
        }
    }

    private static @Nullable SequenceFlow otherwise(Gateway gateway, List<SequenceFlow> out) {
        return out.stream()
                .filter(sequenceFlow -> Objects.equals(sequenceFlow.id(), gateway.otherwise()))
                .findFirst()
                .orElse(null);
    }

    private void connected(FlowGraph flowGraph) {
        var reached = flowGraph.fromStart(flowNode -> false);
        Set<String> ending = flowGraph.toEnd();
        for (var flowNode : model.allNodes()) {
            if (!reached.contains(flowNode.id())) {
                importFindings.add(WorkflowFault.UNREACHABLE, flowNode.id());
            } else if (!ending.contains(flowNode.id())) {
                importFindings.add(WorkflowFault.NO_WAY_OUT, flowNode.id());
            }
        }
    }
}
