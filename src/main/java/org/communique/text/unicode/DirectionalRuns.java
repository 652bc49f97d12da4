package org.communique.text.unicode;

import com.ibm.icu.text.Bidi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A paragraph in runs of one direction (UAX #9), in the order of the text. Numbers among words from the right are in one run with
 * them.
 */
public final class DirectionalRuns {

    private DirectionalRuns() {}

    /** From its first character to before its end. */
    public record Run(int start, int end, Direction direction) {}

    public static List<Run> of(String text, Direction base) {
        var fromTheLeft = fromTheLeft(text, new Bidi(text, base.isRightToLeft() ? Bidi.RTL : Bidi.LTR).getLevels());
        var runs = new ArrayList<Run>();
        int start = 0;
        for (int i = 1; i <= fromTheLeft.length; i++) {
            if (i == fromTheLeft.length || fromTheLeft[i] != fromTheLeft[start]) {
                runs.add(new Run(start, i, fromTheLeft[start] ? Direction.LEFT_TO_RIGHT : Direction.RIGHT_TO_LEFT));
                start = i;
            }
        }
        return runs;
    }

    private static boolean[] fromTheLeft(String text, byte[] levels) {
        var fromTheLeft = new boolean[levels.length];
        for (int start = 0; start < levels.length; ) {
            byte level = levels[start];
            int end = start + 1;
            while (end < levels.length && levels[end] == level) {
                end++;
            }
            boolean isNumber = level > 0
                    && Direction.ofFirstLetter(text.substring(start, end)).isEmpty();
            Arrays.fill(fromTheLeft, start, end, level % 2 == 0 && !isNumber);
            start = end;
        }
        return fromTheLeft;
    }
}
