package org.communique.workflow.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.communique.work.Budget;
import org.communique.workflow.model.Node.End;
import org.communique.workflow.model.Node.Gateway;
import org.communique.workflow.model.Node.Start;
import org.communique.workflow.model.Node.Step;
import org.communique.workflow.model.Node.SubProcess;
import org.communique.workflow.model.WalkOutcome.NotPossible;
import org.communique.workflow.model.WalkOutcome.Walked;

/** Walks a sample statement through a workflow as the engine would, without it. */
public final class DryRun {

    /** A node with what surrounds it. */
    private record Place(Node node, List<Flow> in, List<Flow> out, String parent) {}

    private final Map<String, Place> places = new HashMap<>();
    private final List<String> passed = new ArrayList<>();
    private final Map<String, Step> waiting = new LinkedHashMap<>();
    private final Map<String, Integer> arrived = new HashMap<>();
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private int round;

    private DryRun(WorkflowModel model) {
        place(model.nodes(), model.flows(), "");
        begin(model.nodes());
    }

    private void place(List<Node> nodes, List<Flow> flows, String parent) {
        for (var node : nodes) {
            var in = flows.stream().filter(flow -> flow.to().equals(node.id())).toList();
            var out =
                    flows.stream().filter(flow -> flow.from().equals(node.id())).toList();
            places.put(node.id(), new Place(node, in, out, parent));
            if (node instanceof SubProcess process) {
                place(process.nodes(), process.flows(), node.id());
            }
        }
    }

    /** @param model that an import has accepted */
    public static WalkOutcome walk(WorkflowModel model, List<Choice> choices) {
        var run = new DryRun(model);
        for (var choice : choices) {
            Budget.check();
            if (!run.choose(choice)) {
                return new NotPossible(choice);
            }
        }
        return new Walked(new Walk(run.passed, List.copyOf(run.waiting.values()), run.round));
    }

    private boolean choose(Choice choice) {
        var step = waiting.get(choice.step());
        if (step == null || !possible(step, choice)) {
            return false;
        }
        if (step.settings().awaits(Settings.SUBMISSION)) {
            round++;
            outcomes.clear();
        }
        if (choice.outcome() != null) {
            outcomes.put(step.id(), choice.outcome());
            outcomes.put(Condition.LAST, choice.outcome());
        }
        waiting.remove(step.id());
        follow(place(step.id()).out());
        return true;
    }

    private static boolean possible(Step step, Choice choice) {
        return step.settings().isStage()
                ? choice.outcome() != null && step.settings().outcomes().contains(choice.outcome())
                : choice.outcome() == null;
    }

    private void begin(List<Node> nodes) {
        nodes.stream().filter(Start.class::isInstance).forEach(this::arrive);
    }

    private void follow(List<Flow> flows) {
        for (var flow : flows) {
            passed.add(flow.id());
            arrive(place(flow.to()).node());
        }
    }

    private void arrive(Node node) {
        var place = place(node.id());
        if (!(node instanceof Gateway gateway && gateway.parallel()) || arrived.getOrDefault(node.id(), 0) == 0) {
            passed.add(node.id());
        }
        switch (node) {
            case Start _ -> follow(place.out());
            case End _ -> {
                if (!place.parent().isEmpty()) {
                    follow(place(place.parent()).out());
                }
            }
            case Step step -> waiting.put(step.id(), step);
            case SubProcess process -> begin(process.nodes());
            case Gateway gateway
            when gateway.parallel() -> {
                if (arrived.merge(gateway.id(), 1, Integer::sum) == place.in().size()) {
                    arrived.remove(gateway.id());
                    follow(place.out());
                }
            }
            case Gateway gateway -> follow(List.of(chosen(gateway, place.out())));
        }
    }

    private Flow chosen(Gateway gateway, List<Flow> flows) {
        return flows.stream()
                .filter(flow -> flow.condition() != null && flow.condition().holds(outcomes))
                .findFirst()
                .or(() -> flows.stream()
                        .filter(flow -> flows.size() == 1 || flow.id().equals(gateway.otherwise()))
                        .findFirst())
                .orElseThrow();
    }

    private Place place(String id) {
        return Objects.requireNonNull(places.get(id));
    }
}
