package org.communique.fuzz;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs Jazzer on a target in a process of its own. */
final class Jazzer {

    /** The newest class files that its instrumentation reads: Java 21's. */
    private static final byte NEWEST_READABLE = 65;

    /** Where a class file has its version (JVMS §4.1). */
    private static final int VERSION_AT = 7;

    private Jazzer() {}

    /** @return what it said, if it found something */
    static String failures(FuzzTarget target, long executions, Path folder) throws IOException, InterruptedException {
        var classes = Files.createDirectory(folder.resolve("classes"));
        copyClasses(classes);
        var found = Files.createDirectory(folder.resolve("found"));
        var command = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classes + File.pathSeparator + System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.className(),
                "--instrumentation_includes=" + target.instrumented(),
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.*",
                "--reproducer_path=" + folder,
                "-runs=" + executions,
                "-timeout=20",
                "-rss_limit_mb=4096",
                "-max_len=20000",
                "-artifact_prefix=" + target.corpus().toAbsolutePath() + "/failed-");
        var dictionary =
                Files.exists(target.dictionary()) ? Stream.of("-dict=" + target.dictionary()) : Stream.<String>of();
        var folders = Stream.of(found.toString(), target.corpus().toString());
        var jazzer = new ProcessBuilder(Stream.of(command, dictionary, folders)
                        .flatMap(all -> all)
                        .toList())
                .redirectErrorStream(true)
                .start();
        var said = new String(jazzer.getInputStream().readAllBytes());
        return jazzer.waitFor() == 0 ? "" : said;
    }

    private static void copyClasses(Path target) throws IOException {
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            var root = Path.of(entry);
            if (Files.isDirectory(root.resolve("org/communique"))) {
                List<Path> classes;
                try (var files = Files.walk(root.resolve("org/communique"))) {
                    classes = files.filter(file -> file.toString().endsWith(".class"))
                            .toList();
                }
                for (var file : classes) {
                    var bytes = Files.readAllBytes(file);
                    bytes[VERSION_AT] = NEWEST_READABLE;
                    var copy = target.resolve(root.relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.write(copy, bytes);
                }
            }
        }
    }
}
