package org.communique.signon.record;

import jakarta.annotation.PreDestroy;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BinaryOperator;
import org.communique.signon.participation.Participation.LedgerPosition;
import org.communique.signon.participation.ParticipationId;
import org.communique.signon.participation.Participations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Marks participations whose acts are all in the ledger, in the background and in batches. What a crash leaves unmarked is appended
 * again, which has no effect.
 */
@Component
class LedgerQueue {

    private static final int MOST_TOGETHER = 200;
    private static final Logger log = LoggerFactory.getLogger(LedgerQueue.class);

    private final Participations participations;
    private final LinkedBlockingQueue<Recording> queue = new LinkedBlockingQueue<>();
    private final Thread worker;

    private record Recording(ParticipationId id, LedgerPosition recorded) {}

    LedgerQueue(Participations participations) {
        this.participations = participations;
        this.worker = Thread.ofVirtual().name("recordings").start(this::work);
    }

    void add(ParticipationId id, LedgerPosition ledgerPosition) {
        queue.add(new Recording(id, ledgerPosition));
    }

    private void work() {
        try {
            while (true) {
                Map<ParticipationId, LedgerPosition> next = new LinkedHashMap<>();
                for (var one = queue.take(); one != null; one = next.size() < MOST_TOGETHER ? queue.poll() : null) {
                    next.merge(
                            one.id(),
                            one.recorded(),
                            BinaryOperator.maxBy(Comparator.comparingInt(LedgerPosition::acts)));
                }
                note(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(Map<ParticipationId, LedgerPosition> next) {
        try {
            participations.recorded(next);
        } catch (RuntimeException e) {
            log.warn(
                    "Could not mark {} participations as recorded: {}",
                    next.size(),
                    e.getClass().getSimpleName());
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        worker.interrupt();
        worker.join();
    }
}
