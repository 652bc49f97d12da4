package org.communique.workflow.ui;

import com.vaadin.flow.i18n.I18NProvider;
import org.communique.screen.TimeFormat;
import org.communique.workflow.progress.Progress.Step;
import org.communique.workflow.progress.Progress.StepProgress;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.ui.definition.WorkflowDiagram.Mark;
import org.communique.workflow.ui.definition.WorkflowDiagram.StepAppearance;

/** A step's mark in the diagram: when it was passed, or how many have decided and for how many it waits. */
final class StepMark {

    private StepMark() {}

    static Mark of(Step step) {
        if (step.state() == StepProgress.AHEAD || step.state() == StepProgress.PASSED_BY) {
            return new Mark(step.state() == StepProgress.AHEAD ? StepAppearance.WAITING : StepAppearance.SKIPPED, "");
        }
        if (step.state() == StepProgress.DONE) {
            var passed = step.passed();
            return passed == null
                    ? new Mark(StepAppearance.DONE, "")
                    : new Mark(StepAppearance.DONE, TimeFormat.local(passed), TimeFormat.day(passed));
        }
        return step.stage() == null
                ? new Mark(StepAppearance.CURRENT, "")
                : new Mark(StepAppearance.CURRENT, waiting(step.stage()), count(step.stage()));
    }

    /** Their names, and what the others decided, are on the screen already. */
    private static String waiting(Stage stage) {
        return I18NProvider.translate(
                "workflow.review.step.awaited", stage.awaited().size());
    }

    /** Approvals of those needed, as the stage itself says it; where none are counted, of those asked how many decided. */
    private static String count(Stage stage) {
        var asked = stage.reviewers().size();
        return stage.policy().rule().counts()
                ? I18NProvider.translate(
                        "workflow.review.step.count",
                        stage.approvals(),
                        stage.policy().needed(stage.votes()))
                : I18NProvider.translate(
                        "workflow.review.step.count", asked - stage.awaited().size(), asked);
    }
}
