package org.communique.storage;

import java.nio.file.Path;
import org.communique.storage.embedded.table.WaitingFilePath;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** An H2 database in a file of the data folder, whose permissions protect it. A commit returns once it is written, and waits while the disk is full. */
record H2ConnectionDetails(Path path) implements JdbcConnectionDetails {

    @Override
    public String getJdbcUrl() {
        return "jdbc:h2:" + WaitingFilePath.of(path) + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    @Override
    public String getUsername() {
        return "communique";
    }

    @Override
    public String getPassword() {
        return "";
    }
}
