package org.communique.storage.embedded.table;

import java.io.IOException;

/** The disk takes no more; what is to be written waits in memory. */
final class DiskFullException extends IOException {

    DiskFullException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
