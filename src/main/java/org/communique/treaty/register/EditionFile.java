package org.communique.treaty.register;

import java.util.List;
import org.communique.text.format.ParsedCsv;

/** What a file holds of an edition. */
sealed interface EditionFile {

    record Articles(List<ReadArticle> articles) implements EditionFile {}

    record Unreadable(EditionPreview.Fault fault, int line) implements EditionFile {}

    /** @param name by whose ending it is read as CSV or as Markdown */
    static EditionFile read(String name, byte[] content) {
        if (content.length > ParsedCsv.MOST_BYTES) {
            return new Unreadable(EditionPreview.Fault.TOO_LARGE, 0);
        }
        return name.endsWith(".csv") ? EditionCsv.read(content) : EditionMarkdown.read(content);
    }
}
