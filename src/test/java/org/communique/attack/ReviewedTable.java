package org.communique.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

    /**
     * Writes what was found, and fails unless that is what was reviewed.
     *
     * @param callers who were tried: all in the long mode
     */
    void check(SoftAssertions assertions, List<Caller> callers, Map<String, List<String>> rows) {
        var reviewed = REVIEWED.resolve(name);
        var found = FOUND.resolve(name);
        var table = print(callers, rows);
        try {
            Files.createDirectories(FOUND);
            Files.writeString(found, table);
            assertions
                    .assertThat(table)
                    .as("If you have reviewed each difference and mean it, in the long mode: cp %s %s", found, reviewed)
                    .isEqualTo(Files.exists(reviewed) ? of(callers, Files.readString(reviewed)) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The columns of some. */
    private static String of(List<Caller> callers, String table) {
        var lines = table.lines().toList();
        var names = List.of(lines.getFirst().strip().split(" +"));
        int start = lines.getFirst().indexOf(names.getFirst());
        var columns = callers.stream()
                .mapToInt(caller -> names.indexOf(caller.name()))
                .toArray();
        var rows = new LinkedHashMap<String, List<String>>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.substring(start).strip().split(" +");
            rows.put(
                    line.substring(0, start).strip(),
                    Arrays.stream(columns).mapToObj(column -> cells[column]).toList());
        }
        return print(callers, rows);
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
