package org.communique.text.format;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/** Rows as CSV (RFC 4180) that a spreadsheet opens without running anything. */
public final class CsvTable {

    private static final Pattern FORMULA =
            Pattern.compile("[\\t\\r\\n]|[\\p{javaWhitespace}\\p{Z}\\p{C}]*[=+\\-@＝﹦⁼₌＋﹢⁺₊－﹣−⁻₋＠﹫]");

    private CsvTable() {}

    /** Instants are written in ISO 8601, in UTC; null is an empty cell. */
    public static String of(List<String> header, Stream<? extends List<? extends @Nullable Object>> rows) {
        var out = new StringWriter();
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader(header.toArray(String[]::new))
                // Where a spreadsheet takes the semicolon or the tab for the separator, quotes keep a cell together.
                .setQuoteMode(QuoteMode.ALL)
                .get();
        try (var csv = new CSVPrinter(out, format)) {
            for (var row : rows.toList()) {
                csv.printRecord(row.stream().map(cell -> inert(Objects.toString(cell, ""))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /**
     * A leading apostrophe keeps spreadsheets from reading text as a formula (OWASP, CSV Injection). They also read the
     * full-width and other forms of the signs that begin one, and skip blanks and invisible characters before them.
     */
    private static String inert(String value) {
        return FORMULA.matcher(value).lookingAt() ? "'" + value : value;
    }
}
