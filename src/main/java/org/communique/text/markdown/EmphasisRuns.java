package org.communique.text.markdown;

import org.commonmark.parser.SourceLines;

/**
 * Counts the runs of signs of emphasis in the content of a block. Where runs do not match, commonmark-java 0.30 goes back over all before
 * them: the lower bound that it keeps for the search is lost when the run that it names is removed.
 */
final class EmphasisRuns {

    private EmphasisRuns() {}

    /** Those in code and in addresses are counted, too. */
    static int in(SourceLines lines) {
        int runs = 0;
        for (var line : lines.getLines()) {
            runs += in(line.getContent());
        }
        return runs;
    }

    private static int in(CharSequence line) {
        int runs = 0;
        char before = ' ';
        for (int i = 0; i < line.length(); i++) {
            char sign = line.charAt(i);
            runs += (sign == '*' || sign == '_') && sign != before ? 1 : 0;
            before = sign;
        }
        return runs;
    }
}
