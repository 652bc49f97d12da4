package org.communique.language.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.communique.api.ApiException;
import org.communique.api.IfMatch;
import org.communique.api.Pagination;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.MemberId;
import org.communique.http.limit.BodyLimit;
import org.communique.language.AlignedText.AlignedRow;
import org.communique.language.AlignedText.Fact;
import org.communique.language.AlignedText.Progress;
import org.communique.language.PassageConfirmationService;
import org.communique.language.PassageConfirmationService.Move;
import org.communique.language.PassageWarning;
import org.communique.language.SeenRow;
import org.communique.language.Translation;
import org.communique.language.Translation.People;
import org.communique.language.TranslationId;
import org.communique.language.TranslationResult;
import org.communique.language.TranslationService;
import org.communique.language.TranslationTextService;
import org.communique.refusal.Refusal;
import org.communique.statement.LanguageTag;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.api.MarkdownBody;
import org.communique.statement.draft.ReplacementOutcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A statement in other languages, passage by passage. */
@RestController
@Tag(name = "Languages")
@RequestMapping("/api/v1/statements/{statement}/languages")
class TranslationApi {

    private final TranslationService translations;
    private final PassageConfirmationService confirmations;
    private final TranslationTextService texts;
    private final MarkdownBody markdownBody;

    TranslationApi(
            TranslationService translations,
            PassageConfirmationService confirmations,
            TranslationTextService texts,
            MarkdownBody markdownBody) {
        this.translations = translations;
        this.confirmations = confirmations;
        this.texts = texts;
        this.markdownBody = markdownBody;
    }

    /**
     * @param language BCP 47 tag
     * @param draft    its text's name in the collaboration protocol
     * @param progress in passages; missing in the answer to a change
     */
    record StatementTranslation(
            String language,
            String draft,
            MemberId begunBy,
            Instant begunAt,
            People people,
            @Nullable Progress progress) {

        static StatementTranslation of(Translation translation, @Nullable Progress progress) {
            return new StatementTranslation(
                    translation.id().language(),
                    translation.id().draft().value(),
                    translation.begunBy(),
                    translation.begunAt(),
                    translation.people(),
                    progress);
        }
    }

    /** In the order in which they were begun; 60 at most. */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    List<StatementTranslation> languages(@PathVariable StatementId statement) {
        return translations.of(statement).stream()
                .map(each -> StatementTranslation.of(each.translation(), each.progress()))
                .toList();
    }

    /**
     * Begins a translation with the blocks of the source and no words, as someone who may edit the statement. One that was begun before
     * stays as it is.
     *
     * @param language BCP 47 tag
     */
    @PutMapping("/{language}")
    @RequiredScope(TokenScope.WRITE)
    StatementTranslation beginTranslation(@PathVariable StatementId statement, @PathVariable String language) {
        return done(translations.begin(statement, tag(language)));
    }

    /** Says who works on it, as someone who may edit the statement. */
    @PutMapping("/{language}/people")
    @RequiredScope(TokenScope.WRITE)
    StatementTranslation assignTranslation(
            @PathVariable StatementId statement, @PathVariable String language, @RequestBody People people) {
        return done(translations.assign(found(statement, language), people));
    }

    /**
     * Passages of the source and the translation that say the same.
     *
     * @param number          from 1
     * @param row             by which it is named in what is said of it; another one as soon as it has other paragraphs
     * @param sourceHash      SHA-256 of the source
     * @param translationHash SHA-256 of the translation
     * @param source          in Markdown
     * @param translation     in Markdown; empty if there is none
     * @param warnings        what someone who knows both languages should look at
     */
    record AlignedPassage(
            int number,
            String row,
            TextHash sourceHash,
            TextHash translationHash,
            String source,
            String translation,
            Set<Fact> facts,
            List<PassageWarning> warnings) {}

    /**
     * In the order of the text, 100 at most; a {@code Link} header leads to the next ones.
     *
     * @param limit how many at most
     * @param after from the {@code Link} header: the number of the last passage so far
     */
    @GetMapping("/{language}/passages")
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<AlignedPassage>> alignedPassages(
            @PathVariable StatementId statement,
            @PathVariable String language,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        int size = Pagination.size(limit);
        var position = Pagination.position(after, Integer::valueOf);
        var rows = translations.text(found(statement, language)).rows();
        int from = Math.clamp(position == null ? 0 : position, 0, rows.size());
        int to = Math.min(rows.size(), from + size);
        var passages = new ArrayList<AlignedPassage>();
        for (int i = from; i < to; i++) {
            passages.add(passage(i + 1, rows.get(i)));
        }
        return Pagination.answer(passages, to == rows.size() ? null : to);
    }

    private static AlignedPassage passage(int number, AlignedRow row) {
        var seen = row.seen();
        return new AlignedPassage(
                number,
                seen.key(),
                seen.source(),
                row.translationHash(),
                row.row().sourceWords(),
                row.row().targetWords(),
                row.facts(),
                row.warnings());
    }

    /**
     * @param row        as the passage had it
     * @param sourceHash as the passage had it: what someone says of another source is not recorded
     */
    record SeenPassage(String row, TextHash sourceHash) {}

    /**
     * @param row             as the passage had it
     * @param sourceHash      as the passage had it
     * @param translationHash as the passage had it: what someone says of another text is not recorded
     */
    record ReadPassage(String row, TextHash sourceHash, TextHash translationHash) {}

    /** Says that the translation says what the source says. */
    @PostMapping("/{language}/confirmations")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirmPassage(
            @PathVariable StatementId statement, @PathVariable String language, @RequestBody SeenPassage passage) {
        done(confirmations.confirm(found(statement, language), new SeenRow(passage.row(), passage.sourceHash())));
    }

    /** Says that both are right, as a reviser or a coordinator. */
    @PostMapping("/{language}/checks")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void checkPassage(
            @PathVariable StatementId statement, @PathVariable String language, @RequestBody ReadPassage passage) {
        done(confirmations.check(
                found(statement, language),
                new SeenRow(passage.row(), passage.sourceHash()),
                passage.translationHash()));
    }

    /** @param row as the passage had it */
    record PassageMove(String row, Move move) {}

    /** Aligns paragraphs in another way, which stays so. */
    @PostMapping("/{language}/moves")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void movePassage(
            @PathVariable StatementId statement, @PathVariable String language, @RequestBody PassageMove wanted) {
        done(confirmations.move(found(statement, language), wanted.row(), wanted.move()));
    }

    /** Its text as it stands. Its ETag is for If-Match. */
    @GetMapping(path = "/{language}/text", produces = MarkdownBody.MEDIA_TYPE)
    @RequiredScope(TokenScope.READ)
    ResponseEntity<String> translatedText(@PathVariable StatementId statement, @PathVariable String language) {
        var text = texts.current(found(statement, language));
        return ResponseEntity.ok().eTag(Long.toString(text.revision())).body(markdownBody.write(text.text()));
    }

    /**
     * Puts a text in the place of what the translation says; as {@code PUT /draft} does with that of the source. If nothing was
     * translated before, its passages are aligned by their lengths and numbers.
     */
    @PutMapping(path = "/{language}/text", consumes = "text/markdown")
    @BodyLimit(megabytes = BodyLimit.FILE)
    @RequiredScope(TokenScope.WRITE)
    // The service asks too, but only once the text was read, which takes time.
    @PreAuthorize("@statementRights.canRead(#statement)")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replaceTranslatedText(
            @PathVariable StatementId statement,
            @PathVariable String language,
            @Parameter(
                            description =
                                    "The ETag of the text that was read. If the translation was changed since, it is left"
                                            + " as it is: 412 and the code changed-meanwhile. If it has the sent text"
                                            + " already, as when a request is sent again, that is no failure.")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @RequestBody String markdown) {
        var id = found(statement, language);
        var text = markdownBody.read(markdown);
        var outcome = IfMatch.isAny(ifMatch)
                ? texts.replace(id, text)
                : texts.replaceAt(id, IfMatch.revisions(ifMatch), text);
        switch (outcome) {
            case ReplacementOutcome.Replaced _ -> {}
            case ReplacementOutcome.Frozen _ -> throw ApiException.conflict("frozen", "api.draft-frozen");
            case ReplacementOutcome.ChangedMeanwhile _ ->
                throw ApiException.because(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile", "api.draft-changed");
            case ReplacementOutcome.Refused(var refusal) -> throw ApiException.of(refusal);
        }
    }

    private TranslationId found(StatementId statement, String language) {
        return found(translations, statement, language);
    }

    static TranslationId found(TranslationService translations, StatementId statement, String language) {
        var id = TranslationId.of(statement, tag(language));
        return translations.find(id).map(Translation::id).orElseThrow(ApiException::notFound);
    }

    private static LanguageTag tag(String language) {
        try {
            return new LanguageTag(language);
        } catch (IllegalArgumentException e) {
            throw ApiException.notFound();
        }
    }

    private static StatementTranslation done(TranslationResult result) {
        return switch (result) {
            case TranslationResult.Done(var translation) -> StatementTranslation.of(translation, null);
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }
}
