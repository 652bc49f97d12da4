package org.communique.workflow.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.communique.work.Budget;
import org.communique.workflow.model.DryRunResult.NotPossible;
import org.communique.workflow.model.DryRunResult.Walked;
import org.communique.workflow.model.FlowNode.End;
import org.communique.workflow.model.FlowNode.Gateway;
import org.communique.workflow.model.FlowNode.Start;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.FlowNode.SubProcess;

/** Walks a sample statement through a workflow as the engine would, without it. */
public final class DryRun {

    /** A node with what surrounds it. */
    private record Place(FlowNode node, List<SequenceFlow> in, List<SequenceFlow> out, String parent) {}

    private final Map<String, Place> places = new HashMap<>();
    private final List<String> passed = new ArrayList<>();
    private final Map<String, Step> waiting = new LinkedHashMap<>();
    private final Map<String, Integer> arrived = new HashMap<>();
    private final Map<String, StageOutcome> outcomes = new HashMap<>();
    private final Map<String, StageTime> since = new HashMap<>();
    private final Map<String, StageTime> joined = new HashMap<>();
    private final StatementFacts facts;
    private StageTime time = StageTime.NONE;
    private int round;

    private DryRun(WorkflowModel model, StatementFacts facts) {
        this.facts = facts;
        place(model.nodes(), model.flows(), "");
        begin(model.nodes(), StageTime.NONE);
    }

    private void place(List<FlowNode> nodes, List<SequenceFlow> flows, String parent) {
        var in = flows.stream().collect(Collectors.groupingBy(SequenceFlow::to));
        var out = flows.stream().collect(Collectors.groupingBy(SequenceFlow::from));
        for (var flowNode : nodes) {
            places.put(
                    flowNode.id(),
                    new Place(
                            flowNode,
                            in.getOrDefault(flowNode.id(), List.of()),
                            out.getOrDefault(flowNode.id(), List.of()),
                            parent));
            if (flowNode instanceof SubProcess process) {
                place(process.nodes(), process.flows(), flowNode.id());
            }
        }
    }

    /**
     * @param model that an import has accepted
     * @param facts of the sample statement, in each of its versions
     */
    public static DryRunResult walk(WorkflowModel model, List<DryRunChoice> choices, StatementFacts facts) {
        var run = new DryRun(model, facts);
        for (var dryRunChoice : choices) {
            Budget.check();
            if (!run.choose(dryRunChoice)) {
                return new NotPossible(dryRunChoice);
            }
        }
        return new Walked(new DryRunState(run.passed, List.copyOf(run.waiting.values()), run.round, run.time));
    }

    private boolean choose(DryRunChoice dryRunChoice) {
        var step = waiting.get(dryRunChoice.step());
        if (step == null || !possible(step, dryRunChoice)) {
            return false;
        }
        if (step.settings().awaits(StepAttributes.SUBMISSION)) {
            round++;
            outcomes.clear();
        }
        if (dryRunChoice.outcome() != null) {
            outcomes.put(step.id(), dryRunChoice.outcome());
            outcomes.put(Condition.LAST, dryRunChoice.outcome());
        }
        waiting.remove(step.id());
        var began = Objects.requireNonNull(since.remove(step.id()));
        follow(place(step.id()).out(), began.plus(StageTime.of(step)));
        return true;
    }

    private static boolean possible(Step step, DryRunChoice dryRunChoice) {
        return step.settings().isStage()
                ? dryRunChoice.outcome() != null && step.settings().outcomes().contains(dryRunChoice.outcome())
                : dryRunChoice.outcome() == null;
    }

    private void begin(List<FlowNode> nodes, StageTime at) {
        nodes.stream().filter(Start.class::isInstance).forEach(start -> arrive(start, at));
    }

    private void follow(List<SequenceFlow> flows, StageTime at) {
        for (var sequenceFlow : flows) {
            passed.add(sequenceFlow.id());
            arrive(place(sequenceFlow.to()).node(), at);
        }
    }

    private void arrive(FlowNode flowNode, StageTime at) {
        time = time.orLater(at);
        var place = place(flowNode.id());
        if (!(flowNode instanceof Gateway gateway && gateway.parallel())
                || arrived.getOrDefault(flowNode.id(), 0) == 0) {
            passed.add(flowNode.id());
        }
        switch (flowNode) {
            case Start _ -> follow(place.out(), at);
            case End _ -> {
                if (!place.parent().isEmpty()) {
                    follow(place(place.parent()).out(), at);
                }
            }
            case Step step -> {
                waiting.put(step.id(), step);
                since.put(step.id(), at);
            }
            case SubProcess process -> begin(process.nodes(), at);
            case Gateway gateway
            when gateway.parallel() -> {
                var last = joined.merge(gateway.id(), at, StageTime::orLater);
                if (arrived.merge(gateway.id(), 1, Integer::sum) == place.in().size()) {
                    arrived.remove(gateway.id());
                    joined.remove(gateway.id());
                    follow(place.out(), last);
                }
            }
            case Gateway gateway -> follow(List.of(chosen(gateway, place.out())), at);
        }
    }

    private SequenceFlow chosen(Gateway gateway, List<SequenceFlow> flows) {
        return flows.stream()
                .filter(sequenceFlow -> sequenceFlow.condition() != null
                        && sequenceFlow.condition().holds(outcomes, facts))
                .findFirst()
                .or(() -> flows.stream()
                        .filter(sequenceFlow ->
                                flows.size() == 1 || sequenceFlow.id().equals(gateway.otherwise()))
                        .findFirst())
                .orElseThrow();
    }

    private Place place(String id) {
        return Objects.requireNonNull(places.get(id));
    }
}
