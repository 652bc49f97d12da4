package org.communique.treaty.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.http.RenderedPage;
import org.communique.http.limit.BodyLimit;
import org.communique.refusal.Refusal;
import org.communique.treaty.depositary.ImportAnswers;
import org.communique.treaty.depositary.StatusImportService;
import org.communique.treaty.depositary.StatusImportService.StatusImportOutcome;
import org.communique.treaty.depositary.StatusPreview;
import org.communique.treaty.instrument.InstrumentId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The depositary's table: first its preview with questions, then what the preview showed. For researchers, coordinators and administrators. */
@RestController
@Tag(name = "Treaty")
@RequestMapping("/api/v1/treaty/instruments/{instrument}")
class StatusImportApi {

    private final StatusImportService imports;
    private final JsonMapper json;

    StatusImportApi(StatusImportService imports, JsonMapper json) {
        this.imports = imports;
        this.json = json;
    }

    /**
     * A table, and answers to the questions of its preview.
     *
     * @param text    XML, HTML, or cells between tabs, semicolons or commas; at most 2 MB
     * @param names   codes of the States that are meant, by line
     * @param leftOut lines that are not to be imported
     */
    record StatusTableBody(
            String text,
            @Nullable Map<Integer, String> names,
            @Nullable Set<Integer> leftOut) {

        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        ImportAnswers answers() {
            return new ImportAnswers(TreatyParameters.states(names), leftOut == null ? Set.of() : leftOut);
        }
    }

    /** @param agreement says to import what this preview shows, and nothing else */
    record StatusTablePreview(StatusPreview preview, String agreement) {}

    /** What importing the table would change, and what it has to be asked about. Writes nothing. */
    @PostMapping("/status-preview")
    @BodyLimit(megabytes = BodyLimit.TABLE)
    @RequiredScope(TokenScope.READ)
    StatusTablePreview previewStatuses(@PathVariable InstrumentId instrument, @RequestBody StatusTableBody table) {
        var preview = imports.preview(instrument, table.bytes(), table.answers());
        return new StatusTablePreview(preview, agreement(preview));
    }

    /**
     * @param source    of the table: a link, or words that say where it stands
     * @param agreement of the preview
     */
    record StatusImportBody(StatusTableBody table, String source, String agreement) {}

    /** @param changes how many cells were changed; 0 if the register says what the table does */
    record ImportedStatuses(int changes) {}

    /** Imports what the preview showed. The same again changes nothing. */
    @PostMapping("/status-imports")
    @BodyLimit(megabytes = BodyLimit.TABLE)
    @RequiredScope(TokenScope.WRITE)
    ImportedStatuses importStatuses(@PathVariable InstrumentId instrument, @RequestBody StatusImportBody wanted) {
        var table = wanted.table();
        var preview = imports.preview(instrument, table.bytes(), table.answers());
        if (preview.isImportable() && preview.differences().isEmpty()) {
            return new ImportedStatuses(0);
        }
        if (!agreement(preview).equals(wanted.agreement())) {
            throw lookAgain(preview);
        }
        return switch (imports.confirm(instrument, table.bytes(), table.answers(), wanted.source(), preview)) {
            case StatusImportOutcome.Imported(var changes) -> new ImportedStatuses(changes);
            case StatusImportOutcome.LookAgain(var again) -> throw lookAgain(again);
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }

    private ApiException lookAgain(StatusPreview preview) {
        return ApiException.of(
                new StatusImportOutcome.LookAgain(preview),
                Map.of("preview", preview, "agreement", agreement(preview)));
    }

    private String agreement(StatusPreview preview) {
        return RenderedPage.hash(json.writeValueAsBytes(preview.differences()));
    }
}
