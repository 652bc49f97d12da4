package org.communique.workflow.bpmn;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communique.work.Budget;
import org.communique.workflow.model.DryRun;
import org.communique.workflow.model.DryRunChoice;
import org.communique.workflow.model.DryRunResult.Walked;
import org.communique.workflow.model.FactCases;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.StageOutcome;
import org.communique.workflow.model.StatementFacts;
import org.communique.workflow.model.StepAttributes;
import org.communique.workflow.model.WorkflowFault;
import org.communique.workflow.model.WorkflowModel;

/**
 * Checks that what the stages decide matters, by walking through the workflow: a text that each of them refuses, in whatever
 * way and whatever its facts are, must not come to be signed; and of a stage whose refusal alone does not keep a text from it, that
 * is said.
 */
final class RefusalCheck {

    /** Beyond so many steps of sample statements nothing is proven. */
    private static final int MOST_WALKS = 5000;

    private static final Set<StageOutcome> REFUSALS = EnumSet.of(StageOutcome.CHANGES_REQUESTED, StageOutcome.OBJECTED);

    private static final class TooManyWalksException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Choices up to the sign-on, or as far as a text comes. */
    private record Way(List<DryRunChoice> choices, boolean signed) {

        /** Those before a stage; all if it is not asked. */
        List<DryRunChoice> until(Step stage) {
            return choices.stream()
                    .takeWhile(made -> !made.step().equals(stage.id()))
                    .toList();
        }

        Set<String> steps() {
            return choices.stream().map(DryRunChoice::step).collect(Collectors.toSet());
        }
    }

    private final WorkflowModel model;
    private final ImportFindings importFindings;
    /** As many as can be walked, and one that is too many. */
    private final List<StatementFacts> cases;

    /** On which each stage approves: what comes before a refusal is walked once. */
    private final Map<StatementFacts, Way> approvedWays = new HashMap<>();

    private int walks;

    private RefusalCheck(WorkflowModel model, ImportFindings importFindings) {
        this.model = model;
        this.importFindings = importFindings;
        this.cases = FactCases.of(model, MOST_WALKS + 1);
    }

    /** @param model sound in every other respect */
    static void check(WorkflowModel model, ImportFindings importFindings) {
        var check = new RefusalCheck(model, importFindings);
        try {
            var signed = check.signed();
            if (signed.isPresent()) {
                importFindings.add(
                        WorkflowFault.IN_SPITE_OF_REVIEW, signed.get().id());
            } else {
                check.eachAlone();
            }
        } catch (TooManyWalksException e) {
            check.notProven();
        }
    }

    private void notProven() {
        var all = FactCases.count(model);
        if (all.equals(BigInteger.ONE)) {
            importFindings.add(WorkflowFault.NOT_PROVEN, model.key(), String.valueOf(MOST_WALKS));
        } else {
            importFindings.add(WorkflowFault.TOO_MANY_CASES, model.key(), number(all), String.valueOf(MOST_WALKS));
        }
    }

    /** Such as 8192, or 2^50. */
    private static String number(BigInteger cases) {
        return cases.bitLength() < Integer.SIZE ? cases.toString() : "2^" + (cases.bitLength() - 1);
    }

    private static Set<StageOutcome> refusals(Step step) {
        var refusals = EnumSet.copyOf(REFUSALS);
        refusals.retainAll(step.settings().outcomes());
        return refusals;
    }

    /** The sign-on, if a text comes to it that each stage refuses. */
    private Optional<Step> signed() {
        for (var facts : cases) {
            var signed = signed(new ArrayList<>(), RefusalCheck::refusals, facts);
            if (signed.isPresent()) {
                return signed;
            }
        }
        return Optional.empty();
    }

    /** An objection can be left to a stage that is asked only because of it; a request for changes is pointed out all the same. */
    private void eachAlone() {
        model.steps().stream()
                .filter(stage -> stage.settings().isStage() && isSignedAlthoughRefusedBy(stage))
                .forEach(stage -> importFindings.add(WorkflowFault.REFUSAL_IGNORED, stage.id(), stage.name()));
    }

    private boolean isSignedAlthoughRefusedBy(Step stage) {
        return refusals(stage).stream()
                .anyMatch(refusal -> cases.stream().anyMatch(facts -> isSignedAlthough(stage, refusal, facts)));
    }

    private boolean isSignedAlthough(Step stage, StageOutcome refusal, StatementFacts facts) {
        var approved = approvedWays.computeIfAbsent(facts, this::approvedWay);
        var choices = new ArrayList<>(approved.until(stage));
        if (choices.size() == approved.choices().size()) {
            return false;
        }
        choices.add(new DryRunChoice(stage.id(), refusal));
        var refused = way(choices, facts);
        return refused.signed()
                && (refusal != StageOutcome.OBJECTED
                        || approved.signed() && approved.steps().containsAll(refused.steps()));
    }

    private Way approvedWay(StatementFacts facts) {
        return way(List.of(), facts);
    }

    /** On which each stage approves after the choices that are made. */
    private Way way(List<DryRunChoice> made, StatementFacts facts) {
        List<DryRunChoice> choices = new ArrayList<>();
        choices.addAll(made);
        var signed =
                signed(choices, step -> Set.of(StageOutcome.APPROVED), facts).isPresent();
        return new Way(choices, signed);
    }

    /**
     * The sign-on, if one of the ways comes to it. Each ends, as nothing comes round without being submitted again.
     *
     * @param choices that were made; with one outcome for each step, those that were made on the way
     */
    private Optional<Step> signed(
            List<DryRunChoice> choices, Function<Step, Set<StageOutcome>> outcomes, StatementFacts facts) {
        Budget.check();
        if (++walks > MOST_WALKS) {
            throw new TooManyWalksException();
        }
        if (!(DryRun.walk(model, choices, facts) instanceof Walked(var state))) {
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
            return signed(choices, outcomes, facts);
        }
        var possible = outcomes.apply(next.get());
        for (var outcome : possible) {
            int made = choices.size();
            choices.add(new DryRunChoice(next.get().id(), outcome));
            var signed = signed(choices, outcomes, facts);
            if (signed.isPresent() || possible.size() == 1) {
                return signed;
            }
            choices.subList(made, choices.size()).clear();
        }
        return Optional.empty();
    }
}
