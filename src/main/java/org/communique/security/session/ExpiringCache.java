package org.communique.security.session;

import java.time.Duration;
import java.util.function.Supplier;

/** What was read a moment ago: one request asks for it a dozen times, and the next one shall not wait for news. */
public final class ExpiringCache<T> implements Supplier<T> {

    private static final long MOMENT = Duration.ofMillis(200).toNanos();

    private final Supplier<T> source;
    private volatile Read<T> last;

    private record Read<T>(T value, long at) {}

    /** @param first read just now */
    public ExpiringCache(T first, Supplier<T> source) {
        this.source = source;
        this.last = new Read<>(first, System.nanoTime());
    }

    @Override
    public T get() {
        var read = last;
        if (System.nanoTime() - read.at() > MOMENT) {
            read = new Read<>(source.get(), System.nanoTime());
            last = read;
        }
        return read.value();
    }
}
