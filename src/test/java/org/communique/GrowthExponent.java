package org.communique;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * How the time of an operation grows with its input: the slope of its times at doubling sizes, both on a logarithmic scale. 1 is linear,
 * 2 quadratic. The slope tells what will happen at sizes that no one waited for, and does not depend on the machine.
 */
public final class GrowthExponent {

    /** Leaves room for a logarithm, caches and garbage. */
    public static final double MOST = 1.3;

    private static final int FIRST_SIZE = 1 << 9;
    private static final int LAST_SIZE = 1 << 18;
    private static final int DOUBLINGS = 3;
    private static final int TIMES = 3;
    /** Shorter times are noise. */
    private static final long SHORTEST_NANOS = 2_000_000;
    /** A case that takes longer needs no larger size to be judged. */
    private static final long LONGEST_NANOS = 200_000_000;

    /** Processor time of the thread, so that neither other work nor the garbage collector is counted. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** What is done to an input. */
    public interface Operation {

        /** Whether it was done; false if the input is larger than what is allowed. */
        boolean run();
    }

    private record Point(int size, long nanos) {}

    private final String filter;
    private int failures;

    /** @param arguments the first, if any, is what the names of the cases to run contain */
    public GrowthExponent(String... arguments) {
        filter = arguments.length == 0 ? "" : arguments[0];
        System.out.printf("%-72s %9s %10s %10s %6s%n", "operation: input", "size", "before, ms", "last, ms", "slope");
    }

    /** @param prepare makes the input of a size, outside of the time that is measured */
    public void measure(String name, IntFunction<Operation> prepare) {
        if (!name.contains(filter)) {
            return;
        }
        var points = new ArrayList<Point>();
        String note = "";
        for (int size = FIRST_SIZE; size <= LAST_SIZE; size *= 2) {
            var operation = prepare.apply(size);
            if (!operation.run()) {
                note = " refused from " + size;
                break;
            }
            long nanos = best(operation);
            points.add(new Point(size, nanos));
            if (nanos > LONGEST_NANOS) {
                break;
            }
        }
        report(name, points, note);
    }

    /** @return how many cases grow faster than {@link #MOST} */
    public int failures() {
        return failures;
    }

    private static long best(Operation operation) {
        long best = Long.MAX_VALUE;
        long all = 0;
        for (int i = 0; i < TIMES && all < 2 * LONGEST_NANOS || i < 1; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            operation.run();
            long nanos = THREADS.getCurrentThreadCpuTime() - start;
            best = Math.min(best, nanos);
            all += nanos;
        }
        return best;
    }

    private void report(String name, List<Point> points, String note) {
        var last = points.subList(Math.max(0, points.size() - DOUBLINGS - 1), points.size()).stream()
                .filter(point -> point.nanos() >= SHORTEST_NANOS)
                .toList();
        double slope = last.size() < DOUBLINGS ? 0 : slope(last);
        if (slope > MOST) {
            failures++;
        }
        System.out.printf(
                Locale.ROOT,
                "%-72s %9d %10.1f %10.1f %6.2f%s%s%n",
                name,
                points.isEmpty() ? 0 : points.getLast().size(),
                points.size() < 2 ? 0 : points.get(points.size() - 2).nanos() / 1e6,
                points.isEmpty() ? 0 : points.getLast().nanos() / 1e6,
                slope,
                slope > MOST ? " TOO STEEP" : "",
                note);
    }

    /** Of the line with the least squared distances. */
    private static double slope(List<Point> points) {
        double meanX = points.stream()
                .mapToDouble(point -> Math.log(point.size()))
                .average()
                .orElseThrow();
        double meanY = points.stream()
                .mapToDouble(point -> Math.log(point.nanos()))
                .average()
                .orElseThrow();
        double products = 0;
        double squares = 0;
        for (var point : points) {
            double x = Math.log(point.size()) - meanX;
            products += x * (Math.log(point.nanos()) - meanY);
            squares += x * x;
        }
        return products / squares;
    }
}
