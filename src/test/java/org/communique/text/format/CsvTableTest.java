package org.communique.text.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(1)",
                "\t=1",
                "\r1",
                "\n1",
                "＝1+1",
                "＋1",
                "－1",
                "＠SUM(1)",
                "﹦1",
                "−1",
                " =1",
                "\u00a0=1",
                "\u3000＝1",
                "\u200b=1",
                "\ufeff=1",
                "\u202e=1"
            })
    void marksAsTextWhatASpreadsheetCouldRun(String cell) throws IOException {
        assertThat(read(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "Ada + Eve", "12", "2026-11-26T00:00:00Z", "“=”", "Ａ＝Ｂ"})
    void leavesOtherTextAsItIs(String cell) throws IOException {
        assertThat(read(cell)).isEqualTo(cell);
    }

    /** In much of Europe spreadsheets take the semicolon for the separator. */
    @Test
    void keepsACellWholeForOtherSeparators() throws IOException {
        var csv = CsvTable.of(List.of("a", "b"), Stream.of(List.of("x;=1+1", "y\t=1+1")));

        for (var separator : List.of(';', '\t')) {
            var format = CSVFormat.RFC4180.builder().setDelimiter(separator).get();
            assertThat(format.parse(new StringReader(csv.replace("\",\"", "\"" + separator + "\"")))
                            .getRecords()
                            .getLast()
                            .toList())
                    .containsExactly("x;=1+1", "y\t=1+1");
        }
    }

    private static String read(String cell) throws IOException {
        var csv = CsvTable.of(List.of("cell"), Stream.of(List.of(cell)));
        return CSVFormat.RFC4180
                .parse(new StringReader(csv))
                .getRecords()
                .getLast()
                .get(0);
    }
}
