package org.communique.workflow.bpmn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.work.Budget;
import org.communique.workflow.model.Condition;
import org.communique.workflow.model.ConditionTerm;
import org.communique.workflow.model.FlowNode;
import org.communique.workflow.model.FlowNode.Gateway;
import org.communique.workflow.model.FlowNode.Start;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.SequenceFlow;
import org.communique.workflow.model.StageOutcome;
import org.communique.workflow.model.StepAttributes;
import org.communique.workflow.model.WorkflowFault;
import org.communique.workflow.model.WorkflowModel;
import org.jspecify.annotations.Nullable;

/** Checks that conditions compare stages of the workflow with what these can come to. */
final class ConditionCheck {

    private final WorkflowModel model;
    private final FlowGraph flowGraph;
    private final ImportFindings importFindings;
    private final Map<String, Optional<Set<StageOutcome>>> before = new HashMap<>();
    /** Where no version is that facts could be of. */
    private final Set<String> beforeSubmission;

    ConditionCheck(WorkflowModel model, FlowGraph flowGraph, ImportFindings importFindings) {
        this.model = model;
        this.flowGraph = flowGraph;
        this.importFindings = importFindings;
        this.beforeSubmission = new HashSet<>(flowGraph.fromStart(ConditionCheck::awaitsSubmission));
    }

    private static boolean awaitsSubmission(FlowNode flowNode) {
        return flowNode instanceof Step step && step.settings().awaits(StepAttributes.SUBMISSION);
    }

    void check() {
        for (var sequenceFlow : model.allFlows()) {
            if (sequenceFlow.condition() != null && importFindings.knowsSettings()) {
                check(sequenceFlow, sequenceFlow.condition());
            }
        }
    }

    private void check(SequenceFlow sequenceFlow, Condition condition) {
        for (var comparison : condition.comparisons()) {
            Budget.check();
            if (comparison instanceof ConditionTerm.OfOutcome ofOutcome) {
                comparison(sequenceFlow, ofOutcome);
            }
        }
        if (!condition.facts().isEmpty() && beforeSubmission.contains(sequenceFlow.from())) {
            importFindings.add(
                    WorkflowFault.FACT_TOO_EARLY,
                    sequenceFlow.id(),
                    condition.facts().getFirst().path());
        }
    }

    private void comparison(SequenceFlow sequenceFlow, ConditionTerm.OfOutcome comparison) {
        var last = comparison.step().equals(Condition.LAST);
        var possible = last
                ? this.before
                        .computeIfAbsent(sequenceFlow.from(), from -> Optional.ofNullable(outcomesBefore(from)))
                        .orElse(null)
                : outcomes(flowGraph.node(comparison.step()));
        if (possible == null) {
            importFindings.add(
                    last ? WorkflowFault.CONDITION_ON_LAST : WorkflowFault.CONDITION_STEP,
                    sequenceFlow.id(),
                    comparison.step());
        } else if (!possible.contains(comparison.outcome())) {
            importFindings.add(
                    WorkflowFault.CONDITION_OUTCOME,
                    sequenceFlow.id(),
                    comparison.outcome().name(),
                    possible.stream().map(Enum::name).collect(Collectors.joining(", ")));
        }
    }

    private static @Nullable Set<StageOutcome> outcomes(@Nullable FlowNode flowNode) {
        return flowNode instanceof Step step && step.settings().isStage()
                ? step.settings().outcomes()
                : null;
    }

    /** What the stage right before can have come to; null if it is not plain which one that is. */
    private @Nullable Set<StageOutcome> outcomesBefore(String gateway) {
        Set<StageOutcome> possible = EnumSet.noneOf(StageOutcome.class);
        Set<String> seen = new HashSet<>();
        Deque<String> left = new ArrayDeque<>(Set.of(gateway));
        while (!left.isEmpty()) {
            Budget.check();
            var flowNode = Objects.requireNonNull(flowGraph.node(left.pop()));
            switch (flowNode) {
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
                when flowGraph.before(start.id()).isEmpty() -> {
                    return null;
                }
                default ->
                    flowGraph.before(flowNode.id()).stream().filter(seen::add).forEach(left::push);
            }
        }
        return possible;
    }
}
