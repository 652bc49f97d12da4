package org.communique;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What README, the docs and the benchmarks tell a reader to type exists. */
class DocumentedCommandsTests {

    private static final Pattern BENCHMARK = Pattern.compile("\\./bench ([A-Z]\\w+Benchmark)");
    private static final Pattern OPERATOR_COMMAND = Pattern.compile("\\./run ([a-z][a-z-]+)");
    private static final Pattern SCRIPT = Pattern.compile("(?<![\\w/])\\./(run|test|bench|release)\\b");

    @Test
    void listsEveryBenchmark() throws Exception {
        var list = new ProcessBuilder("./bench").redirectErrorStream(true).start();

        var output = new String(list.getInputStream().readAllBytes());

        assertThat(list.waitFor()).isZero();
        assertThat(benchmarks())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(output).containsPattern(" " + name + " +[A-Z].{20,}"));
    }

    @Test
    void refusesABenchmarkThatDoesNotExist() throws Exception {
        var unknown = new ProcessBuilder("./bench", "NoSuchBenchmark")
                .redirectErrorStream(true)
                .start();

        assertThat(new String(unknown.getInputStream().readAllBytes()))
                .contains("there is no benchmark NoSuchBenchmark");
        assertThat(unknown.waitFor()).isEqualTo(2);
    }

    @Test
    void namesOnlyBenchmarksThatExist() throws IOException {
        assertThat(found(BENCHMARK, docs(), sources())).isNotEmpty().isSubsetOf(benchmarks());
    }

    @Test
    void namesOnlyCommandsThatExist() throws IOException {
        var commands = found(Pattern.compile("(?:return|NAME =) \"([a-z][a-z-]+)\";"), sources());

        assertThat(found(OPERATOR_COMMAND, docs())).isNotEmpty().isSubsetOf(commands);
    }

    @Test
    void namesOnlyScriptsThatCanBeRun() throws IOException {
        assertThat(found(SCRIPT, docs()))
                .isNotEmpty()
                .allSatisfy(script -> assertThat(Path.of(script)).isExecutable());
    }

    private static List<String> benchmarks() throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Benchmark.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .toList();
        }
    }

    private static List<Path> docs() throws IOException {
        try (var docs = Files.walk(Path.of("docs"));
                var top = Files.list(Path.of("."))) {
            return Stream.concat(docs, top)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    @SafeVarargs
    private static TreeSet<String> found(Pattern pattern, List<Path>... files) throws IOException {
        var found = new TreeSet<String>();
        for (var file : Stream.of(files).flatMap(List::stream).toList()) {
            pattern.matcher(Files.readString(file))
                    .results()
                    .map(match -> match.group(1))
                    .forEach(found::add);
        }
        return found;
    }
}
