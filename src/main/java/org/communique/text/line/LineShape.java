package org.communique.text.line;

import org.jspecify.annotations.Nullable;

/**
 * What a paragraph is, apart from its words.
 *
 * @param heading   its level, or 0 if it is none
 * @param lists     how many lists it is in
 * @param numbering what its bullet or number belongs to; null if it has none, as the further paragraphs of an item
 * @param nesting   the lists and quotes that it is in, from the outside: a letter each, {@link #ITEM} or {@link #QUOTE}, or the one
 *                  after it for a list or quote that comes right after another
 */
public record LineShape(
        LineKind kind, int heading, int lists, @Nullable Numbering numbering, String nesting) {

    /** A paragraph that is in nothing. */
    public static final LineShape PLAIN = new LineShape(LineKind.BODY, 0, 0, null, "");

    public static final char ITEM = 'i';

    public static final char QUOTE = 'q';

    public enum LineKind {
        BODY,
        HEADING,
        QUOTE,
        RULE
    }

    /**
     * @param list  0 for bullets; each numbered list of a text has another number, from 1
     * @param level how many lists are around the list
     */
    public record Numbering(int list, int level) {}

    /** A paragraph in these lists and quotes that begins none of them. */
    public static LineShape in(String nesting) {
        return new LineShape(LineKind.BODY, 0, 0, null, nesting);
    }

    LineShape in(int list) {
        return numbering == null
                ? this
                : new LineShape(kind, heading, lists, new Numbering(list, numbering.level()), nesting);
    }

    int list() {
        return numbering == null ? 0 : numbering.list();
    }
}
