package org.communique.work;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Whether what is in use leaves little of the heap. */
public final class HeapMonitor {

    private static final double NEARLY_FULL = 0.85;

    /** Where objects come that are in use for longer, with each of the JDK's collectors. */
    private static final Pattern LASTING = Pattern.compile(".*\\b(Old|Tenured)\\b.*");

    private static final List<MemoryPoolMXBean> POOLS = pools();

    /** Each stops all work while it runs. */
    static final Duration BETWEEN_COLLECTIONS = Duration.ofSeconds(15);

    static final AtomicLong LAST_COLLECTION = new AtomicLong(System.nanoTime() - BETWEEN_COLLECTIONS.toNanos());

    private HeapMonitor() {}

    private static List<MemoryPoolMXBean> pools() {
        var pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP
                        && pool.isCollectionUsageThresholdSupported()
                        && LASTING.matcher(pool.getName()).matches()
                        && pool.getUsage().getMax() > 0)
                .toList();
        pools.forEach(pool -> pool.setCollectionUsageThreshold(
                (long) (NEARLY_FULL * pool.getUsage().getMax())));
        return pools;
    }

    /** Then all work that may be ended is: a server without memory serves no one. */
    public static boolean isNearlyFull() {
        return wasNearlyFull() && !isFreed();
    }

    private static boolean wasNearlyFull() {
        for (var pool : POOLS) {
            if (pool.isCollectionUsageThresholdExceeded()) {
                return true;
            }
        }
        return false;
    }

    /** What the last collection left may be garbage by now, and where work is refused another may be far off. */
    private static boolean isFreed() {
        long now = System.nanoTime();
        long last = LAST_COLLECTION.get();
        if (now - last < BETWEEN_COLLECTIONS.toNanos() || !LAST_COLLECTION.compareAndSet(last, now)) {
            return false;
        }
        System.gc();
        return !wasNearlyFull();
    }
}
