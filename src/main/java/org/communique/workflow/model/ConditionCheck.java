package org.communique.workflow.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.workflow.model.Condition.Comparison;
import org.communique.workflow.model.Node.Gateway;
import org.communique.workflow.model.Node.Start;
import org.communique.workflow.model.Node.Step;
import org.jspecify.annotations.Nullable;

/** Checks that conditions compare stages of the workflow with what these can come to. */
final class ConditionCheck {

    private final WorkflowModel model;
    private final Ways ways;
    private final Findings findings;

    ConditionCheck(WorkflowModel model, Ways ways, Findings findings) {
        this.model = model;
        this.ways = ways;
        this.findings = findings;
    }

    void check() {
        for (var flow : model.allFlows()) {
            if (flow.condition() != null) {
                flow.condition().comparisons().forEach(comparison -> comparison(flow, comparison));
            }
        }
    }

    private void comparison(Flow flow, Comparison comparison) {
        var last = comparison.step().equals(Condition.LAST);
        var possible = last ? outcomesBefore(flow.from()) : outcomes(ways.node(comparison.step()));
        if (possible == null) {
            findings.add(last ? Fault.CONDITION_ON_LAST : Fault.CONDITION_STEP, flow.id(), comparison.step());
        } else if (!possible.contains(comparison.outcome())) {
            findings.add(
                    Fault.CONDITION_OUTCOME,
                    flow.id(),
                    comparison.outcome().name(),
                    possible.stream().map(Enum::name).collect(Collectors.joining(", ")));
        }
    }

    private static @Nullable Set<Outcome> outcomes(@Nullable Node node) {
        return node instanceof Step step && step.settings().isStage()
                ? step.settings().outcomes()
                : null;
    }

    /** What the stage right before can have come to; null if it is not plain which one that is. */
    private @Nullable Set<Outcome> outcomesBefore(String gateway) {
        Set<Outcome> possible = EnumSet.noneOf(Outcome.class);
        Set<String> seen = new HashSet<>();
        Deque<String> left = new ArrayDeque<>(Set.of(gateway));
        while (!left.isEmpty()) {
            var node = Objects.requireNonNull(ways.node(left.pop()));
            switch (node) {
                case Step step
                when step.settings().isStage() ->
                    possible.addAll(step.settings().outcomes());
                case Step _ -> {
                    return null;
                }
                case Gateway parallel
                when parallel.parallel() -> {
                    return null;
                }
                case Start start
                when ways.before(start.id()).isEmpty() -> {
                    return null;
                }
                default -> ways.before(node.id()).stream().filter(seen::add).forEach(left::push);
            }
        }
        return possible;
    }
}
