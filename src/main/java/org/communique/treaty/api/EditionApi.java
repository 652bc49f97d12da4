package org.communique.treaty.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.http.limit.BodyLimit;
import org.communique.refusal.Refusal;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.EditionKind;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.register.EditionPreview;
import org.communique.treaty.register.EditionTarget;
import org.communique.treaty.register.RegisterOutcome;
import org.communique.treaty.register.RegisterService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Loads editions, from Markdown or CSV: first the preview, then what it showed. For administrators. */
@RestController
@Tag(name = "Treaty")
@RequestMapping("/api/v1/treaty")
class EditionApi {

    private final RegisterService register;

    EditionApi(RegisterService register) {
        this.register = register;
    }

    /**
     * A file of articles.
     *
     * @param fileName ends in .md or .csv
     * @param text     at most 2 MB
     * @param revision of the preview; not needed for one
     */
    record EditionFileBody(
            String fileName, String text, @Nullable Long revision) {

        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        long seen() {
            return revision == null ? 0 : revision;
        }
    }

    /**
     * @param label  as the edition is cited
     * @param source a link, or empty
     */
    record NewEdition(
            String label,
            EditionKind kind,
            @Nullable LocalDate date,
            @Nullable String source,
            EditionFileBody file) {

        EditionTarget of(InstrumentId instrument) {
            return new EditionTarget.New(instrument, label, kind, date, source == null ? "" : source);
        }
    }

    /** @param edition that was loaded */
    record LoadedEdition(EditionId edition) {}

    /** What loading a new edition would do. Writes nothing. */
    @PostMapping("/instruments/{instrument}/edition-preview")
    @BodyLimit(megabytes = BodyLimit.TABLE)
    @RequiredScope(TokenScope.ADMINISTER)
    EditionPreview previewEdition(@PathVariable InstrumentId instrument, @RequestBody NewEdition wanted) {
        return register.preview(
                wanted.of(instrument), wanted.file().fileName(), wanted.file().bytes());
    }

    /** Loads a new edition. */
    @PostMapping("/instruments/{instrument}/editions")
    @BodyLimit(megabytes = BodyLimit.TABLE)
    @RequiredScope(TokenScope.ADMINISTER)
    @ResponseStatus(HttpStatus.CREATED)
    LoadedEdition addEdition(@PathVariable InstrumentId instrument, @RequestBody NewEdition wanted) {
        return loaded(register.load(
                wanted.of(instrument),
                wanted.file().fileName(),
                wanted.file().bytes(),
                wanted.file().seen()));
    }

    /** What loading a file over an edition would do. Writes nothing. */
    @PostMapping("/editions/{edition}/preview")
    @BodyLimit(megabytes = BodyLimit.TABLE)
    @RequiredScope(TokenScope.ADMINISTER)
    EditionPreview previewArticles(@PathVariable EditionId edition, @RequestBody EditionFileBody file) {
        return register.preview(new EditionTarget.Existing(edition), file.fileName(), file.bytes());
    }

    /** Loads a file over an edition. Articles that it lacks stay. */
    @PutMapping("/editions/{edition}/articles")
    @BodyLimit(megabytes = BodyLimit.TABLE)
    @RequiredScope(TokenScope.ADMINISTER)
    LoadedEdition loadArticles(@PathVariable EditionId edition, @RequestBody EditionFileBody file) {
        return loaded(register.load(new EditionTarget.Existing(edition), file.fileName(), file.bytes(), file.seen()));
    }

    private static LoadedEdition loaded(RegisterOutcome outcome) {
        return switch (outcome) {
            case RegisterOutcome.Saved(var edition) -> new LoadedEdition(edition);
            case RegisterOutcome.UnreadableEdition unreadable ->
                throw ApiException.of(unreadable, Map.of("preview", unreadable.preview()));
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }
}
