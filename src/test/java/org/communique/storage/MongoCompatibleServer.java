package org.communique.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.communique.storage.embedded.EmbeddedMongo;

/** A server of MongoDB's protocol in a process of its own, with authentication, to connect to as to any other. */
public final class MongoCompatibleServer implements AutoCloseable {

    private final Path folder;
    private final Process process;
    private final String uri;

    private MongoCompatibleServer(Path folder, Process process, String uri) {
        this.folder = folder;
        this.process = process;
        this.uri = uri;
    }

    public static MongoCompatibleServer start() {
        try {
            Path folder = Files.createTempDirectory("mongo");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
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
            return new MongoCompatibleServer(folder, process, uri);
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
        process.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Serves until whoever started it is gone. */
    public static void main(String[] arguments) throws IOException {
        try (EmbeddedMongo server = EmbeddedMongo.open(Path.of(arguments[0]))) {
            System.out.println(server.uri("communique"));
            while (System.in.read() >= 0) {
                continue;
            }
        }
    }
}
