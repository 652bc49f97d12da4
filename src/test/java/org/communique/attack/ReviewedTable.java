package org.communique.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;

/**
 * A table of rights that someone has looked at, in a file apart from the code.
 *
 * @param name of the file
 */
record ReviewedTable(String name) {

    private static final Path REVIEWED = Path.of("src/test/resources/attack");
    private static final Path FOUND = Path.of("target/attack");

    /** Writes what was found, and fails unless that is what was reviewed. */
    void check(SoftAssertions assertions, Collection<Caller> callers, Map<String, List<String>> rows) {
        var reviewed = REVIEWED.resolve(name);
        var found = FOUND.resolve(name);
        var table = print(callers, rows);
        try {
            Files.createDirectories(FOUND);
            Files.writeString(found, table);
            assertions
                    .assertThat(table)
                    .as("If you have reviewed each difference and mean it: cp %s %s", found, reviewed)
                    .isEqualTo(Files.exists(reviewed) ? Files.readString(reviewed) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String print(Collection<Caller> callers, Map<String, List<String>> table) {
        var rows = new LinkedHashMap<String, List<String>>();
        rows.put(" ", callers.stream().map(Caller::name).toList());
        rows.putAll(table);
        return rows.entrySet().stream()
                .map(row -> padded(row.getKey(), rows.keySet()) + cells(row.getValue(), rows.values()))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String cells(List<String> row, Collection<List<String>> all) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> padded(
                        row.get(column),
                        all.stream().map(other -> other.get(column)).toList()))
                .collect(Collectors.joining());
    }

    private static String padded(String text, Collection<String> column) {
        var width = column.stream().mapToInt(String::length).max().orElse(0) + 1;
        return text + " ".repeat(width - text.length());
    }
}
