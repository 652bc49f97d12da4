package org.communique;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The types, packages and files that README and the docs name exist. */
class DocumentedNamesTests {

    private static final Path SOURCES = Path.of("src/main/java/org/communique");

    /** Types of libraries, and options of the JVM and of proxies. */
    private static final Set<String> OF_OTHERS =
            Set.of("PreAuthorize", "SecureRandom", "ExitOnOutOfMemoryError", "InFlightReq", "SyncStatus");

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern PARTICIPANT = Pattern.compile("(?m)^\\s*participant \\w+ as (.+)$");
    private static final Pattern TYPE =
            Pattern.compile("(?<![\\w./-])[A-Z][a-z0-9]*[a-z][a-z0-9]*(?:[A-Z][a-z0-9]+)+(?![\\w-])");
    private static final Pattern QUALIFIED = Pattern.compile("(?<![\\w./-])(?:[a-z]+\\.)+[A-Z]\\w*[a-z]\\w*");
    private static final Pattern DECLARATION = Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w+)");
    private static final Pattern LINK = Pattern.compile("\\]\\(((?:\\.\\./)?(?:src|workflows|frontend)/[^)#]+)\\)");

    @Test
    void everyTypeThatIsNamedExists() throws IOException {
        var known = Stream.of(Path.of("src"), Path.of("docs/alerts.yml"))
                .flatMap(DocumentedNamesTests::files)
                .flatMap(file -> namesIn(file).stream())
                .collect(Collectors.toSet());

        for (var page : pages()) {
            var named = namedTypes(Files.readString(page))
                    .filter(name -> !OF_OTHERS.contains(name))
                    .toList();
            assertThat(known).as("named in %s", page).containsAll(named);
        }
    }

    private static Stream<String> namedTypes(String page) {
        var participants = PARTICIPANT.matcher(page).results().map(participant -> participant.group(1));
        return Stream.concat(code(page), participants)
                .flatMap(text -> TYPE.matcher(text).results())
                .map(MatchResult::group);
    }

    @Test
    void everyQualifiedNameLeadsToAType() throws IOException {
        for (var page : pages()) {
            var named = code(Files.readString(page))
                    .flatMap(text -> QUALIFIED.matcher(text).results())
                    .map(name -> name.group().replace("org.communique.", ""))
                    .filter(DocumentedNamesTests::startsWithAModule)
                    .map(name -> name.replace('.', '/') + ".java");
            assertThat(named)
                    .as("named in %s", page)
                    .allSatisfy(file -> assertThat(Stream.of("main", "test")
                                    .map(tree -> Path.of("src", tree, "java/org/communique", file)))
                            .anyMatch(Files::exists));
        }
    }

    private static boolean startsWithAModule(String name) {
        return Files.isDirectory(SOURCES.resolve(name.substring(0, name.indexOf('.'))));
    }

    @Test
    void everyLinkToASourceLeadsToAFile() throws IOException {
        for (var page : pages()) {
            var links = LINK.matcher(Files.readString(page))
                    .results()
                    .map(link -> page.toAbsolutePath().resolveSibling(link.group(1)));
            assertThat(links).as("linked from %s", page).allMatch(Files::exists);
        }
    }

    private static Stream<String> code(String page) {
        return CODE.matcher(page).results().map(code -> code.group(1));
    }

    private static List<Path> pages() throws IOException {
        try (var docs = Files.walk(Path.of("docs"));
                var top = Files.list(Path.of(""))) {
            return Stream.concat(docs, top)
                    .filter(page -> page.toString().endsWith(".md"))
                    .filter(page -> !page.endsWith("CHANGELOG.md"))
                    .toList();
        }
    }

    private static Stream<Path> files(Path root) {
        try (var tree = Files.walk(root)) {
            return tree
                    .filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(java|yml)"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> namesIn(Path file) {
        try {
            var text = Files.readString(file);
            var pattern = file.toString().endsWith(".java") ? DECLARATION : Pattern.compile("alert: (\\w+)");
            return pattern.matcher(text).results().map(name -> name.group(1)).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
