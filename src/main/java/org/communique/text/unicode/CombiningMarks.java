package org.communique.text.unicode;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The canonical order of combining marks (UAX #15, D109) for letters with so many marks that {@link Normalizer}, which
 * takes quadratic time, would not finish. It is asked about pairs of marks instead.
 */
final class CombiningMarks {

    /** More than Unicode's stream-safe format allows, so no language needs it. */
    private static final int MANY = 32;

    /** Has the highest combining class there is, 240, and is alone in it. */
    private static final int YPOGEGRAMMENI = 0x345;

    private final StringBuilder ordered = new StringBuilder();
    private final Map<Integer, Boolean> moves = new HashMap<>();
    private final List<Integer> run = new ArrayList<>();

    private CombiningMarks() {}

    /** The same text, with long runs of marks in canonical order. */
    static CharSequence ordered(CharSequence text) {
        return hasLongRun(text) ? new CombiningMarks().order(text) : text;
    }

    /** Whether no letter has so many that their order takes long. */
    static boolean areFew(CharSequence text) {
        return !hasLongRun(text);
    }

    private static boolean hasLongRun(CharSequence text) {
        int length = 0;
        for (int i = 0; i < text.length() && length <= MANY; i++) {
            length = isMark(Character.codePointAt(text, i)) ? length + 1 : 0;
        }
        return length > MANY;
    }

    private CharSequence order(CharSequence text) {
        for (int i = 0; i < text.length(); ) {
            int c = Character.codePointAt(text, i);
            i += Character.charCount(c);
            if (!isMark(c)) {
                endRun();
                ordered.appendCodePoint(c);
                continue;
            }
            Normalizer.normalize(Character.toString(c), Form.NFD).codePoints().forEach(this::add);
        }
        endRun();
        return ordered;
    }

    private void add(int mark) {
        if (moves.computeIfAbsent(mark, CombiningMarks::canMove)) {
            run.add(mark);
        } else {
            endRun();
            ordered.appendCodePoint(mark);
        }
    }

    private void endRun() {
        if (run.size() > MANY) {
            var ranks = ranks();
            run.sort(Comparator.comparingInt(mark -> ranks.getOrDefault(mark, 0)));
        }
        run.forEach(ordered::appendCodePoint);
        run.clear();
    }

    /** Marks of one combining class have the same rank. */
    private Map<Integer, Integer> ranks() {
        var marks = run.stream().distinct().sorted(CombiningMarks::compare).toList();
        Map<Integer, Integer> ranks = new HashMap<>();
        int rank = 0;
        for (int i = 0; i < marks.size(); i++) {
            rank += i > 0 && compare(marks.get(i - 1), marks.get(i)) != 0 ? 1 : 0;
            ranks.put(marks.get(i), rank);
        }
        return ranks;
    }

    private static int compare(int a, int b) {
        return areSwapped(a, b) ? 1 : areSwapped(b, a) ? -1 : 0;
    }

    private static boolean canMove(int mark) {
        return mark == YPOGEGRAMMENI || areSwapped(YPOGEGRAMMENI, mark);
    }

    private static boolean areSwapped(int first, int second) {
        int[] pair = Normalizer.normalize(Character.toString(first) + Character.toString(second), Form.NFD)
                .codePoints()
                .toArray();
        return first != second && Arrays.equals(pair, new int[] {second, first});
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
