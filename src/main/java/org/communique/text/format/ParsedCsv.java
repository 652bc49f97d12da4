package org.communique.text.format;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.communique.work.Budget;

/** A CSV file, read. Depending on the locale Excel separates by semicolons, so the separator is read from the header. */
public sealed interface ParsedCsv {

    int MOST_BYTES = 2 * 1024 * 1024;
    int MOST_ROWS = 5_000;
    int MOST_COLUMNS = 100;

    /** Why a file cannot be read as a table. */
    enum Fault {
        TOO_LARGE,
        NOT_UTF8,
        NOT_CSV,
        NO_ROWS,
        COLUMNS_MISSING
    }

    record Unreadable(Fault fault) implements ParsedCsv {}

    record Rows(List<Row> rows) implements ParsedCsv {}

    /** @param complete whether it has as many columns as the header */
    record Row(int line, Map<String, String> values, boolean complete) {

        public String get(String column) {
            return values.getOrDefault(column, "").strip();
        }
    }

    static ParsedCsv read(byte[] csv, List<String> columns) {
        return read(csv, columns, Map.of());
    }

    /**
     * @param columns that the header must have, in lower case with underscores; it may have others
     * @param others  other names of columns
     */
    static ParsedCsv read(byte[] csv, List<String> columns, Map<String, String> others) {
        if (csv.length > MOST_BYTES) {
            return new Unreadable(Fault.TOO_LARGE);
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(csv))
                    .toString();
        } catch (CharacterCodingException e) {
            return new Unreadable(Fault.NOT_UTF8);
        }
        return parse(text.startsWith("\ufeff") ? text.substring(1) : text, columns, others);
    }

    private static ParsedCsv parse(String text, List<String> columns, Map<String, String> others) {
        var rows = new ArrayList<Row>();
        try (var parser = format(text).parse(new StringReader(text))) {
            if (parser.getHeaderNames().size() > MOST_COLUMNS) {
                return new Unreadable(Fault.TOO_LARGE);
            }
            if (!parser.getHeaderNames().stream()
                    .map(header -> column(header, others))
                    .toList()
                    .containsAll(columns)) {
                return new Unreadable(Fault.COLUMNS_MISSING);
            }
            for (CSVRecord values : parser) {
                Budget.check();
                if (rows.size() == MOST_ROWS || values.size() > MOST_COLUMNS) {
                    return new Unreadable(Fault.TOO_LARGE);
                }
                rows.add(row((int) parser.getCurrentLineNumber(), values, others));
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            return new Unreadable(Fault.NOT_CSV);
        }
        return rows.isEmpty() ? new Unreadable(Fault.NO_ROWS) : new Rows(rows);
    }

    private static Row row(int line, CSVRecord values, Map<String, String> others) {
        var byColumn = new HashMap<String, String>();
        values.toMap().forEach((header, value) -> byColumn.put(column(header, others), value));
        return new Row(line, byColumn, values.isConsistent());
    }

    private static CSVFormat format(String text) {
        var header = text.lines().findFirst().orElse("");
        char separator = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (header.chars().filter(c -> c == candidate).count()
                    > header.chars().filter(c -> c == ',').count()) {
                separator = candidate;
            }
        }
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
    }

    /** {@code Official name} is {@code official_name}. */
    private static String column(String header, Map<String, String> others) {
        var name = header.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        return others.getOrDefault(name, name);
    }
}
