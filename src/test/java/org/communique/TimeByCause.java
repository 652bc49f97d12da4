package org.communique;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.awaitility.Awaitility;
import org.communique.browser.Chromium;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Counts for each class how long it had browsers open, waited without one, and kept processors busy in this process, for
 * {@code ./test --times}. JUnit finds it by itself.
 */
public final class TimeByCause implements BeforeAllCallback, AfterAllCallback {

    private static final Path REPORTS = Path.of("target/surefire-reports");
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final LongAdder waited = new LongAdder();
    private final AtomicLong lastLook = new AtomicLong();
    private Duration inBrowsers = Duration.ZERO;
    private long busy;

    @Override
    public void beforeAll(ExtensionContext context) {
        waited.reset();
        inBrowsers = Chromium.timeOpen();
        busy = PROCESS.getProcessCpuTime();
        Awaitility.setDefaultConditionEvaluationListener(condition -> look(condition.getElapsedTimeInMS()));
    }

    /** @param millis since the wait began; fewer than at the last look are of another */
    private void look(long millis) {
        var before = lastLook.getAndSet(millis);
        if (!Chromium.isOpen()) {
            waited.add(millis < before ? millis : millis - before);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        var seconds = "browsers %.3f%nwaits %.3f%nprocessor %.3f%n"
                .formatted(
                        Chromium.timeOpen().minus(inBrowsers).toMillis() / 1000.0,
                        waited.sum() / (double) TimeUnit.SECONDS.toMillis(1),
                        (PROCESS.getProcessCpuTime() - busy) / (double) TimeUnit.SECONDS.toNanos(1));
        Files.createDirectories(REPORTS);
        Files.writeString(REPORTS.resolve(context.getRequiredTestClass().getName() + "-causes.txt"), seconds);
    }
}
