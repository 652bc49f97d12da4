package org.communique.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.communique.storage.embedded.EmbeddedMongo;
import org.jspecify.annotations.Nullable;

/**
 * Copies the embedded stores of a running server into a zip, from which they are restored by unpacking it as the data
 * folder. The documents, which hold the truth, come last: the workflow engine catches up with them at its next start.
 */
final class Backup {

    private final DataFolder folder;
    private final @Nullable EmbeddedMongo documents;
    private final @Nullable DataSource workflow;

    /** @param documents null, as is {@code workflow}, when that store is a server, with a backup of its own */
    Backup(DataFolder folder, @Nullable EmbeddedMongo documents, @Nullable DataSource workflow) {
        this.folder = folder;
        this.documents = documents;
        this.workflow = workflow;
    }

    synchronized void writeTo(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        if (workflow != null) {
            copyWorkflow(workflow, zip);
        }
        if (documents != null) {
            documents.copyTo(zip);
        }
        zip.finish();
    }

    /** H2 copies itself into a zip of its own. */
    private void copyWorkflow(DataSource source, ZipOutputStream zip) throws IOException {
        Path copy = folder.resolve("workflow-backup.zip");
        try (Connection connection = source.getConnection();
                var backup = connection.prepareStatement("BACKUP TO ?")) {
            backup.setString(1, copy.toString());
            backup.execute();
        } catch (SQLException e) {
            throw new IOException("H2 could not copy itself", e);
        }
        try (ZipFile copied = new ZipFile(copy.toFile())) {
            for (ZipEntry entry : copied.stream().toList()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                copied.getInputStream(entry).transferTo(zip);
                zip.closeEntry();
            }
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
