package org.communique.workflow.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.refusal.Refusal;
import org.communique.statement.StatementId;
import org.communique.workflow.definition.VaryWorkflow;
import org.communique.workflow.definition.VaryWorkflow.ExtraStage;
import org.communique.workflow.definition.VaryWorkflow.StageChange;
import org.communique.workflow.definition.WorkflowVersionId;
import org.communique.workflow.migration.CurrentWorkflowVersion;
import org.communique.workflow.migration.DecidingFacts;
import org.communique.workflow.migration.MigrationPreview;
import org.communique.workflow.migration.MigrationResult;
import org.communique.workflow.migration.MigrationService;
import org.communique.workflow.migration.VariationOptions;
import org.communique.workflow.migration.VariationResult;
import org.communique.workflow.migration.VariationService;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.MigrationObstacle;
import org.communique.workflow.model.WorkflowDifference;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** On which version of its workflow a statement runs, and moving it to the newest one. */
@RestController
@Tag(name = "Workflows")
@RequestMapping("/api/v1/statements/{statement}/workflow")
class StatementWorkflowApi {

    private final MigrationService migrations;
    private final VariationService variations;

    StatementWorkflowApi(MigrationService migrations, VariationService variations) {
        this.migrations = migrations;
        this.variations = variations;
    }

    /**
     * @param newest      number of the newest version that there is
     * @param variationOf number of the version that it varies for this statement only; null if it is offered to all
     * @param facts       of the newest version, for which conditions ask; null if they ask for none
     */
    record Running(
            String key,
            int number,
            String name,
            int newest,
            @Nullable Integer variationOf,
            @Nullable DecidingFacts facts) {

        static Running of(CurrentWorkflowVersion current) {
            return new Running(
                    current.version().key(),
                    current.version().number(),
                    current.name(),
                    current.newest(),
                    current.variation() == null ? null : current.variation().number(),
                    current.facts());
        }
    }

    @GetMapping
    @RequiredScope(TokenScope.READ)
    Running workflow(@PathVariable StatementId statement) {
        return running(statement);
    }

    private Running running(StatementId statement) {
        return migrations.version(statement).map(Running::of).orElseThrow(ApiException::notFound);
    }

    /**
     * @param waiting   names of the steps where it waits; stages among them end by the rules that they began with
     * @param passed    names of new stages that come before; the text in review would not go through them
     * @param obstacles why it cannot be moved now
     */
    record MovePreview(
            int from,
            int to,
            List<WorkflowDifference> differences,
            List<String> waiting,
            List<String> passed,
            List<MigrationObstacle> obstacles) {

        static MovePreview of(MigrationPreview preview) {
            return new MovePreview(
                    preview.from().number(),
                    preview.to().number(),
                    preview.differences(),
                    preview.waiting(),
                    preview.passed(),
                    preview.obstacles());
        }
    }

    /** What moving it to the newest version would mean; not found if it is there, has not begun or is over. */
    @GetMapping("/move")
    @RequiredScope(TokenScope.READ)
    MovePreview outlook(@PathVariable StatementId statement) {
        return migrations.preview(statement).map(MovePreview::of).orElseThrow(ApiException::notFound);
    }

    /** @param to number of the newest version */
    record Move(int to, @Nullable String reason) {}

    @PostMapping("/move")
    @RequiredScope(TokenScope.WRITE)
    Running move(@PathVariable StatementId statement, @RequestBody Move move) {
        var key = running(statement).key();
        var reason = move.reason() == null ? "" : move.reason();
        return switch (migrations.move(statement, WorkflowVersionId.of(key, move.to()), reason)) {
            case MigrationResult.Moved moved -> running(statement);
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }

    /** @param settings as in its file */
    record VariableStage(String step, String name, Map<String, String> settings) {

        static VariableStage of(Step step) {
            return new VariableStage(step.id(), step.name(), step.settings().values());
        }
    }

    /**
     * @param from        number of the version on which the statement runs
     * @param differences from the version that it varies; none if it is no variation
     */
    record VariationChoices(int from, List<VariableStage> stages, List<WorkflowDifference> differences) {

        static VariationChoices of(VariationOptions options) {
            return new VariationChoices(
                    options.current().number(),
                    options.stages().stream().map(VariableStage::of).toList(),
                    options.differences());
        }
    }

    /** What a variation can change; not found if the statement has not begun or is over. */
    @GetMapping("/variation")
    @RequiredScope(TokenScope.READ)
    VariationChoices variationOptions(@PathVariable StatementId statement) {
        return variations.options(statement).map(VariationChoices::of).orElseThrow(ApiException::notFound);
    }

    /**
     * @param from    number of the version on which the statement runs
     * @param changes of stages that are there
     * @param extra   a stage more
     */
    record Variation(
            int from,
            @Nullable List<StageChange> changes,
            @Nullable ExtraStage extra,
            @Nullable String reason) {}

    /** Gives the statement a version of its workflow that no other has, and continues with it from where it waits. */
    @PostMapping("/variation")
    @RequiredScope(TokenScope.WRITE)
    Running vary(@PathVariable StatementId statement, @RequestBody Variation variation) {
        var command = new VaryWorkflow(
                WorkflowVersionId.of(running(statement).key(), variation.from()),
                variation.changes() == null ? List.of() : variation.changes(),
                variation.extra(),
                variation.reason() == null ? "" : variation.reason());
        return switch (variations.vary(statement, command)) {
            case VariationResult.Varied varied -> running(statement);
            case VariationResult.NotSound(var findings) ->
                throw ApiException.unprocessable("not-a-workflow", "api.variation-not-sound")
                        .with(
                                "faults",
                                findings.stream()
                                        .map(finding -> finding.fault().name())
                                        .toList());
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }
}
