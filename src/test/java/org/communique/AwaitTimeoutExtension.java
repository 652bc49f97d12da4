package org.communique;

import java.time.Duration;
import java.util.NoSuchElementException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets every test wait longer for what is to come, and for what is not there yet: a busy machine is not a fault. JUnit
 * finds it by itself.
 */
public final class AwaitTimeoutExtension implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
        Awaitility.ignoreExceptionsByDefaultMatching(NoSuchElementException.class::isInstance);
    }
}
