package org.communique.treaty.timeline;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.stream.IntStream;
import org.communique.text.format.Html;
import org.communique.treaty.state.EntryIntoForce;

/** One square for each instrument that is needed, filled if it is there; the words stand next to it. */
public final class ProgressPicture {

    private static final int A_ROW = 20;
    private static final int SIDE = 20;

    private ProgressPicture() {}

    public static String svg(EntryIntoForce entry, String words) {
        int rows = (entry.needed() + A_ROW - 1) / A_ROW;
        return String.format(
                        Locale.ROOT,
                        "<svg class=\"progress-picture\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                        A_ROW * SIDE,
                        rows * SIDE,
                        Html.escape(words))
                + IntStream.range(0, entry.needed())
                        .mapToObj(i -> square(i, i < entry.counted()))
                        .collect(joining())
                + "</svg>";
    }

    private static String square(int i, boolean there) {
        return String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\"/>",
                there ? "progress-there" : "progress-open",
                i % A_ROW * SIDE + 2,
                i / A_ROW * SIDE + 2,
                SIDE - 4,
                SIDE - 4);
    }
}
