package org.communique;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/**
 * The application as a jar, and the JVM's archive of the classes that it loads at a start (JEP 350), with which it starts in little more
 * than half the time. Both are made before the first start after a build; a class path with folders can have no such archive.
 */
public final class ApplicationArchive {

    private static final Path FOLDER = Path.of("target/application-archive");
    private static final Path JAR = FOLDER.resolve("application.jar");
    private static final Path ARCHIVE = FOLDER.resolve("application.jsa");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    /** Packaging forgets that there is a production bundle. */
    private static final List<String> OPTIONS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dvaadin.productionMode=true");

    private static boolean made;

    private ApplicationArchive() {}

    /** A JVM with the application on its class path, and none of the tests, whose configuration is not the application's. */
    static List<String> java() throws IOException, InterruptedException {
        return java("");
    }

    /** As {@link #java}, with the tests after the application on the class path: for what a test starts a part of it with. */
    public static List<String> javaWithTests() throws IOException, InterruptedException {
        return java(File.pathSeparator + folder("test-classes").toAbsolutePath());
    }

    /** As {@link #java}, with what is in the folder after the application on the class path. */
    static List<String> javaWith(Path folder) throws IOException, InterruptedException {
        return java(File.pathSeparator + folder.toAbsolutePath());
    }

    private static synchronized List<String> java(String more) throws IOException, InterruptedException {
        if (!made) {
            Files.createDirectories(FOLDER);
            // Tests run in several processes.
            try (var lock = FileChannel.open(
                            FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = lock.lock()) {
                if (isOld()) {
                    make();
                }
            }
            made = true;
        }
        return command(more, "-XX:SharedArchiveFile=" + ARCHIVE.toAbsolutePath(), "-Xshare:auto", "-Xlog:cds=off");
    }

    private static boolean isOld() throws IOException {
        if (!Files.exists(ARCHIVE)) {
            return true;
        }
        var madeAt = Files.getLastModifiedTime(JAR).toMillis();
        try (var files = Files.walk(classes())) {
            return files.anyMatch(file -> file.toFile().lastModified() > madeAt);
        }
    }

    private static void make() throws IOException, InterruptedException {
        Files.deleteIfExists(ARCHIVE);
        ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--create",
                        "--no-compress",
                        "--file",
                        JAR.toString(),
                        "-C",
                        classes().toString(),
                        ".");
        var data = Files.createTempDirectory("archive");
        var output = data.resolve("log");
        var command = new ArrayList<>(command("", "-XX:ArchiveClassesAtExit=" + ARCHIVE.toAbsolutePath()));
        command.add(Communique.class.getName());
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("PORT", "0");
        builder.environment().put("DATA_DIR", data.resolve("data").toString());
        var process = builder.start();
        await("the first start")
                .atMost(Duration.ofMinutes(3))
                .until(() -> !process.isAlive() || Files.readString(output).contains("is ready on"));
        process.destroy();
        process.waitFor(1, TimeUnit.MINUTES);
        if (!Files.exists(ARCHIVE)) {
            throw new IOException("no archive was made: " + Files.readString(output));
        }
    }

    private static List<String> command(String more, String... options) {
        List<String> command = new ArrayList<>();
        command.add(JAVA);
        command.addAll(OPTIONS);
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", JAR.toAbsolutePath() + File.pathSeparator + libraries() + more));
        return command;
    }

    private static String libraries() {
        return classPath().stream()
                .filter(entry -> !Files.isDirectory(entry))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path classes() {
        return folder("classes");
    }

    private static Path folder(String name) {
        return classPath().stream()
                .filter(entry -> Files.isDirectory(entry) && entry.endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }
}
