package org.communique.amendment.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.communique.amendment.file.TextFileService;
import org.communique.amendment.file.TextFormat;
import org.communique.amendment.file.TextOrder;
import org.communique.amendment.file.TextSource;
import org.communique.amendment.file.TextSource.OfDraft;
import org.communique.amendment.file.TextSource.OfVersion;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Texts as files for word processors. */
@RestController
@Tag(name = "Statements")
@RequestMapping("/api/v1/statements/{statement}")
class TextFileApi {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static final String ODT = "application/vnd.oasis.opendocument.text";

    private static final String ORIGIN =
            "Whether the file says of which text it is. One without that does not name its text, and dates changes to"
                    + " the day; its words, title, names and dates can still tell.";

    private static final String AGAINST =
            "The number of a version, or draft: changes since that text are tracked. Without it none are.";

    private final TextFileService files;

    TextFileApi(TextFileService files) {
        this.files = files;
    }

    /**
     * A version as a Word file.
     *
     * @param comments whether threads are in it as comments
     */
    @GetMapping(path = "/versions/{number}.docx", produces = DOCX)
    @RequiredScope(TokenScope.READ)
    byte[] versionDocx(
            @PathVariable StatementId statement,
            @PathVariable int number,
            @Parameter(description = AGAINST) @RequestParam(required = false) @Nullable String against,
            @RequestParam(defaultValue = "false") boolean comments,
            @Parameter(description = ORIGIN) @RequestParam(defaultValue = "true") boolean origin) {
        return text(statement, new OfVersion(number), against, comments, origin, TextFormat.DOCX);
    }

    /**
     * The draft as a Word file.
     *
     * @param comments   whether threads are in it as comments
     * @param amendments whether open amendments are tracked, each as a change of its organisation; those that cannot be
     *                   are comments
     */
    @GetMapping(path = "/draft.docx", produces = DOCX)
    @RequiredScope(TokenScope.READ)
    byte[] draftDocx(
            @PathVariable StatementId statement,
            @Parameter(description = AGAINST) @RequestParam(required = false) @Nullable String against,
            @RequestParam(defaultValue = "false") boolean comments,
            @RequestParam(defaultValue = "false") boolean amendments,
            @Parameter(description = ORIGIN) @RequestParam(defaultValue = "true") boolean origin) {
        return draft(statement, against, comments, amendments, origin, TextFormat.DOCX);
    }

    /**
     * A version as an OpenDocument text.
     *
     * @param comments whether threads are in it as comments
     */
    @GetMapping(path = "/versions/{number}.odt", produces = ODT)
    @RequiredScope(TokenScope.READ)
    byte[] versionOdt(
            @PathVariable StatementId statement,
            @PathVariable int number,
            @Parameter(description = AGAINST) @RequestParam(required = false) @Nullable String against,
            @RequestParam(defaultValue = "false") boolean comments,
            @Parameter(description = ORIGIN) @RequestParam(defaultValue = "true") boolean origin) {
        return text(statement, new OfVersion(number), against, comments, origin, TextFormat.ODT);
    }

    /**
     * The draft as an OpenDocument text.
     *
     * @param comments   whether threads are in it as comments
     * @param amendments whether open amendments are tracked, each as a change of its organisation; those that cannot be
     *                   are comments
     */
    @GetMapping(path = "/draft.odt", produces = ODT)
    @RequiredScope(TokenScope.READ)
    byte[] draftOdt(
            @PathVariable StatementId statement,
            @Parameter(description = AGAINST) @RequestParam(required = false) @Nullable String against,
            @RequestParam(defaultValue = "false") boolean comments,
            @RequestParam(defaultValue = "false") boolean amendments,
            @Parameter(description = ORIGIN) @RequestParam(defaultValue = "true") boolean origin) {
        return draft(statement, against, comments, amendments, origin, TextFormat.ODT);
    }

    private byte[] draft(
            StatementId statement,
            @Nullable String against,
            boolean comments,
            boolean amendments,
            boolean origin,
            TextFormat format) {
        if (!amendments) {
            return text(statement, new OfDraft(), against, comments, origin, format);
        }
        if (against != null || comments) {
            throw ApiException.unprocessable("alone", "api.amendments-alone");
        }
        return files.amendedDraft(statement, format, origin);
    }

    private byte[] text(
            StatementId statement,
            TextSource text,
            @Nullable String against,
            boolean comments,
            boolean origin,
            TextFormat format) {
        var order = new TextOrder(text, against == null ? null : source(against), comments, origin);
        return files.text(statement, order, format).orElseThrow(ApiException::notFound);
    }

    private static TextSource source(String against) {
        if (against.equals("draft")) {
            return new OfDraft();
        }
        if (!against.matches("[0-9]{1,6}")) {
            throw ApiException.unprocessable("against", "api.against");
        }
        return new OfVersion(Integer.parseInt(against));
    }
}
