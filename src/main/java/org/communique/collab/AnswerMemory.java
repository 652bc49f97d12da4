package org.communique.collab;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Bounds the answers that wait to be sent, which no clients share: beyond it the client is cut off for which most waits. */
final class AnswerMemory {

    private static final int PART_OF_HEAP = 10;

    private final long most;
    private final Map<Outbox, Long> waiting = new HashMap<>();
    private long total;

    AnswerMemory(long most) {
        this.most = most;
    }

    /** @param largest an answer that always fits */
    static AnswerMemory ofHeap(long largest) {
        return new AnswerMemory(Math.max(largest, Runtime.getRuntime().maxMemory() / PART_OF_HEAP));
    }

    void add(Outbox outbox, long bytes) {
        Outbox largest;
        synchronized (this) {
            waiting.put(outbox, bytes);
            total += bytes;
            if (total <= most) {
                return;
            }
            largest = Collections.max(waiting.entrySet(), Map.Entry.comparingByValue())
                    .getKey();
        }
        largest.cutOff();
    }

    synchronized void remove(Outbox outbox) {
        Long bytes = waiting.remove(outbox);
        if (bytes != null) {
            total -= bytes;
        }
    }
}
