package org.communique.erasure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Where a name is, by kind of record. It is taken out only if that is confirmed. */
public final class Erasure {

    private static final int MOST_EXAMPLES = 3;

    private final ErasedName name;
    private final boolean confirmed;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Set<String>> examples = new TreeMap<>();
    private final Set<String> obstacles = new LinkedHashSet<>();
    private final Set<String> remarks = new LinkedHashSet<>();

    private Erasure(ErasedName name, boolean confirmed) {
        this.name = name;
        this.confirmed = confirmed;
    }

    public static Erasure preview(ErasedName name) {
        return new Erasure(name, false);
    }

    public static Erasure confirmed(ErasedName name) {
        return new Erasure(name, true);
    }

    public ErasedName name() {
        return name;
    }

    public boolean isConfirmed() {
        return confirmed;
    }

    /** @param removal can be run again if it fails, for it takes away last what the place is found by */
    public void in(String kind, Runnable removal) {
        if (confirmed) {
            removal.run();
        }
        counts.merge(kind, 1, Integer::sum);
    }

    /** Of a place that has been dealt with. */
    void count(String kind, String text) {
        counts.merge(kind, 1, Integer::sum);
        var some = examples.computeIfAbsent(kind, _ -> new LinkedHashSet<>());
        if (!confirmed && some.size() < MOST_EXAMPLES) {
            some.add(name.excerpt(text));
        }
    }

    /** Nothing is erased because of that. */
    public void obstacle(String why) {
        obstacles.add(why);
    }

    /** The operator is to know that, too. */
    public void remark(String sentence) {
        remarks.add(sentence);
    }

    public int places() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    List<String> obstacles() {
        return List.copyOf(obstacles);
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** What was found, as the operator reads it. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        counts.forEach((kind, count) -> {
            lines.add("  " + kind + ": " + count);
            examples.getOrDefault(kind, Set.of()).forEach(example -> lines.add("      " + example));
        });
        return lines;
    }
}
