package org.communique.signon;

import jakarta.annotation.PreDestroy;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BinaryOperator;
import org.communique.signon.Participation.Recorded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Notes which participations the ledger has all of, behind the back of those who acted and many with one write. What a
 * crash leaves unnoted is handed to the ledger again, which changes nothing there.
 */
@Component
class Recordings {

    private static final int MOST_TOGETHER = 200;
    private static final Logger log = LoggerFactory.getLogger(Recordings.class);

    private final Participations participations;
    private final LinkedBlockingQueue<Recording> queue = new LinkedBlockingQueue<>();
    private final Thread worker;

    private record Recording(ParticipationId id, Recorded recorded) {}

    Recordings(Participations participations) {
        this.participations = participations;
        this.worker = Thread.ofVirtual().name("recordings").start(this::work);
    }

    void add(ParticipationId id, Recorded recorded) {
        queue.add(new Recording(id, recorded));
    }

    private void work() {
        try {
            while (true) {
                Map<ParticipationId, Recorded> next = new LinkedHashMap<>();
                for (var one = queue.take(); one != null; one = next.size() < MOST_TOGETHER ? queue.poll() : null) {
                    next.merge(one.id(), one.recorded(), BinaryOperator.maxBy(Comparator.comparingInt(Recorded::acts)));
                }
                note(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(Map<ParticipationId, Recorded> next) {
        try {
            participations.recorded(next);
        } catch (RuntimeException e) {
            log.warn(
                    "Could not note that {} participations are recorded: {}",
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
