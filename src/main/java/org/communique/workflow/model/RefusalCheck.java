package org.communique.workflow.model;

import java.util.ArrayList;
import java.util.List;
import org.communique.workflow.model.Node.Step;
import org.communique.workflow.model.WalkOutcome.Walked;
import org.jspecify.annotations.Nullable;

/** Checks that what the stages decide matters: a text that each of them refuses must not come to be signed. */
final class RefusalCheck {

    private RefusalCheck() {}

    /** @param model sound in every other respect */
    static void check(WorkflowModel model, Findings findings) {
        for (var refusal : List.of(Outcome.CHANGES_REQUESTED, Outcome.OBJECTED)) {
            var signed = signedAlthoughRefused(model, refusal);
            if (signed != null) {
                findings.add(Fault.IN_SPITE_OF_REVIEW, signed.id());
                return;
            }
        }
    }

    /** Ends, as nothing comes round without being submitted again. */
    private static @Nullable Step signedAlthoughRefused(WorkflowModel model, Outcome refusal) {
        List<Choice> choices = new ArrayList<>();
        while (DryRun.walk(model, choices) instanceof Walked(var walk)) {
            var signOn = walk.waiting().stream()
                    .filter(step -> step.settings().awaits(Settings.SIGN_ON_CLOSED))
                    .findFirst();
            if (signOn.isPresent()) {
                return signOn.get();
            }
            var next = walk.waiting().stream()
                    .filter(step -> choices.isEmpty() || step.settings().isStage())
                    .findFirst();
            if (next.isEmpty()) {
                return null;
            }
            choices.add(new Choice(next.get().id(), outcome(next.get(), refusal)));
        }
        return null;
    }

    private static @Nullable Outcome outcome(Step step, Outcome refusal) {
        if (!step.settings().isStage()) {
            return null;
        }
        return step.settings().outcomes().contains(refusal) ? refusal : Outcome.CHANGES_REQUESTED;
    }
}
