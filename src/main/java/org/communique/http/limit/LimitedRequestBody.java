package org.communique.http.limit;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request as Tomcat reads it, for forms, files and streams alike, limited in size and minimum rate. Only time spent
 * waiting for the sender counts, not the server's own work.
 */
final class LimitedRequestBody implements InputBuffer {

    /** A sender that stops for a while, as in a tunnel, is waited for. */
    static final Duration GRACE = Duration.ofSeconds(30);

    /** In bytes a second, a fifth of a slow mobile connection. */
    static final long SLOWEST = 4_000;

    static final long NANOS_PER_BYTE = Duration.ofSeconds(1).toNanos() / SLOWEST;

    private final InputBuffer body;
    private final Duration grace;
    private long most;
    private volatile long read;
    private long waitedNanos;
    private boolean ended;
    private @Nullable BodyRefusal refusal;

    /** Where room for it is reserved, if anywhere. */
    private volatile @Nullable BodyMemory memory;

    private volatile String owner = "";

    /** By {@link System#nanoTime}, while waiting for the sender; other threads read them too. */
    private volatile @Nullable Long deadline;

    private volatile long began;
    private volatile boolean endedForOthers;

    LimitedRequestBody(InputBuffer body, long most, Duration grace) {
        this.body = body;
        this.most = most;
        this.grace = grace;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        if (refusal != null) {
            throw new BodyRefusedException(refusal);
        }
        int count = readWithin(handler);
        if (count < 0) {
            ended = true;
            return count;
        }
        read += count;
        if (read > most) {
            throw refuse(BodyRefusal.TOO_LARGE);
        }
        if (nanosLeft() < 0 || isNeededByOthers(waitedNanos)) {
            throw refuse(BodyRefusal.TOO_SLOW);
        }
        return count;
    }

    private int readWithin(ApplicationBufferHandler handler) throws IOException {
        long start = System.nanoTime();
        began = start - waitedNanos;
        deadline = start + nanosLeft();
        try {
            return body.doRead(handler);
        } catch (IOException e) {
            throw e instanceof SocketTimeoutException || isLate() ? refuse(BodyRefusal.TOO_SLOW) : e;
        } finally {
            deadline = null;
            waitedNanos += System.nanoTime() - start;
        }
    }

    private long nanosLeft() {
        return grace.toNanos() + read * NANOS_PER_BYTE - waitedNanos;
    }

    /** Whether a read in progress has waited too long for the sender. Any thread may call it. */
    boolean isLate() {
        var end = deadline;
        long now = System.nanoTime();
        return endedForOthers || end != null && (now - end > 0 || isNeededByOthers(now - began));
    }

    /** Whether others need the memory that it holds. It then remains ended. */
    private boolean isNeededByOthers(long nanos) {
        var held = memory;
        if (held != null && !ended && held.isNeeded(owner, read, nanos)) {
            endedForOthers = true;
        }
        return endedForOthers;
    }

    /** While its owner holds memory there, it may be ended for others. */
    void holds(BodyMemory of, String by) {
        owner = by;
        memory = of;
    }

    /** For the sender, in all. */
    long waitedNanos() {
        return waitedNanos;
    }

    private BodyRefusedException refuse(BodyRefusal reason) {
        refusal = reason;
        return new BodyRefusedException(reason);
    }

    @Override
    public int available() {
        return refusal == null ? body.available() : 0;
    }

    /**
     * Reads and drops the rest once the answer is out: a sender reads no answer while it sends.
     *
     * @return whether nothing is left, so that the connection may be used again
     */
    boolean drain(long atMost) {
        refusal = refusal == BodyRefusal.TOO_LARGE ? null : refusal;
        memory = null;
        most = read + atMost;
        try {
            while (!ended) {
                doRead(new DiscardingBufferHandler());
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether its end was reached. */
    boolean isRead() {
        return ended;
    }

    InputBuffer unlimited() {
        return body;
    }

    @Nullable
    BodyRefusal refusal() {
        return refusal;
    }
}
