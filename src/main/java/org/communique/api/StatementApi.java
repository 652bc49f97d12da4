package org.communique.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.communique.coalition.CurrentMember;
import org.communique.coalition.TokenScope;
import org.communique.statement.AccessService;
import org.communique.statement.DraftService;
import org.communique.statement.Grant;
import org.communique.statement.GrantOutcome;
import org.communique.statement.GrantProblem;
import org.communique.statement.OpenStatement;
import org.communique.statement.QuotaExceeded;
import org.communique.statement.Replacement;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.StatementOpening;
import org.communique.statement.StatementPage;
import org.communique.statement.StatementService;
import org.communique.statement.Submission;
import org.communique.statement.Template;
import org.communique.statement.TextReader;
import org.communique.statement.TextReader.Reading;
import org.communique.statement.TextRefusal;
import org.communique.statement.VersionId;
import org.communique.statement.VersionSummary;
import org.communique.statement.WorkflowCatalogue;
import org.communique.text.CanonicalText;
import org.communique.text.Loss;
import org.communique.text.Markdown;
import org.communique.text.MarkdownLimit;
import org.communique.text.RichText;
import org.communique.work.HeavyWork;
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

/** Statements: open, import, read, give access, submit. */
@RestController
@Tag(name = "Statements")
@RequestMapping("/api/v1/statements")
class StatementApi {

    private static final String MARKDOWN = "text/markdown;charset=UTF-8";

    private final StatementService statements;
    private final StatementOpening opening;
    private final DraftService drafts;
    private final TextReader reader;
    private final AccessService access;
    private final WorkflowCatalogue workflows;
    private final HeavyWork heavyWork;
    private final CurrentMember currentMember;
    private final MessageSource messages;

    StatementApi(
            StatementService statements,
            StatementOpening opening,
            DraftService drafts,
            TextReader reader,
            AccessService access,
            WorkflowCatalogue workflows,
            HeavyWork heavyWork,
            CurrentMember currentMember,
            MessageSource messages) {
        this.statements = statements;
        this.opening = opening;
        this.drafts = drafts;
        this.reader = reader;
        this.access = access;
        this.workflows = workflows;
        this.heavyWork = heavyWork;
        this.currentMember = currentMember;
        this.messages = messages;
    }

    /**
     * The last changed first, 100 at most; a {@code Link} header leads to the next ones.
     *
     * @param limit how many at most
     * @param after from the {@code Link} header
     */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<Statement>> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        var page = statements.page(position(after), Page.size(limit));
        return Page.answer(page.statements(), page.end());
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

        OpenStatement with(RichText text, @Nullable String otherTitle) {
            return new OpenStatement(
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
                    : Template.all().stream()
                            .filter(offered -> offered.key().equals(template))
                            .findFirst()
                            .map(Template::text)
                            .orElseThrow(() -> unknown("template"));
        }
    }

    /** @param losses what the file had and a statement cannot keep */
    record Imported(StatementId id, List<Loss> losses) {}

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
        return switch (reader.read(name, file.getBytes())) {
            case Reading.Read read -> new Imported(open(statement.with(read.text(), read.title())), read.losses());
            case Reading.Unreadable unreadable ->
                throw unreadable(messages.getMessage(unreadable.reasonKey(), null, Locale.ENGLISH));
        };
    }

    private StatementId open(OpenStatement statement) {
        requirePossible(statement.grants());
        if (workflows.offers().stream().noneMatch(offer -> offer.key().equals(statement.workflow()))) {
            throw unknown("workflow");
        }
        opening.refusal().ifPresent(exceeded -> {
            throw refused(exceeded);
        });
        opening.refusalOf(statement.text()).ifPresent(why -> {
            throw refused(why);
        });
        return opening.open(statement);
    }

    private static Refused refused(QuotaExceeded exceeded) {
        return switch (exceeded) {
            case QuotaExceeded.TooManyOpen(int limit) ->
                Refused.conflict(
                        "too-many-open",
                        "You have %d statements that are neither published nor abandoned. Publish or abandon some first."
                                .formatted(limit));
            case QuotaExceeded.TooOften(int limit, var again) ->
                Refused.tooOften(
                        "too-often",
                        "You have opened %d statements within an hour. You can open another at %s."
                                .formatted(limit, again),
                        again);
        };
    }

    private void requirePossible(List<Grant> grants) {
        switch (access.problem(grants).orElse(null)) {
            case null -> {}
            case GrantProblem.TooMany(int limit) ->
                throw Refused.because(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "too-many-grants",
                        "A statement can have %,d grants. Give access to organisations instead of their members."
                                .formatted(limit));
            case GrantProblem.Unknown unknown -> throw unknown("member-or-organisation");
        }
    }

    /**
     * @param grants         all that there shall be
     * @param accessRevision of the statement whose grants these replace; missing if it had none
     */
    record Access(List<Grant> grants, @Nullable Integer accessRevision) {}

    @PutMapping("/{statement}/grants")
    @RequiredScope(TokenScope.WRITE)
    Statement grant(@PathVariable StatementId statement, @RequestBody Access wanted) {
        requirePossible(wanted.grants());
        return switch (statements.grant(statement, wanted.grants(), wanted.accessRevision())) {
            case GrantOutcome.Granted(var now) -> now;
            case GrantOutcome.ChangedMeanwhile _ ->
                throw Refused.conflict(
                        "changed-meanwhile",
                        "Another coordinator has changed the access. Read the statement again, and send the grants with"
                                + " its accessRevision.");
            case GrantOutcome.Refused(var tooOften) ->
                throw Refused.tooOften(
                        "too-often",
                        "You have changed the access to statements %d times within an hour. You can do so again at %s."
                                .formatted(tooOften.limit(), tooOften.again()),
                        tooOften.again());
        };
    }

    @DeleteMapping("/{statement}")
    @RequiredScope(TokenScope.WRITE)
    Statement abandon(@PathVariable StatementId statement) {
        if (!statements.abandon(statement)) {
            throw Refused.conflict(
                    "too-late", "The statement is open for sign-on or published and can no longer be given up.");
        }
        return statements.get(statement);
    }

    /** Puts a text in the place of what the draft says. */
    @PutMapping(path = "/{statement}/draft", consumes = "text/markdown")
    @RequiredScope(TokenScope.WRITE)
    void replace(@PathVariable StatementId statement, @RequestBody String markdown) {
        switch (drafts.replace(statement, parsed(() -> read(markdown)))) {
            case Replacement.Replaced _ -> {}
            case Replacement.Frozen _ ->
                throw Refused.conflict("frozen", "The draft is frozen: a version of it is in review or beyond.");
            case Replacement.Refused(var why) -> throw refused(why);
        }
    }

    private static Refused refused(TextRefusal why) {
        return switch (why) {
            case TOO_LARGE ->
                Refused.because(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "too-large",
                        "The text is too large: with the signs of its formatting it may have 2,000,000 characters, and"
                                + " 50,000 paragraphs, list items, table rows and cells, 5,000 footnotes, and tables of"
                                + " 100 columns.");
            case TOO_DEEP ->
                Refused.because(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "too-deep",
                        "Lists, quotes and tables may be inside each other 32 times at most.");
        };
    }

    private RichText parsed(Callable<RichText> reading) {
        return heavyWork.run(WorkKind.PARSE, currentMember.id().value(), reading);
    }

    private static RichText read(String markdown) {
        return switch (Markdown.parse(markdown)) {
            case Markdown.Parsed parsed -> parsed.text();
            case Markdown.TooLarge large -> throw tooLarge(allowance(large.limit()));
            case Markdown.TooDeep deep -> throw unreadable("The text nests lists, quotes or emphasis too deeply.");
        };
    }

    private static Refused tooLarge(String allowance) {
        return Refused.because(
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

    private static Refused unknown(String what) {
        return Refused.because(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "unknown-" + what,
                "There is no such " + what.replace('-', ' ') + ".");
    }

    private static Refused unreadable(String why) {
        return Refused.because(HttpStatus.UNPROCESSABLE_CONTENT, "unreadable", why);
    }

    /** The draft as it stands, in the canonical form that its next version would have. */
    @GetMapping(path = "/{statement}/draft", produces = MARKDOWN)
    @RequiredScope(TokenScope.READ)
    String draft(@PathVariable StatementId statement) {
        var text = drafts.read(statement);
        return heavyWork.run(WorkKind.PARSE, currentMember.id().value(), () -> CanonicalText.of(text));
    }

    @PostMapping("/{statement}/versions")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    Submission.Submitted submit(@PathVariable StatementId statement) {
        return switch (drafts.submit(statement)) {
            case Submission.Submitted submitted -> submitted;
            case Submission.NothingToSubmit nothing -> throw Refused.conflict("empty", "The draft has no text yet.");
            case Submission.Unchanged unchanged ->
                throw Refused.conflict(
                        "unchanged",
                        "The draft says exactly what version %d said."
                                .formatted(unchanged.version().number()));
            case Submission.TooLong(var characters, var limit) ->
                throw Refused.conflict(
                        "too-long",
                        "The text has %,d characters, with the signs of its formatting; %,d can be submitted."
                                .formatted(characters, limit));
            case Submission.Misread(var excerpt) ->
                throw Refused.conflict(
                        "misread",
                        excerpt.isEmpty()
                                ? "The text would read differently once it is frozen. Use less formatting."
                                : "Part of the text would read differently once it is frozen. Use less formatting in: "
                                        + excerpt);
            case Submission.TooManyVersions(var limit) ->
                throw Refused.conflict(
                        "too-many-versions",
                        "The statement has %d versions, as many as a statement can have. Open a new statement."
                                .formatted(limit));
            case Submission.TooMuchFrozen(var megabytes) ->
                throw Refused.conflict(
                        "too-much-frozen",
                        "The versions of a statement can have %d MB together. Shorten the text or open a new statement."
                                .formatted(megabytes));
            case Submission.SubmittedTooOften(var why) ->
                throw Refused.tooOften(
                        "too-often",
                        "You have submitted this statement %d times within an hour. You can submit it again at %s."
                                .formatted(why.limit(), why.again()),
                        why.again());
            case Submission.NotDrafting moved ->
                throw Refused.conflict(
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
        return statements.text(VersionId.of(statement, number)).orElseThrow(Refused::notFound);
    }
}
