package org.communique.text.markdown;

import java.util.Arrays;
import org.commonmark.parser.SourceLines;

/**
 * How far the library goes back in the content of a block. At each closing bracket it copies what is between that and the opening one and goes
 * through all brackets that are still open, and through the signs of emphasis between; where there is none, a link looks for one to the
 * beginning. An instruction ({@code <?}) it looks for to the end.
 */
final class BracketCost {

    /** A character that is copied is looked at, too; a sign of emphasis is an object somewhere in memory. */
    private static final long EACH = 4;

    private final int length;
    private Bracket[] open = new Bracket[8];
    private int size;
    private int at;
    private int emphasis;
    private long steps;

    /** After a sign of code or HTML a closing bracket may be part of that, and then closes nothing. */
    private boolean uncertain;

    /** Some signs may be part of an address, and emphasise nothing. */
    private boolean angled;

    private int lastClosed = -1;

    /** @param emphasis the signs before it */
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

    /** Signs in a bracket within or in the address after it may be none, or none any more. */
    private int emphasis(Bracket bracket) {
        int inside = emphasis - bracket.emphasis();
        return inside > 0 && lastClosed < bracket.place() && !uncertain && !angled ? inside : emphasis;
    }
}
