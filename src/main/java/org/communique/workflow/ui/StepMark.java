package org.communique.workflow.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.screen.TimeFormat;
import org.communique.workflow.progress.Progress.Step;
import org.communique.workflow.progress.Progress.StepProgress;
import org.communique.workflow.review.ReviewerStatus;
import org.communique.workflow.review.StageDetails;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.ui.definition.WorkflowDiagram.Mark;
import org.communique.workflow.ui.definition.WorkflowDiagram.StepAppearance;

/** A step's mark in the diagram: when it was passed, who decided and how, whom it waits for. */
final class StepMark {

    private StepMark() {}

    static Mark of(Step step, List<StageDetails> stages) {
        if (step.state() == StepProgress.AHEAD || step.state() == StepProgress.PASSED_BY) {
            return new Mark(step.state() == StepProgress.AHEAD ? StepAppearance.WAITING : StepAppearance.SKIPPED, "");
        }
        var passed = step.passed() == null ? "" : TimeFormat.local(step.passed());
        var decisions = stages.stream()
                .filter(details -> details.stage().equals(step.stage()))
                .findFirst()
                .map(StepMark::decisions)
                .orElse("");
        var note = Stream.of(passed, decisions).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
        return step.state() == StepProgress.DONE
                ? new Mark(StepAppearance.DONE, note, step.passed() == null ? "" : day(step.passed()))
                : new Mark(StepAppearance.CURRENT, note, step.stage() == null ? "" : count(step.stage()));
    }

    private static String decisions(StageDetails details) {
        var decided = details.reviewers().stream()
                .filter(reviewerStatus -> reviewerStatus.decision() != null
                        && !reviewerStatus.decision().withdrawn())
                .map(StepMark::verdict)
                .toList();
        var awaited = details.stage().open()
                ? details.reviewers().stream()
                        .filter(reviewerStatus -> details.stage().awaited().stream()
                                .anyMatch(reviewer -> reviewer.member().equals(reviewerStatus.member())))
                        .map(ReviewerStatus::name)
                        .toList()
                : List.<String>of();
        return Stream.of(list("workflow.review.step.decided", decided), list("workflow.review.step.awaited", awaited))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String list(String key, List<String> names) {
        return names.isEmpty() ? "" : I18NProvider.translate(key, String.join(", ", names));
    }

    private static String verdict(ReviewerStatus reviewerStatus) {
        var decision = reviewerStatus.decision();
        return decision == null
                ? reviewerStatus.name()
                : I18NProvider.translate(
                        "workflow.review.step.verdict",
                        reviewerStatus.name(),
                        I18NProvider.translate("workflow.verdict." + decision.verdict() + ".given"));
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

    private static String day(Instant moment) {
        var local = TimeFormat.local(moment);
        return local.contains(",") ? local.substring(0, local.lastIndexOf(',')) : local;
    }
}
