package org.communique.storage.embedded.table;

import java.io.IOException;

/** A block does not have its checksum. */
public final class DamagedBlockException extends IOException {

    DamagedBlockException(long number) {
        super("block " + number + " does not have its checksum");
    }
}
