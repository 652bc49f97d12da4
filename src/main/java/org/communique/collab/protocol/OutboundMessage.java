package org.communique.collab.protocol;

import java.util.concurrent.atomic.AtomicInteger;

/** Bytes for one client or for many. They are in memory once, however many of them wait to be sent them. */
public final class OutboundMessage {

    private final byte[] bytes;
    private final AtomicInteger waiting = new AtomicInteger();

    public OutboundMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return bytes.length;
    }

    /** It waits to be sent to one more client; returns whether that is the only one. */
    boolean queued() {
        return waiting.getAndIncrement() == 0;
    }

    /** It was sent to one, or will not be; returns whether it waits for no other. */
    boolean done() {
        return waiting.decrementAndGet() == 0;
    }
}
