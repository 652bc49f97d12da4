package org.communique.workflow.engine;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communique.workflow.engine.AppliedSteps.Step;

/** The current outcomes of a process's steps, derived from the steps it has taken. */
final class StepOutcomes {

    private StepOutcomes() {}

    /**
     * A submission clears all outcomes; sending back clears those from the target step on.
     *
     * @param steps    of the workflow, in the order of its file
     * @param drafting the one that waits for a submission
     */
    static Map<String, String> of(List<Step> taken, List<String> steps, String drafting) {
        Map<String, String> outcomes = new HashMap<>();
        taken.stream()
                .sorted(Comparator.comparingInt(Step::round).thenComparing(step -> !begins(step, drafting)))
                .forEach(step -> {
                    if (step.activity().equals(AppliedSteps.SENT_BACK)) {
                        steps.subList(Math.max(0, steps.indexOf(step.outcome())), steps.size())
                                .forEach(outcomes::remove);
                    } else {
                        if (step.activity().equals(drafting)) {
                            outcomes.clear();
                        }
                        outcomes.put(step.activity(), step.outcome());
                    }
                });
        return outcomes;
    }

    private static boolean begins(Step step, String drafting) {
        return step.activity().equals(drafting) || step.activity().equals(AppliedSteps.SENT_BACK);
    }
}
