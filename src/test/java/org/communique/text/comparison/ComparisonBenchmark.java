package org.communique.text.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.communique.text.markdown.CanonicalText;

/** How long it takes to compare 330,000 characters with a text that was heavily changed: the median of several times. */
public final class ComparisonBenchmark {

    private static final int TIMES = 9;

    private ComparisonBenchmark() {}

    public static void main(String[] arguments) {
        var random = new Random(7);
        var old = new ArrayList<String>();
        while (old.stream().mapToInt(String::length).sum() < 330_000) {
            old.add(paragraph(random, 30 + random.nextInt(60)));
        }
        measure("a third of the paragraphs edited, some moved", old, changed(old, random, 3));
        measure("every paragraph edited, some moved", old, changed(old, random, 1));
        var other = new ArrayList<String>();
        while (other.stream().mapToInt(String::length).sum() < 330_000) {
            other.add(paragraph(random, 30 + random.nextInt(60)));
        }
        measure("another text altogether", old, other);
    }

    private static List<String> changed(List<String> old, Random random, int oneOf) {
        var now = old.stream()
                .map(paragraph -> random.nextInt(oneOf) == 0 ? edited(paragraph, random) : paragraph)
                .collect(Collectors.toCollection(ArrayList::new));
        var moved = List.copyOf(now.subList(40, 60));
        now.subList(40, 60).clear();
        now.addAll(300, moved);
        now.subList(100, 110).clear();
        return now;
    }

    private static void measure(String what, List<String> old, List<String> now) {
        var before = CanonicalText.read(String.join("\n\n", old));
        var after = CanonicalText.read(String.join("\n\n", now));
        var times = new ArrayList<Long>();
        var summary = Comparison.between(before, after).summary();
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            Comparison.between(before, after);
            times.add((System.nanoTime() - start) / 1_000_000);
        }
        times.sort(null);
        System.out.printf(
                "%s: median %d ms, slowest %d ms; %s%n", what, times.get(TIMES / 2), times.getLast(), summary);
    }

    private static String paragraph(Random random, int words) {
        return random.ints(words, 0, 5_000)
                        .mapToObj(i -> "w" + Integer.toString(i, 36))
                        .collect(Collectors.joining(" "))
                + ".";
    }

    private static String edited(String paragraph, Random random) {
        var words = new ArrayList<>(List.of(paragraph.split(" ")));
        for (int i = 0; i < 8; i++) {
            words.set(random.nextInt(words.size()), "changed");
        }
        return String.join(" ", words);
    }
}
