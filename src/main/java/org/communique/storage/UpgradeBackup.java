package org.communique.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.communique.operator.CannotStartException;
import org.communique.storage.embedded.EmbeddedMongo;
import org.communique.storage.schema.SchemaUpgrade;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The backup before the first write of a migration. Of the embedded store it is made here, without the workflow engine's tables, which are
 * made again from the documents; of servers an operator says that there is one.
 *
 * @param embedded null where MongoDB is a server
 * @param build    the release that starts
 * @param backupMade the release before which the operator has made a backup; may be empty
 */
record UpgradeBackup(Path dataFolder, @Nullable EmbeddedMongo embedded, String build, String backupMade, Clock clock)
        implements SchemaUpgrade.BackupGuard {

    private static final Logger log = LoggerFactory.getLogger(UpgradeBackup.class);

    private static final String VARIABLE = "COMMUNIQUE_UPGRADE_BACKUPMADE";

    @Override
    public String ensure(int version) {
        if (backupMade.equals(build)) {
            return "made by an operator";
        }
        if (embedded == null) {
            throw new CannotStartException(
                    "Communiqué %s changes the documents of this database, which has schema %d."
                            .formatted(build, version),
                    "Stop all servers, back it up with mongodump, and start again with %s=%s. ./run upgrade --dry-run says what would change."
                            .formatted(VARIABLE, build));
        }
        Instant now = clock.instant();
        Path file = dataFolder.resolve("backup-before-" + build + "-" + RecoverCommand.TIME.format(now) + ".zip");
        try {
            BackupFile.write(file, dataFolder, now, embedded::copyTo);
            log.info("Backed up to {} before the upgrade to {}", file, build);
            return file.getFileName().toString();
        } catch (IOException e) {
            throw new CannotStartException(
                    "The backup before the upgrade could not be written to " + file + " (" + e.getMessage() + ").",
                    "Make room, or make a backup yourself and start with " + VARIABLE + "=" + build + ".",
                    e);
        }
    }
}
