package org.communique.workflow.bpmn;

import java.util.ArrayList;
import java.util.List;
import org.communique.workflow.model.DryRun;
import org.communique.workflow.model.DryRunChoice;
import org.communique.workflow.model.DryRunResult.Walked;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.StageOutcome;
import org.communique.workflow.model.StepAttributes;
import org.communique.workflow.model.WorkflowFault;
import org.communique.workflow.model.WorkflowModel;
import org.jspecify.annotations.Nullable;

/** Checks that what the stages decide matters: a text that each of them refuses must not come to be signed. */
final class RefusalCheck {

    private RefusalCheck() {}

    /** @param model sound in every other respect */
    static void check(WorkflowModel model, ImportFindings importFindings) {
        for (var refusal : List.of(StageOutcome.CHANGES_REQUESTED, StageOutcome.OBJECTED)) {
            var signed = signedAlthoughRefused(model, refusal);
            if (signed != null) {
                importFindings.add(WorkflowFault.IN_SPITE_OF_REVIEW, signed.id());
                return;
            }
        }
    }

    /** Ends, as nothing comes round without being submitted again. */
    private static @Nullable Step signedAlthoughRefused(WorkflowModel model, StageOutcome refusal) {
        List<DryRunChoice> choices = new ArrayList<>();
        while (DryRun.walk(model, choices) instanceof Walked(var dryRunState)) {
            var signOn = dryRunState.waiting().stream()
                    .filter(step -> step.settings().awaits(StepAttributes.SIGN_ON_CLOSED))
                    .findFirst();
            if (signOn.isPresent()) {
                return signOn.get();
            }
            var next = dryRunState.waiting().stream()
                    .filter(step -> step.settings().isStage()
                            || choices.stream().noneMatch(made -> made.step().equals(step.id())))
                    .findFirst();
            if (next.isEmpty()) {
                return null;
            }
            choices.add(new DryRunChoice(next.get().id(), outcome(next.get(), refusal)));
        }
        return null;
    }

    private static @Nullable StageOutcome outcome(Step step, StageOutcome refusal) {
        if (!step.settings().isStage()) {
            return null;
        }
        return step.settings().outcomes().contains(refusal) ? refusal : StageOutcome.CHANGES_REQUESTED;
    }
}
