package org.communique.workflow.engine;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.communique.operator.CannotStartException;
import org.flowable.common.engine.impl.FlowableVersions;

/** Which Flowable wrote the tables: of a later one they are refused before anything is written, as it would be after the documents were changed. So is a database that cannot be used. */
final class EngineTables {

    private EngineTables() {}

    static void refuseLater(DataSource database) {
        try (var connection = database.getConnection()) {
            try (var tables = connection.getMetaData().getTables(null, connection.getSchema(), "%", null)) {
                while (tables.next()) {
                    if (tables.getString("TABLE_NAME").equalsIgnoreCase("ACT_GE_PROPERTY")) {
                        refuseLaterVersions(connection);
                        return;
                    }
                }
            }
        } catch (SQLException e) {
            // Of the connection, the user or the name; what keeps H2 from its file has others.
            if (e.getSQLState() != null && e.getSQLState().matches("08(001|004|006)|28...|3D...")) {
                throw new CannotStartException(
                        "PostgreSQL cannot be used: %s (SQLSTATE %s)".formatted(e.getMessage(), e.getSQLState()),
                        "Start it, or correct SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD.",
                        e);
            }
            throw new IllegalStateException("The workflow engine's tables cannot be read", e);
        }
    }

    private static void refuseLaterVersions(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select VALUE_ from ACT_GE_PROPERTY where NAME_ like '%schema.version'")) {
            while (found.next()) {
                var version = found.getString(1);
                if (FlowableVersions.findMatchingVersionIndex(version) < 0) {
                    throw new CannotStartException(
                            "The workflow engine's tables were written by a later release with Flowable %s, and this one has %s."
                                    .formatted(version, FlowableVersions.CURRENT_VERSION),
                            "Start that release or a later one, or begin with an empty database for them (rename workflow.mv.db in DATA_DIR): they are made again from the documents.");
                }
            }
        }
    }
}
