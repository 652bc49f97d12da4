package org.communique.storage;

import java.io.IOException;
import java.nio.file.Path;
import org.communique.operator.CannotStartException;
import org.communique.storage.embedded.table.StoreDamagedException;
import org.jspecify.annotations.Nullable;

/** The server does not start without a data folder that is its own. */
final class DataFolderUnusableException extends CannotStartException {

    private DataFolderUnusableException(String message, String remedy, @Nullable Throwable cause) {
        super(message, remedy, cause);
    }

    /** Two processes on one data folder would destroy it. */
    static DataFolderUnusableException inUse(Path folder) {
        return new DataFolderUnusableException(
                "The data folder " + folder + " is in use by another running Communiqué.",
                "Stop it first, or choose another folder with DATA_DIR.",
                null);
    }

    static DataFolderUnusableException notWritable(Path folder, IOException why) {
        return new DataFolderUnusableException(
                "The data folder " + folder + " cannot be written to ("
                        + (why.getClass() == IOException.class
                                ? why.getMessage()
                                : why.getClass().getSimpleName())
                        + ").",
                "Make it a folder of the user who runs the server, or choose another one with DATA_DIR. If its disk"
                        + " fails, replace that first.",
                why);
    }

    static DataFolderUnusableException damagedAndNotReplaced(Path damaged) {
        return new DataFolderUnusableException(
                "There is no store beside the damaged one, " + damaged + ", and no new one is made.",
                "Restore a backup, or rename that folder to documents and run ./run recover.",
                null);
    }

    static DataFolderUnusableException missing(Path store, Path heads) {
        return new DataFolderUnusableException(
                "The store " + store + " is missing, but " + heads + " has what its ledger signed. No new one is made.",
                "Put the folder back or restore a backup. To begin anew, choose another folder with DATA_DIR.",
                null);
    }

    static DataFolderUnusableException moved(Path mark) {
        return new DataFolderUnusableException(
                "The documents of this data folder were moved to MongoDB, as " + mark + " says.",
                "Start with SPRING_MONGODB_URI. To go on with what was here before, delete that file.",
                null);
    }

    static DataFolderUnusableException moving(Path unfinished) {
        return new DataFolderUnusableException(
                "A move from MongoDB to this data folder is not finished: " + unfinished + ".",
                "Run ./run move again, or delete that folder.",
                null);
    }

    static DataFolderUnusableException damaged(Path store, StoreDamagedException why) {
        return new DataFolderUnusableException(
                "The store " + store + " is not opened, as acknowledged changes would be lost: " + why.getMessage()
                        + ". Nothing was changed.",
                "Restore a backup, or run ./run recover, which shows what would be lost.",
                why);
    }
}
