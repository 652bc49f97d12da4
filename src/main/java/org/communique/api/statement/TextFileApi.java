package org.communique.api.statement;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.exchange.TextFileService;
import org.communique.exchange.TextOrder;
import org.communique.exchange.TextSource;
import org.communique.exchange.TextSource.OfDraft;
import org.communique.exchange.TextSource.OfVersion;
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
            @RequestParam(defaultValue = "false") boolean comments) {
        return docx(statement, new OfVersion(number), against, comments);
    }

    /**
     * The draft as a Word file.
     *
     * @param comments   whether threads are in it as comments
     * @param amendments whether open amendments are tracked, each as a change of its organisation; those that collide with one before them
     *                   are comments
     */
    @GetMapping(path = "/draft.docx", produces = DOCX)
    @RequiredScope(TokenScope.READ)
    byte[] draftDocx(
            @PathVariable StatementId statement,
            @Parameter(description = AGAINST) @RequestParam(required = false) @Nullable String against,
            @RequestParam(defaultValue = "false") boolean comments,
            @RequestParam(defaultValue = "false") boolean amendments) {
        if (!amendments) {
            return docx(statement, new OfDraft(), against, comments);
        }
        if (against != null || comments) {
            throw ApiException.unprocessable(
                    "alone", "With amendments the file has no other changes, and no comments on the draft.");
        }
        return files.amendedDocx(statement);
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
            @RequestParam(defaultValue = "false") boolean comments) {
        return files.odt(statement, new TextOrder(new OfVersion(number), null, comments))
                .orElseThrow(ApiException::notFound);
    }

    /**
     * The draft as an OpenDocument text.
     *
     * @param comments whether threads are in it as comments
     */
    @GetMapping(path = "/draft.odt", produces = ODT)
    @RequiredScope(TokenScope.READ)
    byte[] draftOdt(@PathVariable StatementId statement, @RequestParam(defaultValue = "false") boolean comments) {
        return files.odt(statement, new TextOrder(new OfDraft(), null, comments))
                .orElseThrow(ApiException::notFound);
    }

    private byte[] docx(StatementId statement, TextSource text, @Nullable String against, boolean comments) {
        return files.docx(statement, new TextOrder(text, against == null ? null : source(against), comments))
                .orElseThrow(ApiException::notFound);
    }

    private static TextSource source(String against) {
        if (against.equals("draft")) {
            return new OfDraft();
        }
        if (!against.matches("[0-9]{1,6}")) {
            throw ApiException.unprocessable("against", "Name the number of a version, or draft.");
        }
        return new OfVersion(Integer.parseInt(against));
    }
}
