package org.communique.publishing;

import java.util.List;

/**
 * What would be published, or is, for a screen.
 *
 * @param html        of the text
 * @param unprintable what its PDF cannot show
 * @param submission  as a written statement for United Nations bodies, as HTML
 * @param words       in the text
 */
public record PublicationPreview(
        StatementDocumentSummary document, String html, List<String> unprintable, String submission, int words) {

    static PublicationPreview of(StatementDocument statementDocument) {
        var writtenStatement = WrittenStatement.of(statementDocument);
        return new PublicationPreview(
                statementDocument.summary(),
                org.communique.text.format.Html.of(statementDocument.body()),
                statementDocument.unprintable(),
                org.communique.text.format.Html.of(writtenStatement.text()),
                writtenStatement.words());
    }
}
