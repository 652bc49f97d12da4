package org.communique.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.communique.operator.CommandRefusedException;
import org.communique.operator.OperatorCommand;
import org.communique.storage.embedded.EmbeddedMongo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * {@code ./run backup FILE}: writes the keys and the embedded stores of the running server to a zip. To restore it, unpack
 * it as the data folder. The documents, which are authoritative, come last: the workflow engine catches up with them when
 * the server starts.
 */
@Component
class BackupCommand implements OperatorCommand {

    private static final Logger log = LoggerFactory.getLogger(BackupCommand.class);

    private final Path dataFolder;
    private final ObjectProvider<EmbeddedMongo> documents;
    private final ObjectProvider<H2ConnectionDetails> workflowFile;
    private final ObjectProvider<DataSource> workflow;
    private final Clock clock;

    BackupCommand(
            StorageProperties properties,
            ObjectProvider<EmbeddedMongo> documents,
            ObjectProvider<H2ConnectionDetails> workflowFile,
            ObjectProvider<DataSource> workflow,
            Clock clock) {
        this.dataFolder = properties.dataDir();
        this.documents = documents;
        this.workflowFile = workflowFile;
        this.workflow = workflow;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String run(List<String> arguments) {
        if (arguments.size() != 1) {
            throw new CommandRefusedException("Name the file to write: ./run backup FILE");
        }
        Path file = Path.of(arguments.getFirst()).toAbsolutePath();
        if (Files.exists(file)) {
            throw new CommandRefusedException(file + " exists already; choose another name.");
        }
        try {
            write(file);
            return "Written to " + file + missing();
        } catch (IOException e) {
            log.error("Backup failed", e);
            throw new CommandRefusedException("The backup could not be written to " + file + ": "
                    + NestedExceptionUtils.getMostSpecificCause(e).getMessage() + ".");
        }
    }

    private String missing() {
        return (documents.getIfAvailable() == null ? "\nMongoDB is a server: back it up with mongodump, too." : "")
                + (workflowFile.getIfAvailable() == null
                        ? "\nThe relational database is a server: pg_dump it, too."
                        : "");
    }

    private synchronized void write(Path file) throws IOException {
        BackupFile.write(file, dataFolder, clock.instant(), zip -> {
            H2ConnectionDetails embedded = workflowFile.getIfAvailable();
            if (embedded != null) {
                copy(embedded, workflow.getObject(), zip);
            }
            EmbeddedMongo embeddedDocuments = documents.getIfAvailable();
            if (embeddedDocuments != null) {
                embeddedDocuments.copyTo(zip);
            }
        });
    }

    /** H2 copies itself into a zip of its own. */
    private static void copy(H2ConnectionDetails file, DataSource source, ZipOutputStream zip) throws IOException {
        Path copy = file.path().resolveSibling("workflow-backup.zip");
        try {
            write(copy, source);
            try (ZipFile copied = new ZipFile(copy.toFile())) {
                for (ZipEntry entry : copied.stream().toList()) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    copied.getInputStream(entry).transferTo(zip);
                    zip.closeEntry();
                }
            }
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static void write(Path copy, DataSource source) throws IOException {
        try (Connection connection = source.getConnection();
                var backup = connection.prepareStatement("BACKUP TO ?")) {
            backup.setString(1, copy.toString());
            backup.execute();
        } catch (SQLException e) {
            throw new IOException("H2 could not copy itself", e);
        }
    }
}
