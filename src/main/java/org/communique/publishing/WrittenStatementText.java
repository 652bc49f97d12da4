package org.communique.publishing;

import org.communique.text.markdown.CanonicalText;

/**
 * The text in the form for bodies of the United Nations.
 *
 * @param markdown the signatories in groups, then the text
 * @param words    in the text
 */
public record WrittenStatementText(String markdown, int words) {

    static WrittenStatementText of(WrittenStatement writtenStatement) {
        return new WrittenStatementText(CanonicalText.of(writtenStatement.text()), writtenStatement.words());
    }
}
