package org.communique.amendment.origin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.communique.amendment.origin.PassageEdits.Content;
import org.communique.amendment.origin.PassageEdits.Edit;
import org.communique.text.comparison.Comparison;
import org.communique.text.comparison.Comparison.Fate;
import org.communique.text.comparison.Comparison.Passage;
import org.jspecify.annotations.Nullable;

/**
 * Finds what amendments changed among the changes from one version to another: by the whole passage as it was before, and the very words
 * that were changed in it at the same place. A passage that occurs twice is not looked at, as it is not known which one is meant.
 */
final class ChangeAttribution {

    /**
     * @param changed what an amendment changes in passages, adds and deletes
     * @param moved   the passages that it moves, as they were before
     */
    record Made(int number, List<PassageEdits> changed, List<PassageEdits> moved) {}

    /** @param complete whether they changed all that is changed in the passage */
    record Origin(List<Integer> amendments, boolean complete) {}

    private final List<PassageEdits> passages;
    private final Set<Content> onceBefore;
    private final Set<Content> onceAfter;
    private final List<Made> made;

    private ChangeAttribution(List<PassageEdits> passages, List<Made> made) {
        this.passages = passages;
        this.onceBefore = once(passages, PassageEdits::before);
        this.onceAfter = once(passages, PassageEdits::after);
        this.made = made;
    }

    /** By the places of passages in the comparison. */
    static Map<Integer, Origin> find(Comparison comparison, List<Made> made) {
        var finder = new ChangeAttribution(
                comparison.passages().stream().map(PassageEdits::of).toList(), made);
        return finder.find(comparison.passages());
    }

    private static Set<Content> once(List<PassageEdits> passages, Function<PassageEdits, @Nullable Content> side) {
        var seen = new HashSet<Content>();
        var twice = new HashSet<Content>();
        for (var passage : passages) {
            var content = side.apply(passage);
            if (content != null && !seen.add(content)) {
                twice.add(content);
            }
        }
        seen.removeAll(twice);
        return seen;
    }

    private Map<Integer, Origin> find(List<Passage> shown) {
        var byBefore = new HashMap<Content, List<Integer>>();
        var byAfter = new HashMap<Content, List<Integer>>();
        for (int i = 0; i < made.size(); i++) {
            for (var edits : all(made.get(i))) {
                index(edits.before() == null ? byAfter : byBefore, edits, i);
            }
        }
        var found = new HashMap<Integer, Origin>();
        for (int place = 0; place < shown.size(); place++) {
            var passage = shown.get(place);
            if (passage.isChanged() && passage.fate() != Fate.MOVED_AWAY) {
                var edits = passages.get(place);
                var candidates = edits.before() == null ? byAfter.get(edits.after()) : byBefore.get(edits.before());
                if (candidates != null) {
                    add(
                            passage,
                            edits,
                            candidates.stream().distinct().map(made::get).toList(),
                            place,
                            found);
                }
            }
        }
        return found;
    }

    private static List<PassageEdits> all(Made made) {
        var all = new ArrayList<>(made.changed());
        all.addAll(made.moved());
        return all;
    }

    private static void index(Map<Content, List<Integer>> index, PassageEdits edits, int place) {
        var content = edits.before() == null ? edits.after() : edits.before();
        if (content != null) {
            index.computeIfAbsent(content, _ -> new ArrayList<>()).add(place);
        }
    }

    private void add(
            Passage passage, PassageEdits edits, List<Made> candidates, int place, Map<Integer, Origin> found) {
        var numbers = new ArrayList<Integer>();
        var explained = new HashSet<Edit>();
        boolean moveExplained = passage.fate() != Fate.MOVED_HERE;
        for (var candidate : candidates) {
            boolean named = false;
            for (var own : candidate.changed()) {
                if (isPartOf(edits, own)) {
                    named = true;
                    explained.addAll(own.edits());
                }
            }
            if (passage.fate() == Fate.MOVED_HERE && isMoveOf(edits, candidate)) {
                named = true;
                moveExplained = true;
            }
            if (named) {
                numbers.add(candidate.number());
            }
        }
        if (!numbers.isEmpty()) {
            found.put(place, new Origin(List.copyOf(numbers), moveExplained && explained.equals(edits.edits())));
        }
    }

    private boolean isPartOf(PassageEdits edits, PassageEdits own) {
        if (edits.before() == null) {
            return own.before() == null && edits.after() != null && isOnce(edits.after(), onceAfter, own.after());
        }
        if (!isOnce(edits.before(), onceBefore, own.before())) {
            return false;
        }
        return edits.after() == null
                ? own.after() == null
                : own.after() != null && !own.edits().isEmpty() && edits.edits().containsAll(own.edits());
    }

    private boolean isMoveOf(PassageEdits edits, Made candidate) {
        return edits.before() != null
                && candidate.moved().stream().anyMatch(own -> isOnce(edits.before(), onceBefore, own.before()));
    }

    private static boolean isOnce(Content content, Set<Content> once, @Nullable Content own) {
        return content.equals(own) && once.contains(content);
    }
}
