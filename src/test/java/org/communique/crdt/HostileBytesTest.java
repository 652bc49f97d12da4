package org.communique.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays the kept corpus; {@code ./test --long} has Jazzer look for new inputs, for {@code -Dcrdt.fuzz=SECONDS}. */
class HostileBytesTest {

    private static final Path CORPUS = Path.of("src/test/resources/crdt/hostile-bytes");
    private static final int SECONDS = Integer.getInteger("crdt.fuzz", 180);

    static List<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void areTakenWholeOrRefused(Path input) throws IOException {
        HostileBytes.fuzzerTestOneInput(Files.readAllBytes(input));
    }

    @Test
    @EnabledIfSystemProperty(named = "long", matches = ".*")
    void ofNewKindsAreTakenWholeOrRefusedToo(@TempDir Path folder) throws Exception {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        compileForJazzer(classes);
        Path found = Files.createDirectory(folder.resolve("found"));
        String classPath = classes + File.pathSeparator + System.getProperty("java.class.path");
        Process jazzer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath,
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + HostileBytes.class.getName(),
                        "--instrumentation_includes=org.communique.crdt.**",
                        "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.*",
                        "--reproducer_path=" + folder,
                        "-max_total_time=" + SECONDS,
                        "-timeout=20",
                        "-rss_limit_mb=4096",
                        "-artifact_prefix=" + CORPUS.toAbsolutePath() + "/failed-",
                        found.toString(),
                        CORPUS.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(jazzer.getInputStream().readAllBytes());
        assertThat(jazzer.waitFor()).as(said).isZero();
    }

    /** Jazzer's instrumentation does not read the class files of the newest Java. */
    private static void compileForJazzer(Path classes) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String root : List.of("src/main/java", "src/test/java")) {
            try (Stream<Path> files = Files.list(Path.of(root, "org/communique/crdt"))) {
                files.filter(file -> root.startsWith("src/main") || file.endsWith("HostileBytes.java"))
                        .forEach(sources::add);
            }
        }
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("--release", "21", "-proc:none", "-d", classes.toString());
            assertThat(compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                            .call())
                    .isTrue();
        }
    }
}
