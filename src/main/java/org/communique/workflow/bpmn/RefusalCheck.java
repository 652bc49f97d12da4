package org.communique.workflow.bpmn;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.communique.work.Budget;
import org.communique.workflow.model.DryRun;
import org.communique.workflow.model.DryRunChoice;
import org.communique.workflow.model.DryRunResult.Walked;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.StageOutcome;
import org.communique.workflow.model.StepAttributes;
import org.communique.workflow.model.WorkflowFault;
import org.communique.workflow.model.WorkflowModel;

/**
 * Checks that what the stages decide matters, by walking through the workflow: a text that each of them refuses, in whatever
 * way, must not come to be signed; and of a stage whose request for changes alone does not keep a text from it, that is said.
 */
final class RefusalCheck {

    /** Beyond so many steps of sample statements nothing is proven. */
    private static final int MOST_WALKS = 5000;

    private static final Set<StageOutcome> REFUSALS = EnumSet.of(StageOutcome.CHANGES_REQUESTED, StageOutcome.OBJECTED);

    private static final class TooManyWalksException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final WorkflowModel model;
    private final ImportFindings importFindings;
    private int walks;

    private RefusalCheck(WorkflowModel model, ImportFindings importFindings) {
        this.model = model;
        this.importFindings = importFindings;
    }

    /** @param model sound in every other respect */
    static void check(WorkflowModel model, ImportFindings importFindings) {
        var check = new RefusalCheck(model, importFindings);
        try {
            var signed = check.signed(new ArrayList<>(), RefusalCheck::refusals);
            if (signed.isPresent()) {
                importFindings.add(
                        WorkflowFault.IN_SPITE_OF_REVIEW, signed.get().id());
            } else {
                check.eachAlone();
            }
        } catch (TooManyWalksException e) {
            importFindings.add(WorkflowFault.NOT_PROVEN, model.key(), String.valueOf(MOST_WALKS));
        }
    }

    private static Set<StageOutcome> refusals(Step step) {
        var refusals = EnumSet.copyOf(REFUSALS);
        refusals.retainAll(step.settings().outcomes());
        return refusals;
    }

    private void eachAlone() {
        for (var stage : model.steps()) {
            if (stage.settings().isStage()) {
                List<DryRunChoice> choices = new ArrayList<>();
                var signed = signed(
                        choices,
                        step -> Set.of(step.equals(stage) ? StageOutcome.CHANGES_REQUESTED : StageOutcome.APPROVED));
                if (signed.isPresent()
                        && choices.stream().anyMatch(choice -> choice.step().equals(stage.id()))) {
                    importFindings.add(WorkflowFault.REFUSAL_IGNORED, stage.id(), stage.name());
                }
            }
        }
    }

    /**
     * The sign-on, if one of the ways comes to it. Each ends, as nothing comes round without being submitted again.
     *
     * @param choices that were made; with one outcome for each step, those that led to the sign-on
     */
    private Optional<Step> signed(List<DryRunChoice> choices, Function<Step, Set<StageOutcome>> outcomes) {
        Budget.check();
        if (++walks > MOST_WALKS) {
            throw new TooManyWalksException();
        }
        if (!(DryRun.walk(model, choices) instanceof Walked(var state))) {
            return Optional.empty();
        }
        var signOn = state.waiting().stream()
                .filter(step -> step.settings().awaits(StepAttributes.SIGN_ON_CLOSED))
                .findFirst();
        if (signOn.isPresent()) {
            return signOn;
        }
        var next = state.waiting().stream()
                .filter(step -> step.settings().isStage()
                        || choices.stream().noneMatch(made -> made.step().equals(step.id())))
                .findFirst();
        if (next.isEmpty()) {
            return Optional.empty();
        }
        if (!next.get().settings().isStage()) {
            choices.add(new DryRunChoice(next.get().id(), null));
            return signed(choices, outcomes);
        }
        for (var outcome : outcomes.apply(next.get())) {
            int made = choices.size();
            choices.add(new DryRunChoice(next.get().id(), outcome));
            var signed = signed(choices, outcomes);
            if (signed.isPresent()) {
                return signed;
            }
            choices.subList(made, choices.size()).clear();
        }
        return Optional.empty();
    }
}
