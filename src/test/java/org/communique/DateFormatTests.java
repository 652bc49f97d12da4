package org.communique;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All screens, messages, pages and files read alike: days are 26 November 2026, and a time until which something is possible has its zone. */
class DateFormatTests {

    private static final Pattern FORMATS =
            Pattern.compile("DateTimeFormatter|FormatStyle|SimpleDateFormat|DateFormat\\.|"
                    + "DateIntervalFormat|RelativeDateTimeFormatter");

    private static final Pattern WITHOUT_ZONE = Pattern.compile("TimeFormat\\s*\\.local\\(([^;{]{1,80})");

    private static final Pattern LIMIT =
            Pattern.compile("(?i)^[\\w.()]*(deadline|expires|until|askedBy|requestedBy|due|linkEnd)");

    private static final Pattern OTHER_FORMAT = Pattern.compile(
            "\\{\\d+,\\s*(date|time)|\\b(19|20)\\d\\d-\\d\\d-\\d\\d\\b|\\b\\d{1,2}/\\d{1,2}/(19|20)\\d\\d\\b"
                    + "|\\b(January|February|March|April|May|June|July|August|September|October|November|December)"
                    + " \\d{1,2}, \\d{4}|\\b\\d{1,2} (Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\b");

    @Test
    void oneClassFormatsTimesForScreensAndMailsAndOneForPagesAndFiles() throws IOException {
        assertThat(sources("src/main/java", ".java")
                        .filter(file -> FORMATS.matcher(read(file)).find())
                        .map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder(
                        "TimeFormat.java",
                        "PageDates.java",
                        // In the order of the reader's language, to type in.
                        "DateField.java",
                        // Months.
                        "ReviewStatisticsView.java",
                        "TimelineTable.java",
                        // For programs.
                        "DocxCommentReader.java",
                        "TimestampToken.java",
                        "RecoverCommand.java");
    }

    @Test
    void editorsAndReadersFormatTimesInOnePlace() throws IOException {
        assertThat(sources("frontend/src", ".ts")
                        .filter(file ->
                                read(file).matches("(?s).*(Intl\\.DateTimeFormat|toLocale(Date|Time)?String\\().*"))
                        .map(file -> file.getFileName().toString()))
                .containsExactly("times.ts");
    }

    @Test
    void aTimeUntilWhichSomethingIsPossibleHasItsZone() throws IOException {
        assertThat(sources("src/main/java", ".java")
                        .flatMap(file -> WITHOUT_ZONE
                                .matcher(read(file))
                                .results()
                                .map(MatchResult::group)
                                .filter(call -> LIMIT.matcher(call.substring(call.indexOf('(') + 1))
                                        .find())
                                .map(call -> file.getFileName() + ": " + call)))
                // Whose column says it.
                .containsExactly("StatementTableRow.java: TimeFormat.local(deadline))");
    }

    @Test
    void messagesHaveDatesInNoOtherFormat() throws IOException {
        assertThat(sources("src/main/resources/messages", ".properties")
                        .flatMap(file -> read(file)
                                .lines()
                                .filter(line -> OTHER_FORMAT.matcher(line).find())
                                .map(line -> line.replaceAll("=.*", ""))))
                .containsExactlyInAnyOrderElementsOf(TYPED);
    }

    /** Lines of lists, as calendars and the United Nations write them. */
    private static final List<String> TYPED =
            List.of("coalition.holidays.help", "coalition.holidays.no-date", "treaty.question.UNREADABLE_DATE");

    private static Stream<Path> sources(String folder, String end) throws IOException {
        try (var files = Files.walk(Path.of(folder))) {
            return files
                    .filter(file -> file.toString().endsWith(end))
                    .filter(file -> !file.toString().contains(".test."))
                    .toList()
                    .stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
