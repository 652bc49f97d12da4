package org.communique;

import static org.awaitility.pollinterval.IterativePollInterval.iterative;

import java.time.Duration;
import java.util.NoSuchElementException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets every test wait longer for what is to come, and for what is not there yet: a busy machine is not a fault. It looks soon, as most
 * of what a test waits for takes milliseconds. What fails in another thread ends no wait: it may be left from another test, or be what the
 * test means to happen. JUnit finds it by itself.
 */
public final class AwaitTimeoutExtension implements BeforeAllCallback {

    private static final Duration FIRST_LOOK = Duration.ofMillis(5);
    private static final Duration LONGEST = Duration.ofMillis(80);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
        Awaitility.setDefaultPollDelay(FIRST_LOOK);
        Awaitility.setDefaultPollInterval(
                iterative(last -> last.compareTo(LONGEST) < 0 ? last.multipliedBy(2) : last, FIRST_LOOK));
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        Awaitility.ignoreExceptionsByDefaultMatching(NoSuchElementException.class::isInstance);
    }
}
