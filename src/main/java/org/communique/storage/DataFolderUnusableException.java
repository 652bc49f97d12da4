package org.communique.storage;

import java.nio.file.Path;

/** Two processes on one data folder would destroy it, so the second does not start. */
final class DataFolderInUseException extends RuntimeException {

    DataFolderInUseException(Path folder) {
        super("The data folder " + folder + " is in use by another running Communiqué.");
    }
}
