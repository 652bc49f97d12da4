package org.communique.storage.embedded.table;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What was acknowledged is not all there. Its message says what is wrong and where. */
public final class StoreDamagedException extends IOException {

    StoreDamagedException(String message) {
        this(message, null);
    }

    StoreDamagedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
