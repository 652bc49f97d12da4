package org.communique.text.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.text.document.RichText.Text;
import org.communique.text.document.Words;

/**
 * Finds passages that moved to another place. Candidates share sequences of three words. A passage has moved to the one
 * with which it shares most sequences, if these are at least half of each.
 */
final class MoveDetection {

    private static final int IN_A_ROW = 3;
    /** A sequence that occurs in more passages than this is ignored. */
    private static final int TOO_COMMON = 8;

    private final int[] from;
    private final int[] to;

    private MoveDetection(int old, int now) {
        from = new int[now];
        to = new int[old];
        Arrays.fill(from, -1);
        Arrays.fill(to, -1);
    }

    /** The old place of a new passage, or -1. */
    int from(int now) {
        return from[now];
    }

    /** The new place of an old passage, or -1. */
    int to(int old) {
        return to[old];
    }

    /** @param pairs for each new passage the old one that is still at its place, or -1 */
    static MoveDetection of(List<ComparedPassage> old, List<ComparedPassage> now, int[] pairs) {
        var moveDetection = new MoveDetection(old.size(), now.size());
        Set<Integer> kept = new HashSet<>();
        Arrays.stream(pairs).filter(o -> o >= 0).forEach(kept::add);
        Map<String, List<Integer>> places = new HashMap<>();
        var sizes = new HashMap<Integer, Integer>();
        for (int o = 0; o < old.size(); o++) {
            if (!kept.contains(o)) {
                var rows = rows(old.get(o));
                sizes.put(o, rows.size());
                for (var row : rows) {
                    places.computeIfAbsent(row, _ -> new ArrayList<>()).add(o);
                }
            }
        }
        for (int n = 0; n < now.size() && !places.isEmpty(); n++) {
            if (pairs[n] < 0) {
                moveDetection.find(n, now.get(n), old, places, sizes);
            }
        }
        return moveDetection;
    }

    private void find(
            int n,
            ComparedPassage comparedPassage,
            List<ComparedPassage> old,
            Map<String, List<Integer>> places,
            Map<Integer, Integer> sizes) {
        var rows = rows(comparedPassage);
        Map<Integer, Integer> shared = new LinkedHashMap<>();
        for (var row : rows) {
            var found = places.getOrDefault(row, List.of());
            if (found.size() <= TOO_COMMON) {
                found.forEach(o -> shared.merge(o, 1, Integer::sum));
            }
        }
        shared.entrySet().stream()
                .filter(entry -> to[entry.getKey()] < 0
                        && old.get(entry.getKey()).shape().isLike(comparedPassage.shape())
                        && 2 * entry.getValue() >= Math.max(rows.size(), sizes.getOrDefault(entry.getKey(), 0)))
                .max(Map.Entry.comparingByValue())
                .ifPresent(best -> {
                    from[n] = best.getKey();
                    to[best.getKey()] = n;
                });
    }

    /** Its sequences of three words; a shorter passage as a whole. */
    private static Set<String> rows(ComparedPassage comparedPassage) {
        var words = comparedPassage.tokens().stream()
                .flatMap(token ->
                        token instanceof Text(var text, var _) && Words.isWord(text) ? List.of(text).stream() : null)
                .toList();
        Set<String> rows = new HashSet<>();
        if (!words.isEmpty() && words.size() < IN_A_ROW) {
            rows.add(String.join(" ", words));
        }
        for (int i = 0; i + IN_A_ROW <= words.size(); i++) {
            rows.add(String.join(" ", words.subList(i, i + IN_A_ROW)));
        }
        return rows;
    }
}
