package org.communique.storage;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.types.ObjectId;
import org.communique.storage.embedded.EmbeddedMongo;

/**
 * An embedded store in a process of its own that passes for a replica set; or a database of its own on the server that
 * {@code COMMUNIQUE_TEST_MONGODB_URI} names.
 */
public final class MongoCompatibleServer implements AutoCloseable {

    private static final String REAL = "COMMUNIQUE_TEST_MONGODB_URI";

    private final String uri;
    private final Runnable end;

    private MongoCompatibleServer(String uri, Runnable end) {
        this.uri = uri;
        this.end = end;
    }

    public static MongoCompatibleServer start() {
        String real = System.getenv(REAL);
        return real == null ? startEmbedded() : onServer(new ConnectionString(real));
    }

    private static MongoCompatibleServer onServer(ConnectionString server) {
        String database = "test" + new ObjectId();
        String[] parts = server.getConnectionString().split("\\?", 2);
        String hosts = parts[0].replaceFirst("(?<=[^/])/[^/]*$", "");
        String uri = hosts + "/" + database + "?authSource=admin" + (parts.length > 1 ? "&" + parts[1] : "");
        return new MongoCompatibleServer(uri, () -> {
            try (MongoClient client = MongoClients.create(uri)) {
                client.getDatabase(database).drop();
            }
        });
    }

    private static MongoCompatibleServer startEmbedded() {
        try {
            Path folder = Files.createTempDirectory("mongo");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            MongoCompatibleServer.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader output = process.inputReader();
            String uri;
            do {
                uri = Objects.requireNonNull(output.readLine(), "The server did not start");
            } while (!uri.startsWith("mongodb://"));
            FakeReplicaSet set = FakeReplicaSet.before(uri);
            return new MongoCompatibleServer(set.uri(), () -> {
                set.close();
                stop(process, folder);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value for {@code SPRING_MONGODB_URI}. */
    public String uri() {
        return uri;
    }

    @Override
    public void close() {
        end.run();
    }

    private static void stop(Process process, Path folder) {
        process.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Serves until anyone who started it is gone. */
    public static void main(String[] arguments) throws IOException {
        try (EmbeddedMongo server = EmbeddedMongo.open(Path.of(arguments[0]))) {
            System.out.println(server.uri("coalition"));
            while (System.in.read() >= 0) {
                continue;
            }
        }
    }
}
