package org.communique.storage.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** What the workflow engine needs of PostgreSQL. */
public final class PostgresCheck {

    private static final String POSTGRESQL = "PostgreSQL";

    /** The oldest that is still maintained, and that tests use. */
    private static final int OLDEST = 15;

    /** Of the pool of one server. */
    private static final int CONNECTIONS = 10;

    private static final String SECONDS = "10";
    private static final String SCHEMA = "communique_check";
    private static final String MARK = "of ./run check-servers";

    private final String url;
    private final DriverManagerDataSource database;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public PostgresCheck(String url, String username, String password) {
        this.url = url;
        Properties properties = new Properties();
        for (String limit : List.of("connectTimeout", "loginTimeout", "socketTimeout")) {
            properties.setProperty(limit, SECONDS);
        }
        if (!username.isEmpty()) {
            properties.setProperty("user", username);
            properties.setProperty("password", password);
        }
        this.database = new DriverManagerDataSource(url, properties);
        this.jdbc = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    public void run(CheckReport report) {
        boolean answers = report.step(
                POSTGRESQL,
                "Start",
                "Start it, or correct SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.",
                this::version);
        if (!answers) {
            return;
        }
        report.step(
                POSTGRESQL, "Encoding", "Create the database with ENCODING 'UTF8' TEMPLATE template0.", this::encoding);
        report.step(
                POSTGRESQL,
                "Clock",
                Clocks.REMEDY,
                () -> Clocks.compare(() -> jdbc.sql("select clock_timestamp()")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant()));
        report.step(
                POSTGRESQL,
                "Transactions",
                "Let the user write to the database and create schemas (GRANT CREATE ON DATABASE), on the primary.",
                this::transactions);
        report.step(
                POSTGRESQL,
                "Connections",
                "Raise max_connections, or the limit of the user or the database: each server opens up to "
                        + CONNECTIONS + ".",
                this::connections);
    }

    private String ask(String question) {
        return jdbc.sql(question).query(String.class).optional().orElse("");
    }

    private void execute(String command) {
        jdbc.sql(command).update();
    }

    private String version() throws UnfitException {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new UnfitException("SPRING_DATASOURCE_URL does not begin with jdbc:postgresql:.");
        }
        String version = ask("show server_version");
        if (Integer.parseInt(version.split("\\D", 2)[0]) < OLDEST) {
            throw new UnfitException("It is version " + version + ", and Communiqué needs " + OLDEST + " or newer.");
        }
        return "version " + version;
    }

    private String encoding() throws UnfitException {
        String encoding = ask("show server_encoding");
        if (!encoding.equals("UTF8")) {
            throw new UnfitException("It is " + encoding + ", which cannot store every name.");
        }
        return encoding;
    }

    private String transactions() throws UnfitException {
        String comment =
                ask("select coalesce(obj_description(oid, 'pg_namespace'), 'none') from pg_namespace where nspname = '"
                        + SCHEMA + "'");
        if (!comment.isEmpty() && !comment.equals(MARK)) {
            throw new UnfitException("There is a schema " + SCHEMA + " that is not of a check.");
        }
        // The mark comes with the schema, so that a later check may remove it where this one is killed.
        transaction.executeWithoutResult(_ -> {
            execute("drop schema if exists " + SCHEMA + " cascade");
            execute("create schema " + SCHEMA);
            execute("comment on schema " + SCHEMA + " is '" + MARK + "'");
        });
        try {
            execute("create table " + SCHEMA + ".applied (id varchar(40) primary key)");
            String insert = "insert into " + SCHEMA + ".applied values ('%s')";
            execute(insert.formatted("stage"));
            if (!refuses(insert.formatted("rolled back"), insert.formatted("stage"))) {
                throw new UnfitException("A second row with the same primary key is accepted.");
            }
            if (!ask("select count(*) from " + SCHEMA + ".applied").equals("1")) {
                throw new UnfitException("What was rolled back is still there.");
            }
        } finally {
            execute("drop schema " + SCHEMA + " cascade");
        }
        return "one with a conflict of primary keys was rolled back; tables can be created and dropped";
    }

    private boolean refuses(String row, String duplicate) {
        try {
            transaction.executeWithoutResult(_ -> {
                execute(row);
                execute(duplicate);
            });
            return false;
        } catch (DuplicateKeyException e) {
            return true;
        }
    }

    private String connections() throws UnfitException {
        List<Connection> open = new ArrayList<>();
        try {
            while (open.size() < CONNECTIONS) {
                open.add(database.getConnection());
            }
            return CONNECTIONS + " at once";
        } catch (SQLException e) {
            throw new UnfitException("Only %d of %d can be opened at once: %s."
                    .formatted(open.size(), CONNECTIONS, CheckReport.kind(e)));
        } finally {
            open.forEach(JdbcUtils::closeConnection);
        }
    }
}
