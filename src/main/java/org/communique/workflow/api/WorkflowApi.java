package org.communique.workflow.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.api.ApiException;
import org.communique.api.Pagination;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.http.limit.BodyLimit;
import org.communique.refusal.Refusal;
import org.communique.statement.TagText;
import org.communique.statement.lifecycle.TagService;
import org.communique.workflow.bpmn.Finding;
import org.communique.workflow.bpmn.WorkflowImportResult;
import org.communique.workflow.definition.SaveWorkflow;
import org.communique.workflow.definition.SaveWorkflowResult;
import org.communique.workflow.definition.WorkflowService;
import org.communique.workflow.definition.WorkflowVersion;
import org.communique.workflow.definition.WorkflowVersionId;
import org.communique.workflow.definition.WorkflowVersionSummary;
import org.communique.workflow.migration.WorkflowDeletion;
import org.communique.workflow.migration.WorkflowDeletionService;
import org.communique.workflow.model.DryRunChoice;
import org.communique.workflow.model.DryRunResult;
import org.communique.workflow.model.DryRunState;
import org.communique.workflow.model.Excerpt;
import org.communique.workflow.model.FlowNode;
import org.communique.workflow.model.StatementFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Workflows: their versions as files, new ones, and dry runs. */
@RestController
@Tag(name = "Workflows")
@RequestMapping("/api/v1/workflows")
class WorkflowApi {

    private final WorkflowService workflows;
    private final WorkflowDeletionService deletion;
    private final MessageSource messages;

    WorkflowApi(WorkflowService workflows, WorkflowDeletionService deletion, MessageSource messages) {
        this.workflows = workflows;
        this.deletion = deletion;
        this.messages = messages;
    }

    /**
     * @param author  empty if it ships with the server
     * @param running statements under way on it
     */
    /** @param retired since when new statements are not offered it */
    record Listed(
            String key,
            int number,
            String name,
            String note,
            String author,
            Instant at,
            long running,
            @Nullable Instant retired) {

        static Listed of(WorkflowVersionSummary summary) {
            var version = summary.version();
            return new Listed(
                    version.key(),
                    version.number(),
                    version.name(),
                    version.note(),
                    summary.author(),
                    version.at(),
                    summary.running(),
                    version.retired());
        }
    }

    /** The newest version of each workflow. Further ones are in the next part. */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<Listed>> workflows(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Pagination.partOf(workflows.newest().stream().map(Listed::of).toList(), Listed::key, after, limit);
    }

    /** The newest first. Further ones are in the next part. */
    @GetMapping("/{key}/versions")
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<Listed>> workflowVersions(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Pagination.partOf(
                workflows.versions(key).stream().map(Listed::of).toList(), Listed::number, after, limit);
    }

    /** The BPMN 2.0 file. */
    @GetMapping(path = "/{key}/versions/{number}", produces = MediaType.APPLICATION_XML_VALUE)
    @RequiredScope(TokenScope.READ)
    String workflowFile(@PathVariable String key, @PathVariable int number) {
        return find(key, number).bpmn();
    }

    /**
     * @param key      of the process; empty if the file is no workflow
     * @param findings what keeps it from being a workflow; empty if it is one
     * @param changes  what is taken in another form, and what is left out
     */
    record Checked(String key, List<Map<String, Object>> findings, List<Map<String, Object>> changes) {}

    /**
     * Says what would become of a BPMN 2.0 file, and stores nothing.
     *
     * @param process id of the process that is meant, if the file has several
     */
    @PostMapping(path = "/check", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @BodyLimit(megabytes = 2)
    @RequiredScope(TokenScope.READ)
    Checked checkWorkflow(@RequestPart MultipartFile file, @RequestParam(defaultValue = "") String process)
            throws IOException {
        return switch (workflows.check(file.getBytes(), process)) {
            case WorkflowImportResult.Accepted accepted ->
                new Checked(
                        accepted.model().key(),
                        List.of(),
                        accepted.warnings().stream().map(this::toProblem).toList());
            case WorkflowImportResult.Refused(var findings) ->
                new Checked("", findings.stream().map(this::toProblem).toList(), List.of());
        };
    }

    record Uploaded(String key, int number, List<String> leftOut) {}

    /**
     * Saves a BPMN 2.0 file as the newest version of the workflow whose key its process has.
     *
     * @param process id of the process that is meant, if the file has several
     */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @BodyLimit(megabytes = 2)
    @RequiredScope(TokenScope.ADMINISTER)
    @ResponseStatus(HttpStatus.CREATED)
    Uploaded uploadWorkflow(
            @RequestPart MultipartFile file, @RequestParam String note, @RequestParam(defaultValue = "") String process)
            throws IOException {
        return switch (workflows.save(new SaveWorkflow(file.getBytes(), note, null, false, process))) {
            case SaveWorkflowResult.Saved(var version, var leftOut) ->
                new Uploaded(
                        version.key(),
                        version.number(),
                        leftOut.stream().map(this::message).toList());
            case Refusal refusal -> throw ApiException.of(refusal);
            case SaveWorkflowResult.NotAWorkflow(var findings) ->
                throw ApiException.unprocessable("not-a-workflow", "api.not-a-workflow")
                        .with("findings", findings.stream().map(this::toProblem).toList());
        };
    }

    private Map<String, Object> toProblem(Finding finding) {
        return Map.of(
                "fault",
                finding.fault().name(),
                "element",
                finding.element(),
                "id",
                finding.id() == null ? "" : finding.id(),
                "name",
                finding.name(),
                "line",
                finding.line(),
                "message",
                message(finding),
                "remedy",
                finding.remedyKey() == null
                        ? ""
                        : messages.getMessage(finding.remedyKey(), new Object[0], Locale.ENGLISH));
    }

    private String message(Finding finding) {
        return messages.getMessage(
                finding.fault().messageKey(), finding.details().toArray(), Locale.ENGLISH);
    }

    /**
     * @param choices in the order in which they are made
     * @param facts   of the sample statement, where conditions ask for them
     */
    record DryRunChoices(
            List<DryRunChoice> choices, @Nullable SampleFacts facts) {

        StatementFacts statement() {
            return facts == null ? StatementFacts.USUAL : facts.statement();
        }
    }

    /**
     * @param organisations that have access; 10 if it is missing
     * @param words         of the text; 1,000 if it is missing
     * @param language      its BCP 47 tag; en if it is missing
     * @param tags          of 10 at most; none if it is missing
     */
    record SampleFacts(
            @Nullable Integer organisations,
            @Nullable Integer words,
            @Nullable String language,
            @Nullable List<String> tags) {

        StatementFacts statement() {
            return new StatementFacts(
                    Objects.requireNonNullElse(organisations, StatementFacts.USUAL.organisations()),
                    Objects.requireNonNullElse(words, StatementFacts.USUAL.words()),
                    Objects.requireNonNullElse(language, StatementFacts.USUAL.language()),
                    sampleTags());
        }

        private Set<String> sampleTags() {
            var given = Objects.requireNonNullElse(tags, List.<String>of());
            if (given.size() > TagService.MOST) {
                throw ApiException.unprocessable("too-many-tags", "api.too-many-tags", TagService.MOST);
            }
            return given.stream()
                    .map(tag -> TagText.of(tag)
                            .orElseThrow(
                                    () -> ApiException.unprocessable("not-a-tag", "api.not-a-tag", Excerpt.of(tag))))
                    .collect(Collectors.toSet());
        }
    }

    /**
     * @param passed  ids of flows and elements, in order
     * @param waiting ids of the steps where it waits
     */
    record DryRunPath(List<String> passed, List<String> waiting, boolean ended, int submissions) {

        static DryRunPath of(DryRunState dryRunState) {
            return new DryRunPath(
                    dryRunState.passed(),
                    dryRunState.waiting().stream().map(FlowNode::id).toList(),
                    dryRunState.ended(),
                    dryRunState.round());
        }
    }

    /** Lets a sample statement take the way that the choices make; nothing is stored. */
    @PostMapping("/{key}/versions/{number}/dry-run")
    @RequiredScope(TokenScope.READ)
    DryRunPath dryRun(@PathVariable String key, @PathVariable int number, @RequestBody DryRunChoices run) {
        return switch (workflows.walk(find(key, number).bpmn(), run.choices(), run.statement())) {
            case DryRunResult.Walked(var dryRunState) -> DryRunPath.of(dryRunState);
            case DryRunResult.NotPossible(var dryRunChoice) ->
                throw ApiException.unprocessable("not-possible", "api.not-possible", dryRunChoice.step());
        };
    }

    /**
     * Deletes a version that no statement uses or has used; the workflow goes with its last one. A version that comes with the server
     * stays.
     */
    @DeleteMapping("/{key}/versions/{number}")
    @RequiredScope(TokenScope.ADMINISTER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteWorkflowVersion(@PathVariable String key, @PathVariable int number) {
        switch (deletion.delete(WorkflowVersionId.of(key, number))) {
            case WorkflowDeletion.Deleted _ -> {}
            case WorkflowDeletion.Unknown _ -> throw ApiException.notFound();
            case Refusal refusal -> throw ApiException.of(refusal);
        }
    }

    private WorkflowVersion find(String key, int number) {
        return workflows.find(WorkflowVersionId.of(key, number)).orElseThrow(ApiException::notFound);
    }
}
