package org.communique.signon;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** The board for a spreadsheet. */
final class BoardCsv {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "organisation",
                    "official name",
                    "country",
                    "region",
                    "consultative status",
                    "state",
                    "by",
                    "at (UTC)",
                    "reservation or reason",
                    "version",
                    "text SHA-256")
            .get();

    private BoardCsv() {}

    static String of(Board board) {
        var out = new StringWriter();
        try (var csv = new CSVPrinter(out, FORMAT)) {
            for (var row : board.rows()) {
                csv.printRecord(Stream.of(
                                row.organisation().displayName(),
                                row.organisation().officialName(),
                                row.organisation().country(),
                                row.organisation().region().name(),
                                row.organisation().status().name(),
                                row.state().name(),
                                row.by(),
                                text(row.at()),
                                row.words(),
                                String.valueOf(board.call().version().number()),
                                board.call().hash().value())
                        .map(BoardCsv::inert));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** A leading apostrophe keeps spreadsheets from reading text as a formula (OWASP, CSV Injection). */
    private static String inert(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        return "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
