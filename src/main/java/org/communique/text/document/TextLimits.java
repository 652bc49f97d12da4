package org.communique.text.document;

/** What a statement may have at most. It is more than was ever seen in one, and what a small server can hold several of. */
public final class TextLimits {

    /** Of the canonical text, and so no more than 6 MB: six times the longest statement that was ever seen. */
    public static final int CHARACTERS = 2_000_000;

    /** Paragraphs, headings, list items, table rows and cells, and whatever else a text is made of. */
    public static final int ELEMENTS = 50_000;

    public static final int FOOTNOTES = 5_000;

    /** Of one table. */
    public static final int COLUMNS = NormalTable.MAX_COLUMNS;

    private TextLimits() {}
}
