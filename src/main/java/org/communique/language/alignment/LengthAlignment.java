package org.communique.language.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Aligns a translation that was made elsewhere with its source: long passages are translated by long ones (Gale and Church, "A program
 * for aligning sentences in bilingual corpora", 1993), and numbers are the same in both. It may err; people put it right. Its work grows
 * with the length of the text alone, as it looks only near the diagonal.
 */
final class LengthAlignment {

    /** Passages that are looked at on either side of the diagonal. */
    private static final int BAND = 150;

    private static final int WIDTH = 2 * BAND + 1;

    /** Of the difference in letters that a translation makes per letter. */
    private static final double VARIANCE = 6.8;

    /** However unlike two are, what comes after them is aligned. */
    private static final double MOST = 12;

    /** What it is worth that two have the same numbers, and costs that they have others. */
    private static final double NUMBERS = 4;

    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+");

    /** So many passages of the source by so many of the translation, and how unlikely that is beforehand. */
    private enum Step {
        ONE_TO_ONE(1, 1, 0),
        LEFT_OUT(1, 0, 4.5),
        ADDED(0, 1, 4.5),
        JOINED(2, 1, 2.4),
        SPLIT(1, 2, 2.4);

        final int sources;
        final int targets;
        final double cost;

        Step(int sources, int targets, double cost) {
            this.sources = sources;
            this.targets = targets;
            this.cost = cost;
        }
    }

    private record Measured(int letters, Set<String> numbers) {

        static Measured of(Passage passage) {
            var numbers = new HashSet<String>();
            var matcher = NUMBER.matcher(passage.text());
            while (matcher.find()) {
                numbers.add(digits(matcher.group()));
            }
            return new Measured(passage.text().codePointCount(0, passage.text().length()), numbers);
        }

        /** Whatever the script. */
        private static String digits(String number) {
            return number.codePoints()
                    .map(digit -> '0' + Character.digit(digit, 10))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }

        Measured and(Measured next) {
            if (numbers.isEmpty() || next.numbers.isEmpty()) {
                return new Measured(letters + next.letters, numbers.isEmpty() ? next.numbers : numbers);
            }
            var both = new HashSet<>(numbers);
            both.addAll(next.numbers);
            return new Measured(letters + next.letters, both);
        }
    }

    /** The passages of a text, and each with the one after it. */
    private record Text(List<Passage> passages, List<Measured> single, List<Measured> pairs) {

        static Text of(List<Passage> passages) {
            var single = passages.stream().map(Measured::of).toList();
            var pairs = IntStream.range(1, single.size())
                    .mapToObj(i -> single.get(i - 1).and(single.get(i)))
                    .toList();
            return new Text(passages, single, pairs);
        }

        long letters() {
            return single.stream().mapToLong(Measured::letters).sum();
        }

        int size() {
            return passages.size();
        }

        Measured at(int index, int passages) {
            return (passages == 1 ? single : pairs).get(index);
        }
    }

    private final Text source;
    private final Text target;

    /** Letters of a translation for one of the source. */
    private final double ratio;

    private LengthAlignment(Text source, Text target) {
        this.source = source;
        this.target = target;
        this.ratio = (1.0 + target.letters()) / (1.0 + source.letters());
    }

    static List<Row> rows(List<Passage> source, List<Passage> target) {
        return new LengthAlignment(Text.of(source), Text.of(target)).rows();
    }

    /** By dynamic programming, of which only the last rows of costs are kept, and each step. */
    private List<Row> rows() {
        var steps = new byte[source.size() + 1][WIDTH];
        var costs = new double[3][WIDTH];
        for (int s = 0; s <= source.size(); s++) {
            var row = costs[s % 3];
            Arrays.fill(row, Double.POSITIVE_INFINITY);
            for (int column = 0; column < WIDTH; column++) {
                int t = first(s) + column;
                if (t < 0 || t > target.size()) {
                    continue;
                }
                if (s == 0 && t == 0) {
                    row[column] = 0;
                    continue;
                }
                for (var step : Step.values()) {
                    int from = s - step.sources;
                    int back = t - step.targets - (from < 0 ? 0 : first(from));
                    if (from < 0 || t < step.targets || back < 0 || back >= WIDTH) {
                        continue;
                    }
                    double before = costs[from % 3][back];
                    if (before < row[column]) {
                        double cost = before + cost(step, from, t - step.targets);
                        if (cost < row[column]) {
                            row[column] = cost;
                            steps[s][column] = (byte) step.ordinal();
                        }
                    }
                }
            }
        }
        boolean reached = costs[source.size() % 3][target.size() - first(source.size())] < Double.POSITIVE_INFINITY;
        // Where one text is several times as long as the other, nothing can be told.
        return reached
                ? rows(steps)
                : Alignment.inOrder(source.passages(), target.passages()).rows();
    }

    private List<Row> rows(byte[][] steps) {
        var rows = new ArrayList<Row>();
        int s = source.size();
        int t = target.size();
        while (s > 0 || t > 0) {
            var step = Step.values()[steps[s][t - first(s)]];
            rows.add(Row.of(
                    source.passages().subList(s - step.sources, s),
                    target.passages().subList(t - step.targets, t)));
            s -= step.sources;
            t -= step.targets;
        }
        return rows.reversed();
    }

    /** Passages of the translation before the first one that is looked at for this number of passages of the source; may be negative. */
    private int first(int sources) {
        return (source.size() == 0 ? 0 : (int) ((long) sources * target.size() / source.size())) - BAND;
    }

    private double cost(Step step, int s, int t) {
        if (step.sources == 0 || step.targets == 0) {
            return step.cost;
        }
        var one = source.at(s, step.sources);
        var other = target.at(t, step.targets);
        double expected = one.letters() * ratio;
        double difference = other.letters() - expected;
        double unlike = difference * difference / (2 * VARIANCE * Math.max(1, (expected + other.letters()) / 2));
        return step.cost + Math.min(unlike, MOST) + numbers(one.numbers(), other.numbers());
    }

    private static double numbers(Set<String> one, Set<String> other) {
        if (one.isEmpty() && other.isEmpty()) {
            return 0;
        }
        int common = 0;
        for (var number : one) {
            common += other.contains(number) ? 1 : 0;
        }
        return NUMBERS * (1 - 2.0 * common / (one.size() + other.size() - common));
    }
}
