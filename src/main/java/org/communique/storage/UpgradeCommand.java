package org.communique.storage;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.communique.operator.CannotStartException;
import org.communique.storage.embedded.EmbeddedMongo;
import org.communique.storage.schema.Schema;
import org.communique.storage.schema.SchemaUpgrade;
import org.communique.storage.schema.SchemaUpgrade.Planned;
import org.jspecify.annotations.Nullable;

/** {@code ./run upgrade --dry-run}: says what the next start of this build would change in a store that no server has open, or on MongoDB. */
public final class UpgradeCommand {

    public static final String NAME = "upgrade";

    private static final List<String> DRY_RUN = List.of("--dry-run");

    private UpgradeCommand() {}

    /** @return the exit status */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        if (!List.of(arguments).subList(1, arguments.length).equals(DRY_RUN)) {
            err.println("Use ./run upgrade --dry-run. The upgrade itself is made by the next start.");
            return 2;
        }
        return run(
                Path.of(Optional.ofNullable(System.getenv("DATA_DIR")).orElse("data")),
                System.getenv("SPRING_MONGODB_URI"),
                Schema.CURRENT,
                build(),
                out,
                err);
    }

    static int run(Path data, @Nullable String server, Schema schema, String build, PrintStream out, PrintStream err) {
        try {
            if (server != null && !server.isBlank()) {
                plan(server, schema, build, out);
                return 0;
            }
            if (!Files.isDirectory(data.resolve(EmbeddedStoreConfiguration.DOCUMENTS))) {
                err.println("There is no embedded store in " + data.toAbsolutePath()
                        + ". Set DATA_DIR, or SPRING_MONGODB_URI.");
                return 2;
            }
            try (DataFolder folder = DataFolder.open(data);
                    StoreCopy copy = StoreCopy.of(folder)) {
                plan(copy.mongo().uri(EmbeddedStoreConfiguration.DATABASE), schema, build, out);
                return 0;
            }
        } catch (CannotStartException e) {
            err.println(e.getMessage() + " " + Objects.requireNonNullElse(e.remedy(), ""));
        } catch (IOException | UncheckedIOException | MongoException e) {
            err.println("The store could not be read: " + StoreCopy.reason(e));
        }
        return 1;
    }

    private static void plan(String uri, Schema schema, String build, PrintStream out) {
        try (MongoClient client = MongoClients.create(uri)) {
            String database = Optional.ofNullable(new ConnectionString(uri).getDatabase())
                    .orElse(EmbeddedStoreConfiguration.DATABASE);
            List<Planned> planned =
                    new SchemaUpgrade(client.getDatabase(database), schema, build, true, Clock.systemUTC()).plan();
            planned.forEach(each -> out.printf(
                    Locale.ENGLISH,
                    "%s: %d documents of %s, read and converted in %.1f s%n",
                    each.description(),
                    each.documents(),
                    each.collection(),
                    each.duration().toMillis() / 1_000.0));
            out.println(
                    planned.isEmpty()
                            ? "Communiqué " + build + " would change nothing."
                            : "Writing them takes longer, and the server starts when it is done. Nothing was changed now.");
        }
    }

    /** Damage can have taken the version of its schema. */
    static boolean takeForCurrent(Path documents) {
        try (EmbeddedMongo mongo = EmbeddedMongo.open(documents);
                MongoClient client = MongoClients.create(mongo.uri(EmbeddedStoreConfiguration.DATABASE))) {
            return new SchemaUpgrade(
                            client.getDatabase(EmbeddedStoreConfiguration.DATABASE),
                            Schema.CURRENT,
                            build(),
                            false,
                            Clock.systemUTC())
                    .assumeCurrent();
        }
    }

    static String build() {
        try (InputStream file = UpgradeCommand.class.getResourceAsStream("/META-INF/build-info.properties")) {
            Properties build = new Properties();
            build.load(Objects.requireNonNull(file));
            return build.getProperty("build.version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
