package org.communique.statement.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.CurrentMember;
import org.communique.http.limit.BodyLimit;
import org.communique.statement.Grant;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.DraftTemplate;
import org.communique.statement.creation.KeyedRequest;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.creation.TextImporter;
import org.communique.statement.creation.TextImporter.ImportResult;
import org.communique.statement.creation.WorkflowCatalogue;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.sharing.SharingService;
import org.communique.text.document.RichText;
import org.communique.text.markdown.ImportLoss;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** New statements, from a template, a text or a file. */
@RestController
@Tag(name = "Statements")
@RequestMapping("/api/v1/statements")
class StatementCreationApi {

    static final String KEY = "Idempotency-Key";
    static final String KEY_DESCRIPTION =
            "Words of the caller's own, such as a UUID. If a request with the same key was carried"
                    + " out before, its statement is the answer, and nothing else is done. Keys are of one kind of request;"
                    + " one that was used for another body is refused (422, idempotency-key-used).";

    private final StatementService statements;
    private final StatementCreationService creation;
    private final SharingService sharing;
    private final WorkflowCatalogue workflows;
    private final MarkdownBody markdownBody;
    private final TextImporter importer;
    private final CurrentMember currentMember;

    StatementCreationApi(
            StatementService statements,
            StatementCreationService creation,
            SharingService sharing,
            WorkflowCatalogue workflows,
            MarkdownBody markdownBody,
            TextImporter importer,
            CurrentMember currentMember) {
        this.statements = statements;
        this.creation = creation;
        this.sharing = sharing;
        this.workflows = workflows;
        this.markdownBody = markdownBody;
        this.importer = importer;
        this.currentMember = currentMember;
    }

    enum Changes {
        @JsonProperty("accepted")
        ACCEPTED,
        @JsonProperty("rejected")
        REJECTED
    }

    /**
     * What to open.
     *
     * @param language BCP 47 tag; {@code en} if missing
     * @param workflow {@code joint-statement} if missing
     * @param template key of a template to begin with; {@code markdown} goes before it
     * @param markdown text to begin with
     * @param changes  of a file: whether its tracked changes are accepted, as they are if this is missing, or rejected
     */
    record NewStatement(
            String title,
            @Nullable String language,
            @Nullable String workflow,
            @Nullable String template,
            @Nullable String markdown,
            @Nullable Changes changes,
            @Nullable List<Grant> grants) {

        CreateStatement with(RichText text, @Nullable String otherTitle) {
            return new CreateStatement(
                    title.isBlank() && otherTitle != null ? otherTitle : title,
                    Optional.ofNullable(language).orElse("en"),
                    Optional.ofNullable(workflow).orElse("joint-statement"),
                    text,
                    Optional.ofNullable(grants).orElse(List.of()));
        }
    }

    /** @param losses what the file had and a statement cannot keep */
    record Imported(StatementId id, List<ImportLoss> losses) {}

    @PostMapping
    @RequiredScope(TokenScope.WRITE)
    @BodyLimit(megabytes = 13)
    @ResponseStatus(HttpStatus.CREATED)
    Statement openStatement(
            @Parameter(description = KEY_DESCRIPTION) @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody NewStatement statement) {
        var request = KeyedRequest.of(currentMember.id(), "statement", key, statement);
        if (!isDone(creation.progress(request))) {
            checkMayOpen();
            open(statement.with(text(statement), null), request);
        }
        return statements.get(request.statement());
    }

    /** Opens a statement with the title, text, language, workflow and tags of another; no one else has access to it. */
    @PostMapping("/{statement}/duplicates")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    Statement duplicate(
            @PathVariable StatementId statement,
            @Parameter(description = KEY_DESCRIPTION) @RequestHeader(name = KEY, required = false) @Nullable
                    String key) {
        var request = KeyedRequest.of(currentMember.id(), "duplicate", key, statement);
        if (!isDone(creation.progress(request))) {
            creation.duplicationRefusal(statement).ifPresent(refusal -> {
                throw ApiException.of(refusal);
            });
            creation.duplicate(statement, request);
            isDone(creation.progress(request));
        }
        return statements.get(request.statement());
    }

    /** @throws ApiException if the key was used for another request */
    static boolean isDone(KeyedRequest.Progress progress) {
        return switch (progress) {
            case NEW -> false;
            case DONE -> true;
            case KEY_USED -> throw ApiException.unprocessable("idempotency-key-used", "api.idempotency-key-used");
        };
    }

    private RichText text(NewStatement statement) {
        if (statement.markdown() != null) {
            return markdownBody.read(statement.markdown());
        }
        return statement.template() == null
                ? RichText.EMPTY
                : DraftTemplate.all().stream()
                        .filter(offered -> offered.key().equals(statement.template()))
                        .findFirst()
                        .map(template -> template.text(statement.title()))
                        .orElseThrow(() -> ApiException.unknown("template"));
    }

    /** Opens a statement whose draft begins with a Markdown, DOCX or ODT file. */
    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @BodyLimit(megabytes = BodyLimit.FILE)
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    Imported importFile(
            @Parameter(description = KEY_DESCRIPTION) @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestPart NewStatement statement,
            @RequestPart MultipartFile file)
            throws IOException {
        var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        var bytes = file.getBytes();
        var body = List.of(statement, name, TextHash.of(new String(bytes, StandardCharsets.ISO_8859_1)));
        var request = KeyedRequest.of(currentMember.id(), "import", key, body);
        if (!isDone(creation.progress(request))) {
            checkMayOpen();
        }
        return switch (importer.read(name, bytes)) {
            case ImportResult.Read read -> {
                var taken = statement.changes() == Changes.REJECTED ? read.withChangesRejected() : read;
                open(statement.with(taken.text(), taken.title()), request);
                yield new Imported(request.statement(), taken.losses());
            }
            case ImportResult.Unreadable unreadable -> throw ApiException.of(unreadable);
        };
    }

    private void open(CreateStatement statement, KeyedRequest request) {
        if (isDone(creation.progress(request))) {
            return;
        }
        sharing.problem(statement.grants()).ifPresent(problem -> {
            throw ApiException.of(problem);
        });
        if (workflows.offers().stream()
                .noneMatch(workflowOption -> workflowOption.key().equals(statement.workflow()))) {
            throw ApiException.unknown("workflow");
        }
        checkMayOpen();
        creation.refusalOf(statement.text()).ifPresent(refusal -> {
            throw ApiException.of(refusal);
        });
        creation.open(statement, request);
        isDone(creation.progress(request));
    }

    /** Before a text is read, which takes time. */
    private void checkMayOpen() {
        creation.refusal().ifPresent(exceeded -> {
            throw ApiException.of(exceeded);
        });
    }
}
