package org.communique.text.markdown;

import java.util.regex.Pattern;

/**
 * Puts a backslash before each character that CommonMark would take for syntax, and before no other.
 *
 * @param lineStart     the text begins a line, where block syntax is recognised
 * @param afterNote     it follows a footnote reference, which must not turn into a definition or a link
 * @param beforeBracket an opening bracket follows it, which must not turn into an image
 * @param inCell        it is in a table cell, which a bar would end
 */
record MarkdownEscapes(boolean lineStart, boolean afterNote, boolean beforeBracket, boolean inCell) {

    /** What may be read as a character reference. */
    static final Pattern ENTITY = Pattern.compile("&(?=#?[0-9A-Za-z]{1,40};)");

    /** The characters besides letters and digits that the local part of an e-mail address may have. */
    private static final String ADDRESS_SIGNS = ".!#$%&'*+/=?^_`{|}~-";

    void append(String text, StringBuilder out) {
        int number = lineStart ? listNumberEnd(text) : -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSyntax(text, i) || i == number) {
                out.append('\\');
            }
            out.append(c);
        }
    }

    private boolean isSyntax(String text, int i) {
        return switch (text.charAt(i)) {
            case '\\', '`', '*', '[', ']' -> true;
            case '_' -> !isPlain(text, i - 1) || !isPlain(text, i + 1);
            case '<' -> i + 1 < text.length() && isTagStart(text.charAt(i + 1)) || mayBeginAddress(text, i + 1);
            case '&' -> ENTITY.matcher(text).region(i, text.length()).lookingAt();
            case '|' -> inCell || lineStart && i == 0;
            case '#', '>', '-', '+', '=', '~' -> lineStart && i == 0;
            case ':' -> (lineStart || afterNote) && i == 0;
            case '^' -> i == 0;
            case '(' -> afterNote && i == 0;
            case '!' -> beforeBracket && i + 1 == text.length();
            default -> false;
        };
    }

    private static boolean isPlain(String text, int i) {
        return i >= 0 && i < text.length() && Character.isLetterOrDigit(text.charAt(i));
    }

    static boolean isTagStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '/' || c == '!' || c == '?';
    }

    /** Whether an e-mail address may follow, a link in angle brackets (CommonMark §6.5); it may go on in the next text. */
    private static boolean mayBeginAddress(String text, int from) {
        int i = from;
        while (i < text.length() && isOfLocalPart(text.charAt(i))) {
            i++;
        }
        return i == text.length() || i > from && text.charAt(i) == '@';
    }

    private static boolean isOfLocalPart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || ADDRESS_SIGNS.indexOf(c) >= 0;
    }

    /** Where "12." or "12)" at the start of the text has its delimiter, if it would begin a list. */
    private static int listNumberEnd(String text) {
        int i = 0;
        while (i < text.length() && i < 10 && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        boolean listed = i > 0
                && i < text.length()
                && (text.charAt(i) == '.' || text.charAt(i) == ')')
                && (i + 1 == text.length() || text.charAt(i + 1) == ' ');
        return listed ? i : -1;
    }
}
