package org.communique.work;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.regex.Pattern;

/** What is in use of the heap, as the last collection left it. */
public final class HeapMonitor {

    private static final double NEARLY_FULL = 0.85;

    /** Where objects come that are in use for longer, with each of the JDK's collectors. */
    private static final Pattern LASTING = Pattern.compile(".*\\b(Old|Tenured)\\b.*");

    private static final List<MemoryPoolMXBean> POOLS = pools();

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
        for (var pool : POOLS) {
            if (pool.isCollectionUsageThresholdExceeded()) {
                return true;
            }
        }
        return false;
    }
}
