package org.communique.storage.check;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** What the workflow engine needs of PostgreSQL. */
public final class PostgresCheck {

    private static final String POSTGRESQL = "PostgreSQL";

    /** The oldest that is still maintained, and that tests use. */
    private static final int OLDEST = 15;

    /** Of the pool of one server. */
    private static final int CONNECTIONS = 10;

    private static final String SCHEMA = "communique_check";
    private static final String MARK = "of ./run check-servers";
    private static final String DUPLICATE_KEY = "23505";

    private final String url;
    private final Properties properties = new Properties();

    public PostgresCheck(String url, String username, String password) {
        this.url = url;
        properties.setProperty("user", username);
        properties.setProperty("password", password);
        // In seconds.
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("socketTimeout", "10");
    }

    public void run(Report report) {
        boolean answers = report.step(
                POSTGRESQL,
                "Start",
                "Start it, or correct SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.",
                this::version);
        if (!answers) {
            return;
        }
        report.step(
                POSTGRESQL,
                "Encoding",
                "Create the database with ENCODING 'UTF8' TEMPLATE template0.",
                this::encoding);
        report.step(
                POSTGRESQL,
                "Clock",
                "Keep the clocks of all machines with NTP or chrony.",
                () -> Clocks.compare(() -> {
                    try (Connection connection = connect();
                            Statement statement = connection.createStatement();
                            ResultSet row = statement.executeQuery("select clock_timestamp()")) {
                        row.next();
                        return row.getObject(1, OffsetDateTime.class).toInstant();
                    }
                }));
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

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, properties);
    }

    private String ask(String question) throws SQLException {
        try (Connection connection = connect()) {
            return ask(connection, question);
        }
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private String version() throws SQLException, UnfitException {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new UnfitException("SPRING_DATASOURCE_URL does not begin with jdbc:postgresql:.");
        }
        String version = ask("show server_version");
        if (Integer.parseInt(version.split("\\D", 2)[0]) < OLDEST) {
            throw new UnfitException("It is version " + version + "; Communiqué needs " + OLDEST + " or newer.");
        }
        return "version " + version;
    }

    private String encoding() throws SQLException, UnfitException {
        String encoding = ask("show server_encoding");
        if (!encoding.equals("UTF8")) {
            throw new UnfitException("It is " + encoding + ": not every name can be stored.");
        }
        return encoding;
    }

    private String transactions() throws SQLException, UnfitException {
        try (Connection one = connect();
                Connection other = connect()) {
            create(one);
            try {
                execute(one, "create table " + SCHEMA + ".applied (id varchar(40) primary key)");
                one.setAutoCommit(false);
                other.setAutoCommit(false);
                String apply = "insert into " + SCHEMA + ".applied values ('%s')";
                execute(one, apply.formatted("stage"));
                one.commit();
                execute(other, apply.formatted("rolled back"));
                if (!isDuplicate(other, apply.formatted("stage"))) {
                    throw new UnfitException("A second row with the same primary key is accepted.");
                }
                other.rollback();
                if (!ask(one, "select count(*) from " + SCHEMA + ".applied").equals("1")) {
                    throw new UnfitException("What was rolled back is still there.");
                }
            } finally {
                one.rollback();
                one.setAutoCommit(true);
                other.rollback();
                execute(one, "drop schema " + SCHEMA + " cascade");
            }
        }
        return "a primary key conflict was refused, and rolled back; tables can be created and dropped";
    }

    /** With its mark in the same transaction, by which a later check may remove it where this one is killed. */
    private static void create(Connection connection) throws SQLException, UnfitException {
        String comment = ask(
                connection,
                "select coalesce(obj_description(oid, 'pg_namespace'), 'none') from pg_namespace where nspname = '"
                        + SCHEMA + "'");
        if (!comment.isEmpty() && !comment.equals(MARK)) {
            throw new UnfitException("There is a schema " + SCHEMA + " that is not of a check.");
        }
        connection.setAutoCommit(false);
        execute(connection, "drop schema if exists " + SCHEMA + " cascade");
        execute(connection, "create schema " + SCHEMA);
        execute(connection, "comment on schema " + SCHEMA + " is '" + MARK + "'");
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static boolean isDuplicate(Connection connection, String insert) throws SQLException {
        try {
            execute(connection, insert);
            return false;
        } catch (SQLException e) {
            if (DUPLICATE_KEY.equals(e.getSQLState())) {
                return true;
            }
            throw e;
        }
    }

    private String connections() throws UnfitException {
        List<Connection> open = new ArrayList<>();
        try {
            while (open.size() < CONNECTIONS) {
                open.add(connect());
            }
            return CONNECTIONS + " at once";
        } catch (SQLException e) {
            throw new UnfitException(
                    "Only %d of %d can be opened at once (%s).".formatted(open.size(), CONNECTIONS, Report.kind(e)));
        } finally {
            for (Connection connection : open) {
                try {
                    connection.close();
                } catch (SQLException e) {
                    // Nothing was done with it.
                }
            }
        }
    }
}
