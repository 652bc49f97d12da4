package org.communique.workflow.bpmn;

import java.util.function.Predicate;
import org.communique.workflow.model.FlowNode;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.StepAttributes;
import org.communique.workflow.model.WorkflowFault;
import org.communique.workflow.model.WorkflowModel;
import org.jspecify.annotations.Nullable;

/** Checks that a statement is written, reviewed, signed and published, in this order and along every way. */
final class LifecycleCheck {

    private final WorkflowModel model;
    private final FlowGraph flowGraph;
    private final ImportFindings importFindings;

    LifecycleCheck(WorkflowModel model, FlowGraph flowGraph, ImportFindings importFindings) {
        this.model = model;
        this.flowGraph = flowGraph;
        this.importFindings = importFindings;
    }

    void check() {
        var submission = only(StepAttributes.SUBMISSION, WorkflowFault.NO_SUBMISSION, WorkflowFault.ONE_SUBMISSION);
        var signOn = only(StepAttributes.SIGN_ON_CLOSED, WorkflowFault.NO_SIGN_ON, WorkflowFault.ONE_SIGN_ON);
        var publication = only(StepAttributes.PUBLICATION, WorkflowFault.NO_PUBLICATION, WorkflowFault.ONE_PUBLICATION);
        if (submission == null
                || signOn == null
                || publication == null
                || !importFindings.knowsPaths()
                || !importFindings.knowsSettings()) {
            return;
        }
        var early = flowGraph.fromStart(is(submission));
        model.steps().stream()
                .filter(step -> !step.equals(submission) && early.contains(step.id()))
                .filter(step -> !awaitsAmendments(step))
                .forEach(step -> importFindings.add(WorkflowFault.BEFORE_SUBMISSION, step.id(), submission.name()));
        amendments(submission);
        // A stage that is entered again for the same text would find itself decided.
        flowGraph
                .cycles(is(submission))
                .filter(id -> flowGraph.node(id) instanceof Step)
                .sorted()
                .forEach(id -> importFindings.add(WorkflowFault.LOOP, id, submission.name()));
        if (flowGraph.cycles(is(submission)).findAny().isPresent() && !importFindings.refuses()) {
            flowGraph
                    .cycles(is(submission))
                    .sorted()
                    .limit(1)
                    .forEach(id -> importFindings.add(WorkflowFault.LOOP, id, submission.name()));
        }
        if (flowGraph
                .from(
                        submission.id(),
                        flowNode ->
                                flowNode instanceof Step step && step.settings().isStage())
                .contains(signOn.id())) {
            importFindings.add(WorkflowFault.WITHOUT_REVIEW, signOn.id());
        }
        if (flowGraph.fromStart(is(signOn)).contains(publication.id())) {
            importFindings.add(WorkflowFault.BEFORE_SIGN_ON, publication.id(), signOn.name());
        }
        var unpublished = flowGraph.fromStart(is(publication));
        model.allNodes().stream()
                .filter(flowNode -> flowGraph.isEnd(flowNode.id()) && unpublished.contains(flowNode.id()))
                .forEach(end -> importFindings.add(WorkflowFault.WITHOUT_PUBLICATION, end.id(), publication.name()));
        var late = flowGraph.from(signOn.id(), flowNode -> false);
        model.steps().stream()
                .filter(step -> !step.equals(publication) && late.contains(step.id()))
                .forEach(step -> importFindings.add(WorkflowFault.AFTER_SIGN_ON, step.id(), signOn.name()));
    }

    /** A step that is entered again would find the round closed that it waited for before. */
    private void amendments(Step submission) {
        var later = flowGraph.from(submission.id(), flowNode -> false);
        var steps =
                model.steps().stream().filter(LifecycleCheck::awaitsAmendments).toList();
        steps.stream()
                .filter(step -> later.contains(step.id()) || !step.equals(steps.getFirst()))
                .forEach(step -> importFindings.add(WorkflowFault.AMENDMENTS, step.id(), submission.name()));
    }

    private static boolean awaitsAmendments(Step step) {
        return step.settings().awaits(StepAttributes.AMENDMENTS_CLOSED);
    }

    private @Nullable Step only(String event, WorkflowFault none, WorkflowFault several) {
        var steps = model.steps().stream()
                .filter(step -> step.settings().awaits(event))
                .toList();
        if (steps.size() == 1) {
            return steps.getFirst();
        }
        if (steps.isEmpty()) {
            importFindings.add(none, model.key());
        }
        steps.stream()
                .skip(1)
                .forEach(step ->
                        importFindings.add(several, step.id(), steps.getFirst().name()));
        return null;
    }

    private static Predicate<FlowNode> is(Step step) {
        return flowNode -> flowNode.id().equals(step.id());
    }
}
