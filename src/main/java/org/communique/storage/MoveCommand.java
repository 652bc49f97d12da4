package org.communique.storage;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.communique.operator.CannotStartException;
import org.communique.storage.DatabaseCopy.Fingerprint;
import org.communique.storage.embedded.EmbeddedMongo;
import org.communique.storage.schema.RunningServers;
import org.communique.storage.schema.SchemaUpgrade;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * {@code ./run move}: copies a stopped server's documents from the embedded store to MongoDB, or back. The source stays as it is. A target
 * has a mark until all of it is there and was compared, with which no server starts; a move that broke off is made again from the beginning.
 */
public final class MoveCommand {

    public static final String NAME = "move";

    private static final String TO_MONGODB = "--to-mongodb";
    private static final String TO_POSTGRESQL = "--to-postgresql";
    private static final String TO_EMBEDDED = "--to-embedded";
    private static final String FROM_MONGODB = "--from-mongodb";
    private static final String USAGE =
            "Use ./run move %s URI [%s URL], or ./run move %s %s URI. With - instead of a URI or URL it is that of SPRING_MONGODB_URI or SPRING_DATASOURCE_URL."
                    .formatted(TO_MONGODB, TO_POSTGRESQL, TO_EMBEDDED, FROM_MONGODB);
    private static final String BACKUP = "Once there is a backup, %s: an erasure does not reach it.";
    private static final String DOCUMENTS = EmbeddedStoreConfiguration.DOCUMENTS;

    private final Path data;
    private final Map<String, String> environment;
    private final Clock clock;
    private final PrintStream out;

    private MoveCommand(Path data, Map<String, String> environment, Clock clock, PrintStream out) {
        this.data = data;
        this.environment = environment;
        this.clock = clock;
        this.out = out;
    }

    /** @return the exit status */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        Path data = Path.of(Optional.ofNullable(System.getenv("DATA_DIR")).orElse("data"));
        List<String> options = List.of(arguments).subList(1, arguments.length);
        return run(data, System.getenv(), Clock.systemUTC(), out, err, options);
    }

    static int run(
            Path data,
            Map<String, String> environment,
            Clock clock,
            PrintStream out,
            PrintStream err,
            List<String> options) {
        try {
            new MoveCommand(data, environment, clock, out).move(options);
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        } catch (CannotStartException e) {
            err.println(e.getMessage() + " " + Objects.requireNonNullElse(e.remedy(), ""));
        } catch (IOException | UncheckedIOException | MongoException e) {
            err.println(
                    "The move broke off: " + StoreCopy.reason(e)
                            + ". No document was changed where the data comes from. Run it again; ./run recover helps a damaged store.");
        }
        return 1;
    }

    private void move(List<String> options) throws IOException {
        String shape = String.join(
                " ", options.stream().filter(each -> each.startsWith("--")).toList());
        if (options.size() == 2 && shape.equals(TO_MONGODB)) {
            toServers(uri(options.get(1)), null);
        } else if (options.size() == 4 && shape.equals(TO_MONGODB + " " + TO_POSTGRESQL)) {
            toServers(uri(options.get(1)), given(options.get(3), "SPRING_DATASOURCE_URL"));
        } else if (options.size() == 3 && shape.equals(TO_EMBEDDED + " " + FROM_MONGODB)) {
            toEmbedded(uri(options.get(2)));
        } else {
            throw new IllegalArgumentException(USAGE);
        }
    }

    private ConnectionString uri(String option) {
        String uri = given(option, "SPRING_MONGODB_URI");
        try {
            return new ConnectionString(uri);
        } catch (IllegalArgumentException e) {
            // What the driver says can have a part of the password.
            throw new IllegalArgumentException("The URI of MongoDB cannot be read. " + USAGE);
        }
    }

    private String given(String option, String variable) {
        String value = option.equals("-") ? environment.getOrDefault(variable, "") : option;
        if (value.isBlank()) {
            throw new IllegalArgumentException(variable + " is not set. " + USAGE);
        }
        return value;
    }

    /** Next to a store that was moved there is a file with which no server starts on it again. */
    private void toServers(ConnectionString server, @Nullable String engine) throws IOException {
        if (!Files.isDirectory(data.resolve(DOCUMENTS))) {
            throw new IllegalArgumentException(
                    "There is no embedded store in " + data.toAbsolutePath() + ". Set DATA_DIR.");
        }
        if (engine != null) {
            refuseUsedEngine(engine);
        }
        try (DataFolder folder = DataFolder.open(data);
                MongoClient to = client(server)) {
            MongoDatabase target = to.getDatabase(name(server));
            Path moved = folder.resolve(RecoverCommand.MOVED);
            if (Files.exists(moved) && MoveMark.hasWritten(Files.readString(moved), target)) {
                Files.delete(moved);
            }
            try (StoreCopy copy = StoreCopy.of(folder);
                    MongoClient from = client(copy.mongo())) {
                copy(database(from), target, mark -> {
                    Files.writeString(moved, clock.instant() + " " + mark.owner());
                    RecoverCommand.force(folder);
                });
            }
        }
        out.println("All of it is there. Start the server with SPRING_MONGODB_URI"
                + (engine == null ? "" : " and SPRING_DATASOURCE_URL")
                + ", and with this DATA_DIR, as the keys stay in it. "
                + BACKUP.formatted("delete " + data.resolve(DOCUMENTS)));
    }

    /** The workflow engine's tables are made again from the documents; those of something else would be mixed with them. */
    private void refuseUsedEngine(String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "The URL of PostgreSQL begins with jdbc:postgresql: and this one does not.");
        }
        try (Connection connection = DriverManager.getConnection(
                        url,
                        environment.get("SPRING_DATASOURCE_USERNAME"),
                        environment.get("SPRING_DATASOURCE_PASSWORD"));
                ResultSet tables =
                        connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            if (tables.next()) {
                throw new CannotStartException(
                        "The PostgreSQL database has tables already.",
                        "Name an empty one: the workflow engine's are made again from the documents.");
            }
        } catch (SQLException e) {
            throw new CannotStartException(
                    "PostgreSQL cannot be asked (SQL state " + e.getSQLState() + ").",
                    "Correct SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD, or start it.");
        }
    }

    private void toEmbedded(ConnectionString server) throws IOException {
        try (DataFolder folder = DataFolder.open(data)) {
            Path documents = folder.resolve(DOCUMENTS);
            Path unfinished = folder.resolve(RecoverCommand.MOVING);
            if (Files.exists(documents)) {
                throw new IllegalArgumentException("There is a store in " + documents
                        + " already. Rename it, or choose another DATA_DIR with the same keys.");
            }
            FileSystemUtils.deleteRecursively(unfinished);
            try (MongoClient from = client(server);
                    EmbeddedMongo embedded = EmbeddedMongo.open(unfinished);
                    MongoClient to = client(embedded)) {
                MongoDatabase source = from.getDatabase(name(server));
                refuseInUse(source);
                copy(source, database(to), _ -> refuseInUse(source));
                source.getCollection(SchemaUpgrade.COLLECTION)
                        .replaceOne(
                                Filters.eq("_id", SchemaUpgrade.MOVED),
                                new Document("at", Date.from(clock.instant())),
                                new ReplaceOptions().upsert(true));
            }
            Path engine = folder.resolve("workflow.mv.db");
            if (Files.exists(engine)) {
                Files.move(
                        engine,
                        folder.resolve(
                                "workflow.before-move-" + RecoverCommand.TIME.format(clock.instant()) + ".mv.db"));
            }
            RecoverCommand.force(unfinished);
            Files.move(unfinished, documents);
            Files.deleteIfExists(folder.resolve(RecoverCommand.MOVED));
            RecoverCommand.force(folder);
        }
        out.println("All of it is there. Start the server without SPRING_MONGODB_URI and SPRING_DATASOURCE_URL. "
                + BACKUP.formatted("drop the database " + name(server)));
    }

    private interface LastStep {
        void run(MoveMark mark) throws IOException;
    }

    /** @param last is done before a server can start on the target */
    private void copy(MongoDatabase source, MongoDatabase target, LastStep last) throws IOException {
        Document version = source.getCollection(SchemaUpgrade.COLLECTION)
                .find(Filters.eq("_id", SchemaUpgrade.COLLECTION))
                .first();
        if (version == null) {
            throw new CannotStartException("There is no coalition where the data comes from.", "Name its database.");
        }
        MoveMark mark = MoveMark.set(source, target);
        DatabaseCopy databaseCopy = new DatabaseCopy(source, target);
        databaseCopy.clearTarget();
        for (String name : databaseCopy.collections()) {
            databaseCopy.copy(name);
            mark.confirm();
            Fingerprint both = databaseCopy.compared(name);
            if (both.documents() > 0) {
                out.printf(Locale.ENGLISH, "%s: %,d documents, %064x%n", name, both.documents(), both.hash());
            }
        }
        new MissingIndexes(target, MissingIndexes.converter()).build();
        mark.confirm();
        target.getCollection(SchemaUpgrade.COLLECTION)
                .replaceOne(Filters.eq("_id", SchemaUpgrade.COLLECTION), version, new ReplaceOptions().upsert(true));
        last.run(mark);
        mark.remove();
    }

    private void refuseInUse(MongoDatabase source) {
        if (new RunningServers(source, clock).wereThere()) {
            throw new CannotStartException(
                    "A server has used the database in the last two minutes.",
                    "Stop all servers, wait for two minutes, and run it again.");
        }
    }

    private static MongoDatabase database(MongoClient embedded) {
        return embedded.getDatabase(EmbeddedStoreConfiguration.DATABASE);
    }

    private static String name(ConnectionString server) {
        return Objects.requireNonNullElse(server.getDatabase(), EmbeddedStoreConfiguration.DATABASE);
    }

    private static MongoClient client(EmbeddedMongo embedded) {
        return client(new ConnectionString(embedded.uri(EmbeddedStoreConfiguration.DATABASE)));
    }

    private static MongoClient client(ConnectionString server) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(server)
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary())
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .retryReads(true)
                .retryWrites(true)
                .timeout(1, TimeUnit.MINUTES)
                .build());
    }
}
