package org.communique.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.Grant;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.DraftTemplate;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.creation.TextImporter;
import org.communique.statement.creation.TextImporter.ImportResult;
import org.communique.statement.creation.WorkflowCatalogue;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.ReplacementOutcome;
import org.communique.statement.draft.SubmissionOutcome;
import org.communique.statement.draft.TextRefusal;
import org.communique.statement.lifecycle.QuotaExceeded;
import org.communique.statement.lifecycle.StatementPage;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.overview.OverviewPage;
import org.communique.statement.overview.OverviewQuery;
import org.communique.statement.overview.OverviewRow;
import org.communique.statement.overview.OverviewService;
import org.communique.statement.sharing.SharingService;
import org.communique.statement.version.VersionSummary;
import org.communique.text.document.RichText;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.markdown.ImportLoss;
import org.communique.text.markdown.Markdown;
import org.communique.text.markdown.MarkdownLimit;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Statements: open, import, read, submit. */
@RestController
@Tag(name = "Statements")
@RequestMapping("/api/v1/statements")
class StatementApi {

    private static final String MARKDOWN = "text/markdown;charset=UTF-8";

    private final StatementService statements;
    private final OverviewService overview;
    private final StatementCreationService creation;
    private final DraftService drafts;
    private final TextImporter importer;
    private final SharingService sharing;
    private final WorkflowCatalogue workflows;
    private final HeavyWorkExecutor heavyWorkExecutor;
    private final CurrentMember currentMember;
    private final MessageSource messages;

    StatementApi(
            StatementService statements,
            OverviewService overview,
            StatementCreationService creation,
            DraftService drafts,
            TextImporter importer,
            SharingService sharing,
            WorkflowCatalogue workflows,
            HeavyWorkExecutor heavyWorkExecutor,
            CurrentMember currentMember,
            MessageSource messages) {
        this.statements = statements;
        this.overview = overview;
        this.creation = creation;
        this.drafts = drafts;
        this.importer = importer;
        this.sharing = sharing;
        this.workflows = workflows;
        this.heavyWorkExecutor = heavyWorkExecutor;
        this.currentMember = currentMember;
        this.messages = messages;
    }

    /**
     * The last changed first, 100 at most; a {@code Link} header leads to the next ones. Without grants: coordinators read them with
     * each statement.
     *
     * @param limit how many at most
     * @param after from the {@code Link} header
     */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<Statement>> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        var page = statements.page(position(after), Pagination.size(limit));
        return Pagination.answer(page.statements(), page.end());
    }

    /**
     * All statements for coordinators, with what is due, how many have not answered, and signatures. 100 at most; a {@code Link}
     * header leads to the next ones.
     *
     * @param text  that titles contain
     * @param phase only these
     * @param sort  {@code CHANGED} if missing
     * @param descending {@code true} if missing
     * @param after from the {@code Link} header
     */
    @GetMapping("/overview")
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<OverviewRow>> overview(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable Set<Phase> phase,
            @RequestParam(required = false) OverviewQuery.@Nullable Sort sort,
            @RequestParam(required = false) @Nullable Boolean descending,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable Integer after) {
        var query = new OverviewQuery(
                Optional.ofNullable(text).orElse(""),
                Optional.ofNullable(phase).orElse(Set.of()),
                Optional.ofNullable(sort).orElse(OverviewQuery.Sort.CHANGED),
                Optional.ofNullable(descending).orElse(true));
        var from = Optional.ofNullable(after).orElse(0);
        if (!OverviewPage.isStart(from)) {
            throw unknown("page");
        }
        var page = overview.page(query, from, Pagination.size(limit));
        return Pagination.answer(page.rows(), page.next());
    }

    private static StatementPage.@Nullable Position position(@Nullable String after) {
        try {
            return after == null ? null : StatementPage.Position.parse(after);
        } catch (IllegalArgumentException e) {
            throw unknown("page");
        }
    }

    @GetMapping("/{statement}")
    @RequiredScope(TokenScope.READ)
    Statement get(@PathVariable StatementId statement) {
        return statements.get(statement);
    }

    /**
     * What to open.
     *
     * @param language BCP 47 tag; {@code en} if missing
     * @param workflow {@code joint-statement} if missing
     * @param template key of a template to begin with; {@code markdown} goes before it
     * @param markdown text to begin with
     */
    record NewStatement(
            String title,
            @Nullable String language,
            @Nullable String workflow,
            @Nullable String template,
            @Nullable String markdown,
            @Nullable List<Grant> grants) {

        CreateStatement with(RichText text, @Nullable String otherTitle) {
            return new CreateStatement(
                    title.isBlank() && otherTitle != null ? otherTitle : title,
                    Optional.ofNullable(language).orElse("en"),
                    Optional.ofNullable(workflow).orElse("joint-statement"),
                    text,
                    Optional.ofNullable(grants).orElse(List.of()));
        }

        RichText text() {
            if (markdown != null) {
                return read(markdown);
            }
            return template == null
                    ? RichText.EMPTY
                    : DraftTemplate.all().stream()
                            .filter(offered -> offered.key().equals(template))
                            .findFirst()
                            .map(DraftTemplate::text)
                            .orElseThrow(() -> unknown("template"));
        }
    }

    /** @param losses what the file had and a statement cannot keep */
    record Imported(StatementId id, List<ImportLoss> losses) {}

    @PostMapping
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    Statement openStatement(@RequestBody NewStatement statement) {
        return statements.get(open(statement.with(parsed(statement::text), null)));
    }

    /** Opens a statement whose draft begins with a Markdown, DOCX or ODT file. */
    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    Imported importFile(@RequestPart NewStatement statement, @RequestPart MultipartFile file) throws IOException {
        var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        return switch (importer.read(name, file.getBytes())) {
            case ImportResult.Read read -> new Imported(open(statement.with(read.text(), read.title())), read.losses());
            case ImportResult.Unreadable unreadable ->
                throw unreadable(messages.getMessage(unreadable.reasonKey(), null, Locale.ENGLISH));
        };
    }

    private StatementId open(CreateStatement statement) {
        sharing.problem(statement.grants()).ifPresent(problem -> {
            throw AccessApi.impossible(problem);
        });
        if (workflows.offers().stream()
                .noneMatch(workflowOption -> workflowOption.key().equals(statement.workflow()))) {
            throw unknown("workflow");
        }
        creation.refusal().ifPresent(exceeded -> {
            throw refused(exceeded);
        });
        creation.refusalOf(statement.text()).ifPresent(why -> {
            throw refused(why);
        });
        return creation.open(statement);
    }

    private static ApiException refused(QuotaExceeded exceeded) {
        return switch (exceeded) {
            case QuotaExceeded.TooManyOpen(int limit) ->
                ApiException.conflict(
                        "too-many-open",
                        "You have %d statements that are neither published nor abandoned. Publish or abandon some first."
                                .formatted(limit));
            case QuotaExceeded.TooOften(int limit, var again) ->
                ApiException.tooOften(
                        "too-often",
                        "You have opened %d statements within an hour. You can open another at %s."
                                .formatted(limit, again),
                        again);
        };
    }

    @DeleteMapping("/{statement}")
    @RequiredScope(TokenScope.WRITE)
    Statement abandon(@PathVariable StatementId statement) {
        if (!statements.abandon(statement)) {
            throw ApiException.conflict(
                    "too-late", "The statement is open for sign-on or published and can no longer be abandoned.");
        }
        return statements.get(statement);
    }

    /** Puts a text in the place of what the draft says. */
    @PutMapping(path = "/{statement}/draft", consumes = "text/markdown")
    @RequiredScope(TokenScope.WRITE)
    void replace(@PathVariable StatementId statement, @RequestBody String markdown) {
        switch (drafts.replace(statement, parsed(() -> read(markdown)))) {
            case ReplacementOutcome.Replaced _ -> {}
            case ReplacementOutcome.Frozen _ ->
                throw ApiException.conflict("frozen", "The draft is frozen: a version of it is in review or beyond.");
            case ReplacementOutcome.Refused(var why) -> throw refused(why);
        }
    }

    private static ApiException refused(TextRefusal why) {
        return switch (why) {
            case TOO_LARGE ->
                ApiException.because(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "too-large",
                        "The text is too large: with the signs of its formatting it may have 2,000,000 characters, and"
                                + " 50,000 paragraphs, list items, table rows and cells, 5,000 footnotes, and tables of"
                                + " 100 columns.");
            case TOO_DEEP ->
                ApiException.because(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "too-deep",
                        "Lists, quotes and tables may be inside each other 32 times at most.");
        };
    }

    private RichText parsed(Callable<RichText> reading) {
        return heavyWorkExecutor.run(WorkKind.PARSE, currentMember.id().value(), reading);
    }

    private static RichText read(String markdown) {
        return switch (Markdown.parse(markdown)) {
            case Markdown.Parsed parsed -> parsed.text();
            case Markdown.TooLarge large -> throw tooLarge(allowance(large.limit()));
            case Markdown.TooDeep deep -> throw unreadable("The text nests lists, quotes or emphasis too deeply.");
        };
    }

    private static ApiException tooLarge(String allowance) {
        return ApiException.because(
                HttpStatus.UNPROCESSABLE_CONTENT, "too-large", "The text is too large: %s.".formatted(allowance));
    }

    private static String allowance(MarkdownLimit limit) {
        int most = limit.most();
        return switch (limit) {
            case CHARACTERS -> "%,d characters are allowed".formatted(most);
            case LINES -> "%,d lines are allowed".formatted(most);
            case SIGNS -> "%,d characters that have a meaning in Markdown are allowed".formatted(most);
            case BLOCKS -> "%,d paragraphs, list items and table rows are allowed".formatted(most);
            case CELLS -> "%,d table cells are allowed".formatted(most);
            case COLUMNS -> "a table may have %,d columns".formatted(most);
            case LINKS -> "%,d links are allowed".formatted(most);
            case FOOTNOTES -> "%,d footnotes are allowed".formatted(most);
            case REPETITIONS -> "it repeats footnotes or long addresses too often";
            case STEPS_BACK -> "a paragraph has too many brackets or too many lines";
        };
    }

    static ApiException unknown(String what) {
        return ApiException.because(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "unknown-" + what,
                "There is no such " + what.replace('-', ' ') + ".");
    }

    private static ApiException unreadable(String why) {
        return ApiException.because(HttpStatus.UNPROCESSABLE_CONTENT, "unreadable", why);
    }

    /** The draft as it stands, in the canonical form that its next version would have. */
    @GetMapping(path = "/{statement}/draft", produces = MARKDOWN)
    @RequiredScope(TokenScope.READ)
    String draft(@PathVariable StatementId statement) {
        var text = drafts.read(statement);
        return heavyWorkExecutor.run(WorkKind.PARSE, currentMember.id().value(), () -> CanonicalText.of(text));
    }

    @PostMapping("/{statement}/versions")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    SubmissionOutcome.Submitted submit(@PathVariable StatementId statement) {
        return switch (drafts.submit(statement)) {
            case SubmissionOutcome.Submitted submitted -> submitted;
            case SubmissionOutcome.NothingToSubmit nothing ->
                throw ApiException.conflict("empty", "The draft has no text yet.");
            case SubmissionOutcome.Unchanged unchanged ->
                throw ApiException.conflict(
                        "unchanged",
                        "The draft says exactly what version %d said."
                                .formatted(unchanged.version().number()));
            case SubmissionOutcome.TooLong(var characters, var limit) ->
                throw ApiException.conflict(
                        "too-long",
                        "The text has %,d characters, with the signs of its formatting; %,d can be submitted."
                                .formatted(characters, limit));
            case SubmissionOutcome.Misread(var excerpt) ->
                throw ApiException.conflict(
                        "misread",
                        excerpt.isEmpty()
                                ? "The text would read differently once it is frozen. Use less formatting."
                                : "Part of the text would read differently once it is frozen. Use less formatting in: "
                                        + excerpt);
            case SubmissionOutcome.TooManyVersions(var limit) ->
                throw ApiException.conflict(
                        "too-many-versions",
                        "The statement has %d versions, as many as a statement can have. Open a new statement."
                                .formatted(limit));
            case SubmissionOutcome.TooMuchFrozen(var megabytes) ->
                throw ApiException.conflict(
                        "too-much-frozen",
                        "The versions of a statement can have %d MB together. Shorten the text or open a new statement."
                                .formatted(megabytes));
            case SubmissionOutcome.SubmittedTooOften(var tooOften) ->
                throw ApiException.tooOften(
                        "too-often",
                        "You have submitted this statement %d times within an hour. You can submit it again at %s."
                                .formatted(tooOften.limit(), tooOften.again()),
                        tooOften.again());
            case SubmissionOutcome.NotDrafting moved ->
                throw ApiException.conflict(
                        "not-drafting", "The statement is not being drafted; it is " + moved.phase() + ".");
        };
    }

    @GetMapping("/{statement}/versions")
    @RequiredScope(TokenScope.READ)
    List<VersionSummary> versions(@PathVariable StatementId statement) {
        return statements.versions(statement);
    }

    /** The version's bytes: their SHA-256 is its hash. */
    @GetMapping(path = "/{statement}/versions/{number}.md", produces = MARKDOWN)
    @RequiredScope(TokenScope.READ)
    String text(@PathVariable StatementId statement, @PathVariable int number) {
        return statements.text(VersionId.of(statement, number)).orElseThrow(ApiException::notFound);
    }
}
