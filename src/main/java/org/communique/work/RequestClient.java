package org.communique.work;

import java.util.function.BooleanSupplier;

/** The client that waits for what the calling thread does. */
final class RequestClient {

    private static final ThreadLocal<BooleanSupplier> GONE = ThreadLocal.withInitial(() -> () -> false);

    private RequestClient() {}

    /** Until {@link #served}, the calling thread works for a client that may go. */
    static void serve(BooleanSupplier gone) {
        GONE.set(gone);
    }

    static void served() {
        GONE.remove();
    }

    /** Whether it has closed its connection; false where that cannot be known. */
    static boolean isGone() {
        return GONE.get().getAsBoolean();
    }
}
