package org.communique.treaty.citation.recognition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.treaty.citation.Citation;

/** A line of a table of cases: what is cited in a passage. */
record CitationCase(int line, String language, String passage, List<String> cited) {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-f]{4})|([nt]))");

    static List<CitationCase> in(String table) {
        try (var file = CitationCase.class.getResourceAsStream("/citation/" + table)) {
            var lines = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
                    .lines()
                    .toList();
            return IntStream.range(0, lines.size())
                    .filter(i -> !lines.get(i).startsWith("#") && !lines.get(i).isBlank())
                    .mapToObj(i -> read(i + 1, lines.get(i)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CitationCase read(int line, String text) {
        var parts = text.split(" \\| ");
        var passage = ESCAPE.matcher(parts[1])
                .replaceAll(escape -> escape.group(1) != null
                        ? Character.toString(Integer.parseInt(escape.group(1), 16))
                        : escape.group(2).equals("n") ? "\n" : "\t");
        var cited = parts[2].strip();
        return new CitationCase(
                line, parts[0].strip(), passage, cited.equals("-") ? List.of() : Arrays.asList(cited.split(" ")));
    }

    List<String> recognised() {
        return CitationRecogniser.citations(passage).stream()
                .map(CitationCase::written)
                .toList();
    }

    private static String written(Citation citation) {
        var sign = switch (citation.certainty()) {
            case ASSUMED -> "";
            case NAMED -> "=";
            case AMBIGUOUS -> "?";
            case OTHER -> "~";
        };
        var number = citation.first().value()
                + (citation.isRange() ? "-" + citation.last().value() : "");
        return sign + number + brackets(citation.paragraphs()) + brackets(citation.subparagraphs());
    }

    private static String brackets(List<?> values) {
        return values.isEmpty() ? "" : values.stream().map(Object::toString).collect(Collectors.joining(",", "(", ")"));
    }
}
