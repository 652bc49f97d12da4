package org.communique.text.document;

/** The limits of a statement. They are above all known statements, and a small server can hold several texts of that size. */
public final class TextLimits {

    /** Of the canonical text, and so no more than 6 MB: six times the longest known statement. */
    public static final int CHARACTERS = 2_000_000;

    /** Paragraphs, headings, list items, table rows and cells, and all other parts of a text. */
    public static final int ELEMENTS = 50_000;

    public static final int FOOTNOTES = 5_000;

    /** Of one table. */
    public static final int COLUMNS = NormalTable.MAX_COLUMNS;

    /** Of one row with the most columns in the canonical text, without the words in them. */
    public static final int ROW_CHARACTERS = 1 + 3 * COLUMNS;

    /** Of all tables: a draft counts each row as the widest, so that more are longer than its text may be. */
    public static final int ROWS = CHARACTERS / ROW_CHARACTERS;

    private TextLimits() {}
}
