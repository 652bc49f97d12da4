package org.communique;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageFilesTests {

    static List<Path> files() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/messages"))) {
            return files.sorted().toList();
        }
    }

    /** The later one would be shown in the place of the earlier, whatever it says. */
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
    void hasMessagesThatCanBeFormatted(Path file) throws IOException {
        var messages = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            messages.load(in);
        }

        messages.forEach((key, message) -> assertThatNoException()
                .as(String.valueOf(key))
                .isThrownBy(() -> new MessageFormat(String.valueOf(message), Locale.ENGLISH)));
    }
}
