package org.communique.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Leaves out steps, and edits within steps, as long as a history still fails. */
final class HistoryShrinker {

    private static final int MOST_TRIES = 600;

    private final Predicate<List<List<Object>>> fails;
    private int tries;

    HistoryShrinker(Predicate<List<List<Object>>> fails) {
        this.fails = fails;
    }

    List<List<Object>> shrink(List<List<Object>> history) {
        List<List<Object>> shrunk = withoutSteps(history);
        for (int i = 0; i < shrunk.size(); i++) {
            if (shrunk.get(i).getLast() instanceof List<?> edits && edits.size() > 1) {
                shrunk = withoutEdits(shrunk, i, edits);
            }
        }
        return shrunk;
    }

    private List<List<Object>> withoutSteps(List<List<Object>> history) {
        List<List<Object>> shrunk = history;
        for (int chunk = history.size() / 2; chunk > 0; chunk /= 2) {
            for (int start = shrunk.size() - chunk; start >= 0 && tries < MOST_TRIES; start -= chunk) {
                List<List<Object>> shorter = new ArrayList<>(shrunk.subList(0, start));
                // Users are known by the order of their opening.
                shrunk.subList(start, start + chunk).stream()
                        .filter(step -> step.getFirst().equals("open"))
                        .forEach(shorter::add);
                shorter.addAll(shrunk.subList(start + chunk, shrunk.size()));
                if (shorter.size() < shrunk.size() && stillFails(shorter)) {
                    shrunk = shorter;
                }
            }
        }
        return shrunk;
    }

    private List<List<Object>> withoutEdits(List<List<Object>> history, int index, List<?> edits) {
        List<List<Object>> shrunk = history;
        List<Object> kept = new ArrayList<>(edits);
        for (int i = kept.size() - 1; i >= 0 && kept.size() > 1; i--) {
            List<Object> fewer = new ArrayList<>(kept);
            fewer.remove(i);
            List<Object> step = new ArrayList<>(history.get(index));
            step.set(step.size() - 1, fewer);
            List<List<Object>> shorter = new ArrayList<>(shrunk);
            shorter.set(index, step);
            if (stillFails(shorter)) {
                shrunk = shorter;
                kept = fewer;
            }
        }
        return shrunk;
    }

    private boolean stillFails(List<List<Object>> history) {
        tries++;
        return fails.test(history);
    }
}
