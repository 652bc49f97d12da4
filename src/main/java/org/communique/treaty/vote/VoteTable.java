package org.communique.treaty.vote;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.communique.work.Budget;
import org.jspecify.annotations.Nullable;

/**
 * Lines such as {@code Kenya;Yes} or {@code Y KENYA}, as records of meetings and the United Nations Digital Library have them: cells
 * between tabs, semicolons or commas, in either order. Linear in the size of the text.
 */
final class VoteTable {

    static final int MOST_BYTES = 256 * 1024;
    static final int MOST_LINES = 1_000;
    private static final int LONGEST_LINE = 300;

    private static final Pattern LETTER_FIRST = Pattern.compile("([YNAX]) +(\\S.*+)");
    private static final Map<String, StateVote> WORDS = Map.ofEntries(
            Map.entry("y", StateVote.YES),
            Map.entry("yes", StateVote.YES),
            Map.entry("for", StateVote.YES),
            Map.entry("in favour", StateVote.YES),
            Map.entry("n", StateVote.NO),
            Map.entry("no", StateVote.NO),
            Map.entry("against", StateVote.NO),
            Map.entry("a", StateVote.ABSTAIN),
            Map.entry("abstain", StateVote.ABSTAIN),
            Map.entry("abstained", StateVote.ABSTAIN),
            Map.entry("abstaining", StateVote.ABSTAIN),
            Map.entry("abstention", StateVote.ABSTAIN),
            Map.entry("x", StateVote.ABSENT),
            Map.entry("absent", StateVote.ABSENT),
            Map.entry("non-voting", StateVote.ABSENT),
            Map.entry("not voting", StateVote.ABSENT));

    private VoteTable() {}

    /** @param vote null if it is not clear */
    record Line(int number, String name, @Nullable StateVote vote) {}

    /** Without the line of headings; empty if there are too many lines, or one is too long. */
    static Optional<List<Line>> read(String text) {
        var lines = new ArrayList<Line>();
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            Budget.check();
            number++;
            var words = line.strip();
            if (words.isEmpty() || number == 1 && isHeading(words)) {
                continue;
            }
            if (lines.size() >= MOST_LINES || words.length() > LONGEST_LINE) {
                return Optional.empty();
            }
            lines.add(line(number, words));
        }
        return Optional.of(lines);
    }

    private static boolean isHeading(String line) {
        var words = line.toLowerCase(Locale.ROOT);
        return words.contains("vote") && (words.contains("state") || words.contains("country"));
    }

    private static Line line(int number, String words) {
        var letter = LETTER_FIRST.matcher(words);
        if (letter.matches()) {
            return new Line(number, letter.group(2), WORDS.get(lower(letter.group(1))));
        }
        var separator = separator(words);
        int first = words.indexOf(separator);
        int last = words.lastIndexOf(separator);
        if (first < 0) {
            return new Line(number, words, null);
        }
        // A name may have commas of its own.
        var after = WORDS.get(lower(words.substring(last + 1)));
        var before = WORDS.get(lower(words.substring(0, first)));
        if (after != null && before == null) {
            return new Line(number, unquoted(words.substring(0, last)), after);
        }
        return before != null && after == null
                ? new Line(number, unquoted(words.substring(first + 1)), before)
                : new Line(number, unquoted(words.substring(0, last)), null);
    }

    private static char separator(String words) {
        return words.indexOf('\t') >= 0 ? '\t' : words.indexOf(';') >= 0 ? ';' : ',';
    }

    private static String lower(String word) {
        return unquoted(word).toLowerCase(Locale.ROOT);
    }

    private static String unquoted(String cell) {
        var clean = cell.strip();
        return clean.length() > 1 && clean.startsWith("\"") && clean.endsWith("\"")
                ? clean.substring(1, clean.length() - 1).strip()
                : clean;
    }
}
