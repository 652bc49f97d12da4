package org.communique.text.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;

/**
 * Splits the content of a block after its links. In canonical text no emphasis continues from a link to the text next to
 * it, so the parts can be parsed separately. The library, which searches back from a link for emphasis, then has less to
 * search.
 */
final class LinkSplitter {

    private final List<SourceLines> parts = new ArrayList<>();
    private SourceLines part = SourceLines.empty();

    /**
     * Delimiters of each kind since the last split: an odd number is emphasis that continues, which is possible in text
     * that is not canonical.
     */
    private int asterisks;

    private int underscores;

    private boolean inAddress;

    private LinkSplitter() {}

    static List<SourceLines> parts(SourceLines lines) {
        var ends = new LinkSplitter();
        lines.getLines().forEach(ends::read);
        if (!ends.part.isEmpty()) {
            ends.parts.add(ends.part);
        }
        return ends.parts;
    }

    private void read(SourceLine line) {
        var content = line.getContent();
        int from = 0;
        for (int i = 0; i < content.length(); i++) {
            switch (content.charAt(i)) {
                case '\\' -> i++;
                case '*' -> asterisks += inAddress ? 0 : 1;
                case '_' -> underscores += inAddress || isInWord(content, i) ? 0 : 1;
                case ']' -> inAddress = i + 1 < content.length() && content.charAt(i + 1) == '(';
                case ')' -> {
                    if (inAddress && asterisks % 4 == 0 && underscores % 2 == 0) {
                        part.addLine(line.substring(from, i + 1));
                        parts.add(part);
                        part = SourceLines.empty();
                        from = i + 1;
                    }
                    inAddress = false;
                }
                default -> {}
            }
        }
        part.addLine(line.substring(from, content.length()));
    }

    private static boolean isInWord(CharSequence content, int i) {
        return i > 0
                && i + 1 < content.length()
                && Character.isLetterOrDigit(content.charAt(i - 1))
                && Character.isLetterOrDigit(content.charAt(i + 1));
    }
}
