package org.communique.collab.room;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.communique.collab.DraftId;
import org.communique.collab.room.PendingBatch.AppliedEdit;

/**
 * What measuring costs an edit: the look at the clock when it arrives, and its entry into the timer when it is acknowledged, in
 * batches of so many edits: AcknowledgementBenchmark 1
 */
final class AcknowledgementBenchmark {

    private static final int EDITS = 20_000_000;
    private static final byte[] UPDATE = {};

    private AcknowledgementBenchmark() {}

    public static void main(String[] arguments) {
        int together = Integer.parseInt(arguments[0]);
        var timer = new AcknowledgementTimer();
        timer.bindTo(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        ClientConnection clientConnection = SharedDocumentTests.seat(DraftId.of("measured"), new ArrayList<>());
        for (int round = 0; round < 3; round++) {
            long measured = processorTime(() -> measure(timer, clientConnection, together));
            long bare = processorTime(() -> measure(new AcknowledgementTimer(), clientConnection, together));
            System.out.printf(
                    Locale.ROOT,
                    "%d edits together: %.0f ns an edit, %.0f of them for the clock and the timer%n",
                    together,
                    measured / (double) EDITS,
                    (measured - bare) / (double) EDITS + clock());
        }
    }

    private static void measure(AcknowledgementTimer timer, ClientConnection clientConnection, int together) {
        for (int edit = 0; edit < EDITS; edit += together) {
            List<AppliedEdit> applied = new ArrayList<>(together);
            for (int i = 0; i < together; i++) {
                applied.add(new AppliedEdit(new QueuedEdit(clientConnection, UPDATE, false), Set.of(), Set.of()));
            }
            timer.acknowledged(new PendingBatch(UPDATE, applied, List.of()));
        }
    }

    private static long processorTime(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        work.run();
        return threads.getCurrentThreadCpuTime() - before;
    }

    /** Nanoseconds that a look at the clock takes. */
    private static double clock() {
        long[] last = new long[1];
        return processorTime(() -> {
                    for (int i = 0; i < EDITS; i++) {
                        last[0] += System.nanoTime();
                    }
                })
                / (double) EDITS;
    }
}
