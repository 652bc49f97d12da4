package org.communique;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.communique.notification.NoticeKind;
import org.communique.text.markdown.MarkdownLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageFilesTests {

    static List<Path> files() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/messages"))) {
            return files.sorted().toList();
        }
    }

    /** The later one would be shown instead of the earlier, whatever it says. */
    @ParameterizedTest
    @MethodSource("files")
    void hasNoKeyTwice(Path file) throws IOException {
        var keys = new HashSet<String>();

        var twice = keys(file).filter(key -> !keys.add(key)).toList();

        assertThat(twice).isEmpty();
        assertThat(keys).isNotEmpty();
    }

    private static Stream<String> keys(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')).strip());
    }

    @ParameterizedTest
    @MethodSource("files")
    void translatesAllOrNone(Path file) throws IOException {
        var english = file.resolveSibling(file.getFileName().toString().replaceFirst("_\\w+(?=\\.)", ""));

        assertThat(keys(file)).containsExactlyInAnyOrderElementsOf(keys(english).toList());
    }

    /** Straight ones are of XML. */
    @ParameterizedTest
    @MethodSource("files")
    void quotesWithTheMarksOfItsLanguage(Path file) throws IOException {
        assertThat(Files.readString(file).replaceAll("=\"\\{1}\"", "")).doesNotContain("\"");
    }

    @ParameterizedTest
    @MethodSource("files")
    void hasMessagesThatCanBeFormatted(Path file) throws IOException {
        var messages = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            messages.load(in);
        }

        messages.forEach((key, message) -> assertThatNoException()
                .as(String.valueOf(key))
                .isThrownBy(() -> new MessageFormat(String.valueOf(message), Locale.ENGLISH)));
    }

    /** What readers stumbled on: names of settings and constants, words of the code and of BPMN, two words for one thing. */
    @Test
    void hasNoWordsThatReadersStumbledOn() throws IOException {
        var everywhere = Pattern.compile("SPRING_|\\b[A-Z]{4,}_?[A-Z]*, [A-Z]{4,}|valid from [^.]* on\\b"
                + "|\\b(anew|lately|wordings?|called element|formatted otherwise|some time has passed|the silent)\\b"
                + "|\\b(whoever|nobody|somebody|everybody)\\b"
                // A space before what may be empty stands before the next sign then.
                + "| \\{\\d,choice,0#\\|[^|]*\\|[^|]*}$"
                + "|still needed|keeps? this from|Dear \\{0},\\\\n\\\\n[a-z]|(?<!inclusive )\\bgateways?\\b");
        var ofWorkflows = Pattern.compile("\\b(steps?|elements?)\\b", Pattern.CASE_INSENSITIVE);
        for (var file : files()) {
            for (var line : Files.readAllLines(file)) {
                var words = line.replaceFirst("^[^=]*=", "");
                assertThat(words).as(line).doesNotContainPattern(everywhere);
                if (line.startsWith("workflow.") || line.startsWith("modeler.")) {
                    assertThat(words).as(line).doesNotContainPattern(ofWorkflows);
                }
                if (line.contains(".state.")) {
                    assertThat(words).as(line).isNotEqualTo("Invited");
                }
            }
        }
    }

    /** Another kind is a constant, its texts in one file, and what announces it. */
    @Test
    void hasEveryTextOfEachKindOfNotice() throws IOException {
        assertThat(keys(Path.of("src/main/resources/messages/notification.properties")))
                .containsAll(Arrays.stream(NoticeKind.values())
                        .flatMap(kind -> Stream.of(
                                "notification.kind." + kind,
                                "notification.reason." + kind,
                                "notification.mail." + kind + ".subject",
                                "notification.mail." + kind + ".text",
                                "mail.kind." + kind))
                        .toList());
    }

    /** A missing one would make a failure of a refusal. */
    @Test
    void hasEachMessageThatTheApiNames() throws IOException {
        var keys = keys(Path.of("src/main/resources/messages/api.properties")).toList();
        var sources = new StringBuilder();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.append(Files.readString(file));
            }
        }
        var named = Pattern.compile("\"(api\\.[\\w.-]+)\"")
                .matcher(sources)
                .results()
                .map(found -> found.group(1));
        var unknown = Pattern.compile("ApiException\\.unknown\\(\"([\\w-]+)\"")
                .matcher(sources)
                .results()
                .map(found -> "api.unknown-" + found.group(1));

        assertThat(Stream.concat(named, unknown))
                .isNotEmpty()
                .allMatch(
                        name -> keys.stream().anyMatch(key -> key.equals(name) || isBegunBy(name, key)),
                        "has a message");
        for (var limit : MarkdownLimit.values()) {
            assertThat(keys).contains("api.too-large." + limit);
        }
    }

    /** Where the end is a constant or a fact. */
    private static boolean isBegunBy(String name, String key) {
        return (name.endsWith(".") || name.endsWith("-")) && key.startsWith(name);
    }
}
