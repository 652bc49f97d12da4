package org.communique.amendment.synopsis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.UnderlinePatterns;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.communique.ServerTest;
import org.communique.amendment.Amendment;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentFixtures.Round;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.VoteId;
import org.communique.amendment.vote.Ballot.Choice;
import org.communique.amendment.vote.OpenVote;
import org.communique.amendment.vote.VoteOutcome.Done;
import org.communique.amendment.vote.VotePolicy;
import org.communique.amendment.vote.VoteService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class AmendmentFileTests {

    private static final String TEXT = """
        ## Safeguards

        States shall ensure adequate safeguards in their law.

        Courts decide within two weeks, and courts give reasons.
        """;

    private static final String ARABIC = """
        تكفل الدول ضمانات كافية في قوانينها.

        تفصل المحاكم خلال أسبوعين.
        """;

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    AmendmentService amendments;

    @Autowired
    SynopsisService synopsis;

    @Autowired
    VotingListService votingList;

    @Autowired
    VoteService votes;

    private VoteId open(Round round, boolean recorded, Amendment amendment) {
        var command = new OpenVote(
                round.statement,
                List.of(amendment.id().number()),
                VotePolicy.TWO_THIRDS,
                2,
                Instant.now().plus(Duration.ofDays(7)),
                recorded);
        return ((Done) as(round.drafter, () -> votes.open(command)))
                .vote()
                .vote()
                .id();
    }

    private static String pdfText(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var box = document.getPage(0).getMediaBox();
            assertThat(box.getWidth()).isGreaterThan(box.getHeight());
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replaceAll("\\s+", " ");
        }
    }

    /** With {@code -Xmx512m}, as the container that Compose starts has it. */
    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void areMadeOfNineHundredAmendments() throws IOException {
        var paragraphs = IntStream.range(0, 900)
                .mapToObj(
                        i -> "States shall ensure adequate safeguards in their law, and courts decide within two weeks"
                                + " and give reasons to those whom it concerns, in case " + i + ".")
                .toList();
        var round = amendmentFixtures.round(String.join("\n\n", paragraphs) + "\n");
        for (int part = 0; part < 5; part++) {
            var changed = new ArrayList<>(paragraphs);
            for (int i = part * 180; i < part * 180 + 180; i++) {
                changed.set(i, paragraphs.get(i).replace("two weeks", "48 hours of a judge's order"));
            }
            assertThat(round.propose(round.proposers.get(part % 4), String.join("\n\n", changed) + "\n"))
                    .hasSize(180);
        }
        var reader = round.proposers.get(1);

        assertThat(as(reader, () -> synopsis.csv(round.statement)).lines()).hasSizeGreaterThan(900);
        assertThat(as(reader, () -> synopsis.xlsx(round.statement))).isNotEmpty();
        assertThat(as(reader, () -> synopsis.docx(round.statement))).isNotEmpty();
        assertThat(as(reader, () -> synopsis.pdf(round.statement))).isNotEmpty();
    }

    @Test
    void printTheTextOfTodayBesideTheProposedOne() throws IOException {
        var round = amendmentFixtures.round(TEXT);
        var hours = round.propose(round.proposers.get(2), TEXT.replace("two weeks", "48 hours"))
                .getFirst();
        as(round.proposers.get(0), () -> amendments.takeStand(hours.id(), true, "Better <late> & \"now\"."));

        var docx = as(round.proposers.get(1), () -> synopsis.docx(round.statement));

        try (var document = new XWPFDocument(new ByteArrayInputStream(docx))) {
            assertThat(document.getParagraphs().stream().map(paragraph -> paragraph.getText()))
                    .contains("On article 24", "Amendment 1 · Alpine", "¶ 3 · Replace · Applies as written")
                    .contains("Reason: As the treaty says.", "Supported by Lakeside")
                    .contains("Lakeside: Better <late> & \"now\".");
            assertThat(document.getTables()).singleElement().satisfies(table -> {
                assertThat(row(table, 0)).containsExactly("Current text", "Proposed text");
                assertThat(row(table, 1))
                        .containsExactly(
                                "Courts decide within two weeks, and courts give reasons.",
                                "Courts decide within 48 hours, and courts give reasons.");
                assertThat(words(table, 0, true)).isEqualTo("two weeks");
                assertThat(words(table, 1, false)).isEqualTo("48 hours");
            });
        }
        assertThat(pdfText(as(round.proposers.get(1), () -> synopsis.pdf(round.statement))))
                .contains("On article 24", "Amendment 1 · Alpine", "Current text Proposed text", "48 hours")
                .contains("Reason: As the treaty says.", "Lakeside: Better <late> & \"now\".");
    }

    private static List<String> row(XWPFTable table, int row) {
        return table.getRow(row).getTableCells().stream()
                .map(cell -> cell.getText().strip())
                .toList();
    }

    /** Those of a column in the first row that are struck through, or underlined. */
    private static String words(XWPFTable table, int column, boolean struck) {
        var words = new StringBuilder();
        table.getRow(1)
                .getCell(column)
                .getParagraphs()
                .forEach(paragraph -> paragraph.getRuns().stream()
                        .filter(run -> struck ? run.isStrikeThrough() : run.getUnderline() == UnderlinePatterns.SINGLE)
                        .forEach(run -> words.append(run.text())));
        return words.toString().strip();
    }

    @Test
    void openInAnOfficeProgram(@TempDir Path folder) throws Exception {
        var soffice = Path.of("/usr/bin/soffice");
        assumeTrue(Files.isExecutable(soffice), "needs LibreOffice");
        var round = amendmentFixtures.round(TEXT);
        var hours = round.propose(round.proposers.get(2), TEXT.replace("two weeks", "48 hours"))
                .getFirst();
        open(round, true, hours);
        Files.write(folder.resolve("synopsis.docx"), as(round.drafter, () -> synopsis.docx(round.statement)));
        Files.write(folder.resolve("votes.docx"), as(round.drafter, () -> votingList.docx(round.statement)));

        var conversion = new ProcessBuilder(
                        soffice.toString(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "txt:Text (encoded):UTF8",
                        "--outdir",
                        folder.toString(),
                        folder.resolve("synopsis.docx").toString(),
                        folder.resolve("votes.docx").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            assertThat(conversion.waitFor(90, TimeUnit.SECONDS)).isTrue();
        } finally {
            conversion.destroyForcibly();
        }

        assertThat(Files.readString(folder.resolve("synopsis.txt")))
                .contains("Amendment 1 · Alpine", "two weeks", "48 hours", "As the treaty says.");
        assertThat(Files.readString(folder.resolve("votes.txt")))
                .contains("Vote 1", "Amendment 1, Alpine", "Two thirds of the votes for and against");
    }

    @Test
    void goFromTheRightWhereTheTextDoes() throws IOException {
        var round = amendmentFixtures.round(ARABIC, "ar");
        round.propose(round.proposers.get(0), ARABIC.replace("أسبوعين", "يومين"));

        try (var document =
                new XWPFDocument(new ByteArrayInputStream(as(round.drafter, () -> synopsis.docx(round.statement))))) {
            assertThat(document.getTables().getFirst().getCTTbl().getTblPr().isSetBidiVisual())
                    .isTrue();
            assertThat(row(document.getTables().getFirst(), 1).getFirst()).contains("أسبوعين");
        }
        try (var document = Loader.loadPDF(as(round.drafter, () -> synopsis.pdf(round.statement)))) {
            assertThat(new PDFTextStripper().getText(document)).contains("Proposed text Current text");
        }
    }

    @Test
    void showNothingThatIsHidden() {
        var round = amendmentFixtures.unopened(TEXT);
        round.open(Visibility.WHEN_CLOSED, null);
        round.propose(round.proposers.get(2), TEXT.replace("two weeks", "48 hours"));

        assertThat(as(round.proposers.get(2), () -> synopsis.csv(round.statement)))
                .contains("48 hours");
        assertThat(as(round.proposers.get(1), () -> synopsis.csv(round.statement)))
                .doesNotContain("48 hours");
    }

    @Test
    void listVotesInTheirOrderWithEmptyFields() throws IOException {
        var round = amendmentFixtures.round(TEXT);
        var effective = round.propose(round.proposers.get(0), TEXT.replace("adequate", "effective"))
                .getFirst();
        var without = TEXT.replace("Courts decide within two weeks, and courts give reasons.\n", "");
        var deletion = round.propose(round.proposers.get(1), without).getFirst();
        open(round, true, effective);
        open(round, true, deletion);

        var lines = as(round.proposers.get(2), () -> votingList.csv(round.statement))
                .split("\r\n");

        assertThat(lines[0]).startsWith("\"order\",\"vote\",\"amendments\"");
        assertThat(lines[1]).startsWith("\"1\",\"2\",\"2\",\"3\",\"Delete\",\"Monsoon\",\"Two thirds");
        assertThat(lines[1]).endsWith("\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"");
        assertThat(lines[2]).startsWith("\"2\",\"1\",\"1\",\"2\",\"Replace\",\"Lakeside\"");
        assertThat(pdfText(as(round.proposers.get(2), () -> votingList.pdf(round.statement))))
                .contains("Voting list", "Amendment 2, Monsoon", "Vote 2", "Open until");
        assertThat(as(round.proposers.get(2), () -> votingList.xlsx(round.statement)))
                .startsWith('P', 'K');
    }

    @Test
    void showResultsToAllAndVotesToThoseWhoMaySeeThem() throws IOException {
        var round = amendmentFixtures.round(TEXT);
        var hours = round.propose(round.proposers.get(2), TEXT.replace("two weeks", "48 hours"))
                .getFirst();
        var vote = open(round, false, hours);
        as(round.proposers.get(0), () -> votes.cast(vote, Choice.YES, "With regret."));
        as(round.proposers.get(1), () -> votes.cast(vote, Choice.NO, ""));
        as(round.proposers.get(2), () -> votes.cast(vote, Choice.YES, ""));
        as(round.drafter, () -> votes.close(vote));

        var forReaders = pdfText(as(round.proposers.get(2), () -> votingList.pdf(round.statement)));
        var forDrafters = pdfText(as(round.drafter, () -> votingList.pdf(round.statement)));

        assertThat(forReaders).contains("2 2 1 0 Adopted").doesNotContain("Lakeside", "With regret.");
        assertThat(forDrafters)
                .contains("2 2 1 0 Adopted", "For: Alpine, Lakeside", "Against: Monsoon")
                .contains("Did not vote:", "Lakeside: With regret.");
        assertThat(as(round.drafter, () -> votingList.csv(round.statement))).contains("\"Alpine; Lakeside\"");
        assertThat(as(round.proposers.get(2), () -> votingList.csv(round.statement)))
                .contains("\"2\",\"1\",\"0\",\"Adopted by vote\"")
                .doesNotContain("Lakeside");
    }
}
