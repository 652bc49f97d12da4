package org.communique.file.office;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communique.file.ImportedAuthor;
import org.communique.file.office.OfficeFileReader.NotSeparable;
import org.communique.file.office.OfficeFileReader.Read;
import org.communique.file.office.OfficeFileReader.TooManyAuthors;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.markdown.ImportLoss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Changes of several authors, in each other too, of which some are accepted. */
@Timeout(120)
class ChangeAuthorsTest {

    private static String ins(String author, String content) {
        return "<w:ins w:id=\"1\" w:author=\"" + author + "\">" + content + "</w:ins>";
    }

    private static String del(String author, String content) {
        return "<w:del w:id=\"2\" w:author=\"" + author + "\">" + content + "</w:del>";
    }

    private static String run(String words) {
        return "<w:r><w:t xml:space=\"preserve\">" + words + "</w:t></w:r>";
    }

    private static String gone(String words) {
        return "<w:r><w:delText xml:space=\"preserve\">" + words + "</w:delText></w:r>";
    }

    private static String paragraph(String content) {
        return "<w:p>" + content + "</w:p>";
    }

    private static String marked(String mark, String content) {
        return "<w:p><w:pPr><w:rPr>" + mark + "</w:rPr></w:pPr>" + content + "</w:p>";
    }

    private static String text(byte[] file, String... authors) {
        return CanonicalText.of(((Read) OfficeFileReader.read(file, Set.of(authors))).text());
    }

    @Test
    void whatWasChangedIsListedWithoutWhoDidIt() {
        var info = "<office:change-info><dc:creator>A."
                + " Lawyer</dc:creator><dc:date>2026-11-24T10:00:00</dc:date></office:change-info>";
        var file = ZipBuilder.odt("", """
            <text:tracked-changes><text:changed-region text:id="a"><text:deletion>%1$s<text:p>two weeks</text:p></text:deletion>\
            </text:changed-region><text:changed-region text:id="b"><text:insertion>%1$s</text:insertion></text:changed-region>\
            </text:tracked-changes><text:p>within <text:change text:change-id="a"/><text:change-start text:change-id="b"/>\
            48 hours<text:change-end text:change-id="b"/></text:p>\
            """.formatted(info));

        var read = (Read) OfficeFileReader.read(file);
        assertThat(read.losses()).extracting(ImportLoss::excerpt).contains("two weeks");
        assertThat(Stream.of(read, requireNonNull(read.original())).flatMap(both -> both.losses().stream()))
                .extracting(ImportLoss::excerpt)
                .contains("48 hours")
                .noneMatch(excerpt -> excerpt.contains("Lawyer") || excerpt.contains("2026"));
    }

    @Test
    void whatOneInsertedAndAnotherDeletedIsDecidedByBoth() {
        var file =
                ZipBuilder.docx(paragraph(run("We ") + ins("A", run("do ") + del("B", gone("not "))) + run("urge.")));

        assertThat(text(file)).isEqualTo("We urge.\n");
        assertThat(text(file, "A")).isEqualTo("We do not urge.\n");
        assertThat(text(file, "B")).isEqualTo("We urge.\n");
        assertThat(text(file, "A", "B")).isEqualTo("We do urge.\n");
        assertThat(((Read) OfficeFileReader.read(file)).authors())
                .containsExactly(new ImportedAuthor("A", 1), new ImportedAuthor("B", 1));
    }

    @Test
    void aParagraphMarkIsDecidedByWhoInsertedAndWhoDeletedIt() {
        var both = "<w:ins w:id=\"1\" w:author=\"A\"/><w:del w:id=\"2\" w:author=\"B\"/>";
        var file = ZipBuilder.docx(marked(both, run("We ")) + paragraph(run("urge.")));

        assertThat(text(file)).isEqualTo("We urge.\n");
        assertThat(text(file, "A")).isEqualTo("We\n\nurge.\n");
        assertThat(text(file, "B")).isEqualTo("We urge.\n");
        assertThat(text(file, "A", "B")).isEqualTo("We urge.\n");
    }

    @Test
    void movesRowsAndCellsAreDecidedByTheirAuthors() {
        var moved =
                ZipBuilder.docx(paragraph("<w:moveFrom w:id=\"1\" w:author=\"A\">" + run("We urge.") + "</w:moveFrom>")
                        + paragraph(run("All."))
                        + paragraph("<w:moveTo w:id=\"2\" w:author=\"A\">" + run("We urge.") + "</w:moveTo>"));
        assertThat(text(moved, "A")).isEqualTo("All.\n\nWe urge.\n");
        assertThat(text(moved, "B")).isEqualTo("We urge.\n\nAll.\n");

        var cell = "<w:tc>%s" + paragraph(run("%s")) + "</w:tc>";
        var row = "<w:tr>%s" + cell.formatted("", "%s") + "</w:tr>";
        var rows = ZipBuilder.docx("<w:tbl>" + row.formatted("", "a")
                + row.formatted("<w:trPr><w:ins w:id=\"1\" w:author=\"A\"/></w:trPr>", "b")
                + row.formatted("<w:trPr><w:del w:id=\"2\" w:author=\"B\"/></w:trPr>", "c") + "</w:tbl>");
        assertThat(text(rows)).isEqualTo("|  |\n| --- |\n| a |\n| c |\n");
        assertThat(text(rows, "A")).isEqualTo("|  |\n| --- |\n| a |\n| b |\n| c |\n");
        assertThat(text(rows, "B")).isEqualTo("|  |\n| --- |\n| a |\n");

        var cells = ZipBuilder.docx("<w:tbl><w:tr>" + cell.formatted("", "a")
                + cell.formatted("<w:tcPr><w:cellIns w:id=\"1\" w:author=\"A\"/></w:tcPr>", "b")
                + cell.formatted("<w:tcPr><w:cellDel w:id=\"2\" w:author=\"B\"/></w:tcPr>", "c") + "</w:tr></w:tbl>");
        assertThat(text(cells)).isEqualTo("|  |  |\n| --- | --- |\n| a | c |\n");
        assertThat(text(cells, "A")).isEqualTo("|  |  |  |\n| --- | --- | --- |\n| a | b | c |\n");
        assertThat(text(cells, "A", "B")).isEqualTo("|  |  |\n| --- | --- |\n| a | b |\n");
    }

    @Test
    void changesInNotesAreDecidedByTheirAuthors() {
        var file = ZipBuilder.file()
                .with(
                        "word/document.xml",
                        "<w:document " + ZipBuilder.W + "><w:body>"
                                + paragraph(run("We urge.") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>")
                                + "</w:body></w:document>")
                .with(
                        "word/footnotes.xml",
                        "<w:footnotes " + ZipBuilder.W + "><w:footnote w:id=\"2\">"
                                + paragraph(
                                        run("See ") + ins("A", run("also ")) + del("B", gone("only ")) + run("this."))
                                + "</w:footnote></w:footnotes>")
                .bytes();

        assertThat(text(file)).contains("[^1]: See only this.\n");
        assertThat(text(file, "A")).contains("[^1]: See also only this.\n");
        assertThat(text(file, "A", "B")).contains("[^1]: See also this.\n");
        assertThat(((Read) OfficeFileReader.read(file)).authors())
                .containsExactly(new ImportedAuthor("A", 1), new ImportedAuthor("B", 1));
    }

    private static String info(String kind, String author, String content) {
        return "<text:" + kind + "><office:change-info><dc:creator>" + author + "</dc:creator></office:change-info>"
                + content + "</text:" + kind + ">";
    }

    private static String region(String id, String changes) {
        return "<text:changed-region text:id=\"" + id + "\">" + changes + "</text:changed-region>";
    }

    private static String mark(String kind, String id) {
        return "<text:" + kind + " text:change-id=\"" + id + "\"/>";
    }

    private static byte[] odt(String regions, String body) {
        return ZipBuilder.odt("", "<text:tracked-changes>" + regions + "</text:tracked-changes>" + body);
    }

    @Test
    void inOpenDocumentWhatOneInsertedAndAnotherDeletedIsDecidedByBoth() {
        var file = odt(
                region("a", info("deletion", "B", "<text:p>not </text:p>") + info("insertion", "A", ""))
                        + region("b", info("insertion", "A", "")),
                "<text:p>We " + mark("change-start", "b") + "do " + mark("change-end", "b") + mark("change", "a")
                        + "urge.</text:p>");

        assertThat(text(file)).isEqualTo("We urge.\n");
        assertThat(text(file, "A")).isEqualTo("We do not urge.\n");
        assertThat(text(file, "B")).isEqualTo("We urge.\n");
        assertThat(text(file, "A", "B")).isEqualTo("We do urge.\n");
        assertThat(((Read) OfficeFileReader.read(file)).authors())
                .containsExactly(new ImportedAuthor("B", 1), new ImportedAuthor("A", 2));
    }

    @Test
    void wordsWhoseLookWasChangedAreThereIfTheChangeIsTaken() {
        var file = odt(
                region("a", info("format-change", "A", "")) + region("b", info("insertion", "B", "")),
                "<text:p>We " + mark("change-start", "a") + "do " + mark("change-end", "a") + mark("change-start", "b")
                        + "not " + mark("change-end", "b") + "urge.</text:p>");

        assertThat(text(file, "A")).isEqualTo("We do urge.\n");
        assertThat(text(file, "A", "B")).isEqualTo("We do not urge.\n");
        assertThat(OfficeFileReader.read(file, Set.of("B"))).isEqualTo(new NotSeparable());
    }

    @Test
    void paragraphsThatSeveralDeletedComeBackByTheirAuthors() {
        var file = odt(
                region("a", info("deletion", "A", "<text:p>We.</text:p><text:p/>"))
                        + region("b", info("deletion", "B", "<text:h text:outline-level=\"2\">You.</text:h><text:p/>")),
                "<text:p>" + mark("change", "a") + mark("change", "b") + "All.</text:p>");

        assertThat(text(file)).isEqualTo("We.\n\n## You.\n\nAll.\n");
        assertThat(text(file, "A")).isEqualTo("## You.\n\nAll.\n");
        assertThat(text(file, "B")).isEqualTo("We.\n\nAll.\n");
        assertThat(text(file, "A", "B")).isEqualTo("All.\n");
    }

    @Test
    void aThousandAuthorsAreToldAndMoreAreNotChosenFrom() {
        var docx = ZipBuilder.docx(paragraph(IntStream.range(0, 20_000)
                .mapToObj(id -> ins("A" + id, run("x ")))
                .collect(joining())));
        var odt = odt(
                IntStream.range(0, 20_000)
                        .mapToObj(id -> region("c" + id, info("insertion", "A" + id, "")))
                        .collect(joining()),
                "<text:p>We urge.</text:p>");

        assertThat(((Read) OfficeFileReader.read(docx)).authors()).hasSize(1_000);
        assertThat(((Read) OfficeFileReader.read(odt)).authors()).hasSize(1_000);
        assertThat(OfficeFileReader.read(docx, Set.of("A1"))).isEqualTo(new TooManyAuthors());
        assertThat(OfficeFileReader.read(odt, Set.of("A1"))).isEqualTo(new TooManyAuthors());
    }

    @Test
    void namesAreWhatOneSeesOfThemAndNoLongerThanOneReads() {
        var longest = IntStream.range(0, 200_000).mapToObj(Integer::toString).collect(joining());
        var docx = ZipBuilder.docx(paragraph(ins(longest, run("We ")) + ins("\u202EB\u2066\u200B", run("urge. "))
                + "<w:ins w:id=\"3\">" + run("All.") + "</w:ins>"));

        assertThat(((Read) OfficeFileReader.read(docx)).authors())
                .containsExactly(
                        new ImportedAuthor(longest.substring(0, 200), 1),
                        new ImportedAuthor("B", 1),
                        new ImportedAuthor("", 1));
        assertThat(text(docx, longest.substring(0, 200))).isEqualTo("We\n");
        assertThat(text(docx, "B")).isEqualTo("urge.\n");
        assertThat(text(docx, "")).isEqualTo("All.\n");
    }
}
