package org.communique.text.format;

import java.util.ArrayDeque;
import java.util.Deque;

/** The levels of headings in HTML: they begin at the second and skip none, as screen readers list them, whatever levels the text has. */
final class HeadingLevels {

    private final Deque<Integer> above = new ArrayDeque<>();

    int next(int level) {
        while (!above.isEmpty() && above.getFirst() >= level) {
            above.removeFirst();
        }
        above.addFirst(level);
        return above.size() + 1;
    }
}
