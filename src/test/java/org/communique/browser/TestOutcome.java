package org.communique.browser;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether the last test of this thread is over and has succeeded. JUnit finds it by itself. */
public final class TestOutcome implements BeforeTestExecutionCallback, AfterTestExecutionCallback {

    private static final ThreadLocal<Boolean> SUCCEEDED = ThreadLocal.withInitial(() -> false);

    static boolean hasSucceeded() {
        return SUCCEEDED.get();
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        SUCCEEDED.set(false);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        SUCCEEDED.set(context.getExecutionException().isEmpty());
    }
}
