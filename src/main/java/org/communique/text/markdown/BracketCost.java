package org.communique.text.markdown;

import java.util.Arrays;
import org.commonmark.parser.SourceLines;

/**
 * The cost of backtracking in the content of a block. At each closing bracket the library copies the text since the
 * opening one and goes through all open brackets and the emphasis delimiters between them; if there is no delimiter, it
 * searches for one up to the beginning. For the end of an instruction ({@code <?}) it searches up to the end.
 */
final class BracketCost {

    /** A copied character is examined, too; an emphasis delimiter is an object in memory. */
    private static final long EACH = 4;

    private final int length;
    private Bracket[] open = new Bracket[8];
    private int size;
    private int at;
    private int emphasis;
    private long steps;

    /** After a delimiter of code or HTML a closing bracket may be part of that, and then closes nothing. */
    private boolean uncertain;

    /** Some delimiters may be part of an address, and emphasise nothing. */
    private boolean angled;

    private int lastClosed = -1;

    /** @param emphasis the delimiters before it */
    private record Bracket(int place, int emphasis) {}

    private BracketCost(int length) {
        this.length = length;
    }

    /** At most so many characters. */
    static long stepsBack(SourceLines lines) {
        int length = 0;
        for (var line : lines.getLines()) {
            length += line.getContent().length() + 1;
        }
        var bracketCost = new BracketCost(length);
        for (var line : lines.getLines()) {
            bracketCost.read(line.getContent());
        }
        return bracketCost.steps;
    }

    private void read(CharSequence line) {
        for (int i = 0; i < line.length(); i++) {
            switch (line.charAt(i)) {
                case '\\' -> i += uncertain ? 0 : 1;
                case '[' -> open(at + i);
                case ']' -> close(at + i);
                case '*', '_' -> emphasis++;
                case '`' -> uncertain = true;
                case '<' -> angle(i + 1 < line.length() ? line.charAt(i + 1) : ' ', length - at - i);
                default -> {}
            }
        }
        at += line.length() + 1;
    }

    private void angle(char next, int rest) {
        uncertain |= MarkdownEscapes.isTagStart(next);
        angled |= next != ' ';
        steps += next == '?' ? rest : 0;
    }

    private void open(int place) {
        if (size == open.length) {
            open = Arrays.copyOf(open, size * 2);
        }
        open[size++] = new Bracket(place, emphasis);
    }

    private void close(int place) {
        if (size > 0) {
            var bracket = open[uncertain ? 0 : size - 1];
            steps += size + EACH * (place - bracket.place() + emphasis(bracket));
            size -= uncertain ? 0 : 1;
        }
        lastClosed = place;
    }

    /** Delimiters in a nested bracket, or in the address after it, may not count or no longer count. */
    private int emphasis(Bracket bracket) {
        int inside = emphasis - bracket.emphasis();
        return inside > 0 && lastClosed < bracket.place() && !uncertain && !angled ? inside : emphasis;
    }
}
