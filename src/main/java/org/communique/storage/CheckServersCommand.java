package org.communique.storage;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.communique.storage.check.CatalogueCheck;
import org.communique.storage.check.CheckDatabase;
import org.communique.storage.check.CheckReport;
import org.communique.storage.check.GuaranteesCheck;
import org.communique.storage.check.PostgresCheck;
import org.communique.storage.check.ReplicaSetCheck;
import org.springframework.boot.convert.DurationStyle;

/** {@code ./run check-servers}: tries on an operator's MongoDB and PostgreSQL all that Communiqué needs of them, apart from its data. */
public final class CheckServersCommand {

    public static final String NAME = "check-servers";

    private static final String MONGODB = "MongoDB";
    private static final String MONGODB_URI = "SPRING_MONGODB_URI";
    private static final String JDBC_URL = "SPRING_DATASOURCE_URL";

    /** A check makes about a hundred collections. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Map<String, String> environment;
    private final CheckReport report;
    private final Duration timeout;

    private CheckServersCommand(Map<String, String> environment, CheckReport report) {
        this.environment = environment;
        this.report = report;
        this.timeout = DurationStyle.detectAndParse(environment.getOrDefault("COMMUNIQUE_MONGODBTIMEOUT", "10s"));
    }

    /** @return the exit status: 0 where the servers are fit, 1 where something is to be changed, 2 where nothing could be checked */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        return run(System.getenv(), out, err, List.of(arguments).subList(1, arguments.length));
    }

    static int run(Map<String, String> environment, PrintStream out, PrintStream err, List<String> options) {
        if (!options.isEmpty() && !(options.size() == 2 && options.getFirst().equals("--json"))) {
            err.println("Use ./run check-servers, or ./run check-servers --json FILE");
            return 2;
        }
        if (value(environment, MONGODB_URI).isEmpty()
                && value(environment, JDBC_URL).isEmpty()) {
            err.println("Neither " + MONGODB_URI + " nor " + JDBC_URL + " is set: there are no servers to check.");
            return 2;
        }
        CheckReport report = new CheckReport(UpgradeCommand.build(), Instant.now(), out);
        CheckServersCommand command;
        try {
            command = new CheckServersCommand(environment, report);
        } catch (IllegalArgumentException e) {
            err.println("COMMUNIQUE_MONGODBTIMEOUT is not a duration such as 10s.");
            return 2;
        }
        command.checkMongo();
        command.checkPostgres();
        report.end();
        try {
            if (!options.isEmpty()) {
                Files.write(Path.of(options.getLast()), report.json());
            }
        } catch (IOException e) {
            err.println("The report could not be written to " + options.getLast() + ".");
            return 2;
        }
        return report.isFit() ? 0 : 1;
    }

    private static String value(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "").strip();
    }

    private void checkMongo() {
        String uri = value(environment, MONGODB_URI);
        if (uri.isEmpty()) {
            report.note(
                    MONGODB,
                    "not checked, as " + MONGODB_URI + " is not set: the documents are in the embedded store.");
            return;
        }
        try {
            ConnectionString connection = new ConnectionString(uri);
            MongoClientSettings.Builder settings = MongoClientSettings.builder()
                    .applyConnectionString(connection)
                    .applyToSocketSettings(
                            socket -> socket.readTimeout((int) timeout.toMillis(), TimeUnit.MILLISECONDS));
            MongoClientSettings withoutTimeout = settings.build();
            DurabilitySettings.apply(settings, timeout);
            try (MongoClient client = MongoClients.create(settings.build());
                    MongoClient patient = MongoClients.create(withoutTimeout)) {
                String database = connection.getDatabase();
                checkMongo(client, patient, database == null ? EmbeddedStoreConfiguration.DATABASE : database);
            }
        } catch (IllegalArgumentException | MongoException e) {
            // What a driver says of a URI can have its password.
            report.change(
                    MONGODB,
                    "Start",
                    MONGODB_URI + " cannot be used (" + CheckReport.kind(e) + ").",
                    "Correct it, such as mongodb://USER:PASSWORD@HOST:27017/communique?replicaSet=rs0.");
        }
    }

    private void checkMongo(MongoClient client, MongoClient patient, String product) {
        MongoDatabase database = client.getDatabase(product + "_check");
        boolean starts = report.step(MONGODB, "Start", "Correct it.", () -> {
            MongoRequirements.checkSettings(property ->
                    !value(environment, MongoRequirements.variable(property)).isEmpty());
            MongoRequirements.checkName(product);
            MongoRequirements.checkServer(client, database);
            return "a start accepts it";
        });
        if (!starts) {
            report.note(MONGODB, "more was not checked.");
            return;
        }
        new ReplicaSetCheck(client).run(report);
        CheckDatabase own = new CheckDatabase(database);
        String remedy = "Give the user the role readWrite on " + database.getName()
                + "; rename or remove a database of yours that is called so.";
        if (!report.step(MONGODB, "Database of its own", remedy, own::create)) {
            return;
        }
        try {
            new GuaranteesCheck(client, patient, database, timeout).run(report);
            boolean built = report.step(MONGODB, "Indexes", LONG, "Let the user create indexes.", () -> {
                new MissingIndexes(database, MissingIndexes.converter()).build();
                return "all built";
            });
            if (built) {
                new CatalogueCheck(client, database).run(report);
            }
        } finally {
            report.step(
                    MONGODB,
                    "Removal",
                    "Remove " + database.getName() + ", and run the check again, alone.",
                    own::remove);
        }
    }

    private void checkPostgres() {
        String url = value(environment, JDBC_URL);
        if (url.isEmpty()) {
            report.note(
                    "PostgreSQL", "not checked, as " + JDBC_URL + " is not set: the workflow engine uses its file.");
            return;
        }
        new PostgresCheck(
                        url,
                        value(environment, "SPRING_DATASOURCE_USERNAME"),
                        value(environment, "SPRING_DATASOURCE_PASSWORD"))
                .run(report);
    }
}
