package org.communique.amendment.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.amendment.file.FileChange.Standing;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Text;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;

/** Where the file or the text of today has passages in other places, lists and tables, what is not sure to fit is left out as a whole. */
class RebasedStructureTests {

    private static final String A = "Alpha one two three four five six.";
    private static final String B = "Bravo seven eight nine ten eleven twelve.";
    private static final String C = "Charlie red orange yellow green blue violet.";
    private static final String D = "Delta north south east west upper lower.";
    private static final String E = "Echo spring summer autumn winter rain snow.";
    private static final String F = "Foxtrot iron copper silver golden tin lead.";
    private static final String NEW = "Golf quite another paragraph.";
    private static final String CHANGED_B = B.replace("nine", "NINE");

    private static final String HEAD = "| h1 | h2 |\n| --- | --- |\n";
    private static final String ROW = "| a b c | d e f |\n";
    private static final String LAST = "| g h i | j k l |\n";
    private static final String NEW_ROW = "| x x x | y y y |\n";
    private static final String TABLE = HEAD + ROW + LAST;
    private static final String WIDER =
            "| n0 | h1 | h2 |\n| --- | --- | --- |\n| n1 | a b c | d e f |\n| n2 | g h i | j k l |\n";

    private static String lines(String... blocks) {
        return String.join("\n\n", blocks) + "\n";
    }

    private static RichText text(String markdown) {
        return CanonicalText.normal(CanonicalText.read(markdown));
    }

    private static Rebase merged(String base, String today, String file) {
        return new Rebase(text(base), text(base), text(file), text(today));
    }

    private static String result(Rebase merged) {
        return CanonicalText.of(merged.with(merged.applicable()));
    }

    private static void refused(String base, String today, String file) {
        var merged = merged(base, today, file);
        assertThat(merged.standings()).isNotEmpty().doesNotContain(Standing.APPLIES, Standing.ALREADY_THERE);
        assertThat(result(merged)).isEqualTo(CanonicalText.of(text(today)));
    }

    @Test
    void paragraphsAreJoinedAsAWholeOrNotAtAll() {
        refused(lines(A, B, C), lines(A + " Here we add.", B, C), lines(A + " " + B, C));
        refused(lines(A, B, C), lines(A, CHANGED_B, C), lines(A + " " + B, C));
        refused(lines(A, B, C, D), lines(A + " Here.", B, C, D), lines(A + " " + B + " " + C, D));
        assertThat(result(merged(lines(A, B, C, D), lines(A, B, C, D + " More."), lines(A + " " + B, C, D))))
                .isEqualTo(lines(A + " " + B, C, D + " More."));
    }

    /** One of the two passages was changed here as well; the other one is as it was. */
    @Test
    void passagesAreNoOneChangeBecauseOfAWordThatOneLostAndAnotherGot() {
        var merged = merged(
                lines(A, B, C, D),
                lines(A.replace("five", "FIVE"), B, C, D),
                lines(A.replace("five ", ""), B, C, D.replace("upper", "five")));
        assertThat(merged.standings()).containsExactlyInAnyOrder(Standing.WORDS_CHANGED, Standing.APPLIES);
        assertThat(result(merged)).isEqualTo(lines(A.replace("five", "FIVE"), B, C, D.replace("upper", "five")));
    }

    @Test
    void aParagraphIsDividedAsAWholeOrNotAtAll() {
        refused(lines(A + " " + B, C), lines(A + " " + CHANGED_B, C), lines(A, B, C));
        refused(
                "- " + A + " " + B + "\n- " + C + "\n",
                "- " + A + " " + CHANGED_B + "\n- " + C + "\n",
                "- " + A + "\n- " + B + "\n- " + C + "\n");
    }

    @Test
    void wordsThatWentIntoAnotherPassageHereAreNotDeletedByTheWay() {
        refused(lines(A, B, C), lines(A + " " + B, C), lines(A, C));
        refused(lines(A, B, C), lines(A + " " + B, C), lines(A, CHANGED_B, C));
    }

    @Test
    void whatTheFileAddsToASectionThatWasMovedHereIsListed() {
        refused(
                lines("# One", A, "# Two", B, "# Three", C, D, E, F),
                lines("# One", A, "# Three", C, D, E, F, "# Two", B),
                lines("# One", A, "# Two", B, NEW, "# Three", C, D, E, F));
    }

    @Test
    void aSectionToWhichSomethingWasAddedHereIsNotMoved() {
        refused(
                lines("# One", A, "# Two", B, "# Three", C, D, E, F),
                lines("# One", A, "# Two", B, NEW, "# Three", C, D, E, F),
                lines("# One", A, "# Three", C, D, E, F, "# Two", B));
    }

    @Test
    void rowsDoNotComeUnderOtherColumns() {
        refused(TABLE, HEAD + ROW + NEW_ROW + LAST, WIDER);
        refused(TABLE, WIDER, HEAD + ROW + NEW_ROW + LAST);
        refused(TABLE, TABLE.replace("a b c", "a b CHANGED"), WIDER);
        refused(TABLE, WIDER, TABLE.replace("a b c", "a b CHANGED"));
        refused(TABLE, TABLE.replace("a b c", "a b c X"), "| h2 |\n| --- |\n| d e f |\n| j k l |\n");
    }

    @Test
    void aTableWithNewColumnsIsTakenAsAWhole() {
        var merged = merged(lines(TABLE, A), lines(TABLE, A + " More."), lines(WIDER, A));
        assertThat(merged.standings()).containsExactly(Standing.APPLIES);
        assertThat(result(merged)).isEqualTo(CanonicalText.of(text(lines(WIDER, A + " More."))));
    }

    @Test
    void aTableToWhichARowWasAddedIsNotDeleted() {
        refused(lines(A, TABLE), lines(A, HEAD + ROW + NEW_ROW + LAST), lines(A));
    }

    @Test
    void aFileThatComesAgainWithMoreInItKeepsItsOrder() {
        assertThat(result(merged(lines(A, C), lines(A, B, C), lines(A, B, D, C))))
                .isEqualTo(lines(A, B, D, C));
        refused(lines(A, C), lines(A, B, C), lines(A, D, B, C));
        refused(lines(A, C), lines(A, B, D, C), lines(A, D, B, C));
        refused(lines(A, C), lines(A, B, C), lines(A, CHANGED_B, C));
    }

    @Test
    void listsAndQuotesThatWereChangedHereAreNotTornApart() {
        var list = "1. aa bb cc\n2. dd ee ff\n3. gg hh ii\n";
        var longer = "1. aa bb cc\n2. dd ee ff\n3. xx yy zz\n4. gg hh ii\n";
        refused(list, "- aa bb cc\n- dd ee ff\n- gg hh ii\n", longer);
        refused(list, "5. aa bb cc\n6. dd ee ff\n7. gg hh ii\n", longer);
        refused(list, longer, "- aa bb cc\n- dd ee ff\n- gg hh ii\n");
        refused(lines(A, B), lines("> " + A + "\n>\n> " + B), lines(A, D, B));
    }

    @Test
    void whatIsBeingWrittenHereStaysAsItIs() {
        var a = text(lines(A)).blocks().getFirst();
        var empty = new Paragraph(List.of());
        var open = new Paragraph(List.of(Text.plain("Bravo seven eight nine  ")));
        var base = text(lines(A, "Bravo seven eight nine", C));
        var today = new RichText(
                List.of(a, empty, open, empty, text(lines(C)).blocks().getFirst()));
        var file = text(lines(A.replace("one", "ONE"), "Bravo seven eight nine", C));
        var merged = new Rebase(base, base, file, today);
        assertThat(merged.with(merged.applicable()).blocks())
                .hasSize(5)
                .startsWith(text(lines(A.replace("one", "ONE"))).blocks().getFirst())
                .endsWith(today.blocks().subList(1, 5).toArray(RichText.Block[]::new));
    }

    /** Each cell names its column. */
    @Test
    void eachCellStaysInItsColumn() {
        var random = new Random(RandomSeed.of(RebasedStructureTests.class));
        int applied = 0;
        for (int round = 0; round < LongRun.either(300, 5_000); round++) {
            var columns = List.of("p", "q", "r");
            var rows = List.of("1", "2", "3", "4");
            var base = table(columns, rows);
            var merged = merged(base, edited(columns, rows, "s", random), edited(columns, rows, "f", random));
            applied += merged.applicable().size();
            var lines =
                    result(merged).lines().filter(line -> !line.contains("---")).toList();
            var head = cells(lines.getFirst());
            for (var line : lines) {
                var cells = cells(line);
                assertThat(cells).as("round %d", round).hasSameSizeAs(head);
                for (int i = 0; i < cells.size(); i++) {
                    assertThat(cells.get(i))
                            .as("round %d", round)
                            .startsWith(head.get(i).substring(0, 1));
                }
            }
        }
        assertThat(applied).isPositive();
    }

    private static List<String> cells(String line) {
        return List.of(line.substring(2, line.length() - 2).split(" \\| "));
    }

    private static String edited(List<String> columns, List<String> rows, String kind, Random random) {
        var newColumns = new ArrayList<>(columns);
        var newRows = new ArrayList<>(rows);
        switch (random.nextInt(4)) {
            case 0 -> newColumns.remove(random.nextInt(newColumns.size()));
            case 1 -> newColumns.add(random.nextInt(newColumns.size() + 1), kind);
            case 2 -> newColumns.addFirst(newColumns.removeLast());
            default -> {}
        }
        switch (random.nextInt(3)) {
            case 0 -> newRows.remove(random.nextInt(newRows.size()));
            case 1 -> newRows.add(random.nextInt(newRows.size() + 1), kind);
            default -> {}
        }
        var table = table(newColumns, newRows);
        return random.nextBoolean() ? table : table.replace("q2", "q2 " + kind);
    }

    private static String table(List<String> columns, List<String> rows) {
        var lines = new StringBuilder();
        row(columns, "head", lines);
        lines.append("| --- ".repeat(columns.size())).append("|\n");
        rows.forEach(row -> row(columns, row, lines));
        return lines.toString();
    }

    private static void row(List<String> columns, String row, StringBuilder lines) {
        columns.forEach(column -> lines.append("| ")
                .append(column)
                .append(row)
                .append(" of ")
                .append(column)
                .append(' '));
        lines.append("|\n");
    }
}
