package org.communique;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of requirements in {@code docs/asvs.md} is complete, and names only tests that exist. */
class SecurityDocsTests {

    private static final Path DOCS = Path.of("docs");
    private static final Pattern TEST = Pattern.compile("`(\\w+Tests?)`");
    private static final Pattern CHAPTER_LEFT_OUT = Pattern.compile("\\*\\*V(\\d+)\\*\\*");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (V[^|]*) \\|");
    private static final Pattern IDS = Pattern.compile("V(\\d+)\\.(\\d+)\\.(\\d+)(?:–V\\d+\\.\\d+\\.(\\d+))?");
    private static final Pattern LINK = Pattern.compile("\\]\\((?<file>[\\w-]+\\.md)(?:#(?<heading>[\\w-]+))?\\)");

    @Test
    void everyRequirementHasARow() throws IOException {
        var table = Files.readString(DOCS.resolve("asvs.md"));
        var leftOut = CHAPTER_LEFT_OUT
                .matcher(table)
                .results()
                .map(chapter -> "V" + chapter.group(1) + ".")
                .toList();
        var required = Files.readAllLines(Path.of("src/test/resources/asvs-5.0-level-2.txt")).stream()
                .filter(id -> leftOut.stream().noneMatch(id::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(rowsOf(table)).isEqualTo(required);
    }

    private static Set<String> rowsOf(String table) {
        return ROW.matcher(table)
                .results()
                .flatMap(row -> IDS.matcher(row.group(1)).results())
                .flatMap(SecurityDocsTests::each)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> each(MatchResult ids) {
        int first = Integer.parseInt(ids.group(3));
        int last = ids.group(4) == null ? first : Integer.parseInt(ids.group(4));
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> "V" + ids.group(1) + "." + ids.group(2) + "." + number);
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Set<String> tests;
        try (var sources = Files.walk(Path.of("src/test/java"))) {
            tests = sources.map(path -> path.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }
        for (var page : new String[] {"asvs.md", "security.md"}) {
            var named =
                    TEST.matcher(Files.readString(DOCS.resolve(page))).results().map(test -> test.group(1));
            assertThat(named).as(page).allSatisfy(test -> assertThat(tests).contains(test));
        }
    }

    @Test
    void everyLinkBetweenPagesLeadsSomewhere() throws IOException {
        try (var pages = Files.newDirectoryStream(DOCS, "*.md")) {
            for (var page : pages) {
                for (var link : LINK.matcher(Files.readString(page)).results().toList()) {
                    var target = DOCS.resolve(link.group("file"));
                    assertThat(target).as("linked from %s", page).exists();
                    if (link.group("heading") != null) {
                        assertThat(headingsOf(target))
                                .as("linked from %s", page)
                                .contains(link.group("heading"));
                    }
                }
            }
        }
    }

    /** As GitHub makes addresses of headings. */
    private static Set<String> headingsOf(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
