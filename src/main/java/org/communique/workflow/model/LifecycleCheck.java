package org.communique.workflow.model;

import java.util.function.Predicate;
import org.communique.workflow.model.Node.Step;
import org.jspecify.annotations.Nullable;

/** Checks that a statement is written, reviewed, signed and published, in this order and along every way. */
final class LifecycleCheck {

    private final WorkflowModel model;
    private final Ways ways;
    private final Findings findings;

    LifecycleCheck(WorkflowModel model, Ways ways, Findings findings) {
        this.model = model;
        this.ways = ways;
        this.findings = findings;
    }

    void check() {
        var submission = only(Settings.SUBMISSION, Fault.ONE_SUBMISSION);
        var signOn = only(Settings.SIGN_ON_CLOSED, Fault.ONE_SIGN_ON);
        var publication = only(Settings.PUBLICATION, Fault.ONE_PUBLICATION);
        if (submission == null || signOn == null || publication == null) {
            return;
        }
        var early = ways.fromStart(is(submission));
        model.steps().stream()
                .filter(step -> !step.equals(submission) && early.contains(step.id()))
                .forEach(step -> findings.add(Fault.BEFORE_SUBMISSION, step.id(), submission.name()));
        // A stage that is entered again for the same text would find itself decided.
        ways.circles(is(submission))
                .filter(id -> ways.node(id) instanceof Step)
                .sorted()
                .forEach(id -> findings.add(Fault.LOOP, id, submission.name()));
        if (ways.circles(is(submission)).findAny().isPresent() && !findings.refuses()) {
            ways.circles(is(submission))
                    .sorted()
                    .limit(1)
                    .forEach(id -> findings.add(Fault.LOOP, id, submission.name()));
        }
        if (ways.from(
                        submission.id(),
                        node -> node instanceof Step step && step.settings().isStage())
                .contains(signOn.id())) {
            findings.add(Fault.WITHOUT_REVIEW, signOn.id());
        }
        if (ways.fromStart(is(signOn)).contains(publication.id())) {
            findings.add(Fault.BEFORE_SIGN_ON, publication.id(), signOn.name());
        }
        var unpublished = ways.fromStart(is(publication));
        model.allNodes().stream()
                .filter(node -> ways.isEnd(node.id()) && unpublished.contains(node.id()))
                .forEach(end -> findings.add(Fault.WITHOUT_PUBLICATION, end.id(), publication.name()));
        var late = ways.from(signOn.id(), node -> false);
        model.steps().stream()
                .filter(step -> !step.equals(publication) && late.contains(step.id()))
                .forEach(step -> findings.add(Fault.AFTER_SIGN_ON, step.id(), signOn.name()));
    }

    private @Nullable Step only(String event, Fault fault) {
        var steps = model.steps().stream()
                .filter(step -> step.settings().awaits(event))
                .toList();
        if (steps.size() == 1) {
            return steps.getFirst();
        }
        if (steps.isEmpty()) {
            findings.add(fault, model.key());
        }
        steps.stream().skip(1).forEach(step -> findings.add(fault, step.id()));
        return null;
    }

    private static Predicate<Node> is(Step step) {
        return node -> node.id().equals(step.id());
    }
}
