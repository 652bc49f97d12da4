package org.communique.text.markdown;

import org.communique.text.document.NormalTable;
import org.communique.text.document.TextLimits;

/** The limits of a Markdown text that a person wrote: more than one statement needs, and less than would exhaust the memory. */
public enum MarkdownLimit {
    CHARACTERS(2_000_000),
    LINES(300_000),
    /** Characters that have a meaning in Markdown, each of which becomes an object. */
    SIGNS(600_000),
    /** Paragraphs, headings, list items, table rows, rules and quotes. */
    BLOCKS(TextLimits.ELEMENTS),
    ROWS(TextLimits.ROWS),
    /** Each is two elements of a draft, with the paragraph in it: more would be refused after all was read. */
    CELLS(TextLimits.ELEMENTS / 2),
    /** Of one table. */
    COLUMNS(NormalTable.MAX_COLUMNS),
    LINKS(100_000),
    /** References to them, each of which becomes one. */
    FOOTNOTES(TextLimits.FOOTNOTES),
    /** Characters that footnotes and link addresses used more than once add to the text, beyond ten times its length. */
    REPETITIONS(100_000),
    /** Runs of signs of emphasis in one paragraph: to match them can take the square of their number. */
    EMPHASIS(4_000),
    /** Characters that are read again to match brackets, beyond 64 times the length of the text. */
    STEPS_BACK(10_000_000);

    private final int most;

    MarkdownLimit(int most) {
        this.most = most;
    }

    public int most() {
        return most;
    }
}
