package org.communique.collab.schema;

import java.util.Map;
import org.communique.crdt.preview.Addition;
import org.communique.crdt.preview.ElementNesting;
import org.communique.text.document.TextLimits;
import org.communique.text.unicode.Normalisation;
import org.jspecify.annotations.Nullable;

/**
 * The most characters that the canonical text of a draft can have ({@code org.communique.text.markdown.CanonicalText}). It is a sum over
 * what was added, so that an edit is weighed alone: each letter with its backslash, each line with the markers of the lists
 * and quotes that it is in, each row with the most columns that a table can have.
 */
final class CanonicalTextSize {

    /** "999999999. " is the longest. */
    private static final int LIST_MARKER = 11;

    private static final int QUOTE_MARKER = 2;

    /** An empty line, an end of line, a heading's signs or a rule. */
    private static final int LINE = 8;

    /** A header and the line below it. */
    private static final int TABLE = TextLimits.ROW_CHARACTERS + 1 + 6 * TextLimits.COLUMNS;

    /** The number where it is referred to and where it stands. */
    private static final int FOOTNOTE = 24;

    /** Other emphasis is closed and opened again, and the letters on both sides are written as "&#1114111;". */
    private static final int MARK = 24;

    /** A space in an address is "%E3%80%80". */
    private static final int ENCODED = 9;

    /** No letter grows more than this when it is put in NFC. */
    private static final int COMPOSED = 3;

    private CanonicalTextSize() {}

    static long of(Addition addition) {
        return switch (addition) {
            case Addition.Characters characters -> letters(characters.text());
            case Addition.Element element -> element(element.name(), element.within());
            case Addition.Mark mark -> MARK + address(mark.value());
            case Addition.Text ignored -> 0;
            case Addition.Attribute ignored -> 0;
            case Addition.Other ignored -> 0;
        };
    }

    private static long letters(String text) {
        long size = Normalisation.isNfc(text) ? text.length() : (long) COMPOSED * text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c)) {
                size++;
            }
        }
        return size;
    }

    private static long address(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> attributes) || !(attributes.get("href") instanceof String href)) {
            return 0;
        }
        long size = 4;
        for (int i = 0; i < href.length(); i++) {
            char c = href.charAt(i);
            size += c < 0x7f && (Character.isLetterOrDigit(c) || "-._~:/?#@!$'*+,;=%".indexOf(c) >= 0) ? 1 : ENCODED;
        }
        return size;
    }

    private static long element(String name, @Nullable ElementNesting within) {
        long prefix = LINE;
        for (ElementNesting around = within; around != null; around = around.outer()) {
            switch (around.element()) {
                case "bulletList", "orderedList" -> prefix += 2 * LIST_MARKER;
                case "blockquote" -> prefix += 2 * QUOTE_MARKER;
                // What is in a cell is one line, without the markers of what it is in.
                case "tableHeader", "tableCell" -> {
                    return name.equals("footnote") ? FOOTNOTE : LINE;
                }
                default -> {}
            }
        }
        return switch (name) {
            case "table" -> prefix + TABLE;
            case "tableRow" -> prefix + TextLimits.ROW_CHARACTERS;
            case "footnote" -> FOOTNOTE;
            case "bulletList", "orderedList", "blockquote", "tableHeader", "tableCell" -> 0;
            default -> prefix;
        };
    }
}
