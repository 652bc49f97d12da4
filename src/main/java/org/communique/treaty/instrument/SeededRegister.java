package org.communique.treaty.instrument;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The Convention as it comes with the product. All titles are to be checked against the depositary's text. */
final class SeededRegister {

    static final Instrument INSTRUMENT = new Instrument(
            InstrumentId.CYBERCRIME,
            "United Nations Convention against Cybercrime; Strengthening International Cooperation for Combating Certain"
                    + " Crimes Committed by Means of Information and Communications Technology Systems and for the Sharing"
                    + " of Evidence in Electronic Form of Serious Crimes",
            "UN Convention against Cybercrime",
            "XVIII-16",
            List.of("Hanoi Convention"),
            "https://treaties.un.org/pages/ViewDetails.aspx?src=TREATY&mtdsg_no=XVIII-16&chapter=18",
            null,
            0);
    static final Edition EDITION = edition(rows());

    private SeededRegister() {}

    private static List<CSVRecord> rows() {
        try (var csv = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new InputStreamReader(
                        Objects.requireNonNull(SeededRegister.class.getResourceAsStream("cybercrime-convention.csv")),
                        UTF_8))) {
            return csv.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Edition edition(List<CSVRecord> rows) {
        Map<String, String> chapters = new LinkedHashMap<>();
        rows.forEach(row -> chapters.put(row.get("chapter"), row.get("chapter_title")));
        return new Edition(
                EditionId.ADOPTED,
                InstrumentId.CYBERCRIME,
                "A/RES/79/243",
                EditionKind.ADOPTED,
                LocalDate.of(2024, Month.DECEMBER, 24),
                "https://docs.un.org/A/RES/79/243",
                chapters.entrySet().stream()
                        .map(chapter -> new Chapter(chapter.getKey(), chapter.getValue()))
                        .toList(),
                rows.stream().map(SeededRegister::article).toList(),
                null,
                0);
    }

    private static Article article(CSVRecord row) {
        return new Article(
                new ArticleNumber(row.get("number")),
                row.get("chapter"),
                row.get("title"),
                row.get("summary"),
                Arrays.stream(row.get("topics").split(" "))
                        .filter(topic -> !topic.isEmpty())
                        .map(Topic::valueOf)
                        .collect(Collectors.toSet()),
                0,
                null);
    }
}
