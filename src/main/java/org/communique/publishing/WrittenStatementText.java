package org.communique.publishing;

import java.util.List;
import org.communique.text.markdown.CanonicalText;

/**
 * The text in the form for bodies of the United Nations.
 *
 * @param markdown    the signatories in groups, then the text
 * @param words       in the text
 * @param unprintable characters that the statement's PDF shows as #, because no font of this server has them
 */
public record WrittenStatementText(String markdown, int words, List<String> unprintable) {

    static WrittenStatementText of(StatementDocument statementDocument) {
        var writtenStatement = WrittenStatement.of(statementDocument);
        return new WrittenStatementText(
                CanonicalText.of(writtenStatement.text()), writtenStatement.words(), statementDocument.unprintable());
    }
}
