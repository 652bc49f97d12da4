package org.communique.file.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.markdown.ImportLoss;
import org.junit.jupiter.api.Test;

/** What seldom is in a file, and changes what a reader of it sees. */
class LesserKnownElementsTest {

    private static final String LETTERS = "<text:list-style style:name=\"L\"><text:list-level-style-number"
            + " text:level=\"1\" style:num-format=\"a\" style:num-prefix=\"(\" style:num-suffix=\")\"/></text:list-style>";

    private static final String ITEMS = "<text:list"
            + " text:style-name=\"L\"><text:list-item><text:p>first</text:p></text:list-item><text:list-item><text:p>second</text:p></text:list-item></text:list>";

    @Test
    void aTableOfContentsIsLeftOutAndListed() {
        var field = docx("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> TOC \\o"
                + " </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>Scope"
                + " 3</w:t></w:r></w:p>"
                + p("Aims 4")
                + "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
                + p("Text"));
        var control = docx("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of"
                + " Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>"
                + p("Contents")
                + "<w:p><w:fldSimple w:instr=\"TOC \\o\"><w:r><w:t>Scope"
                + " 3</w:t></w:r></w:fldSimple></w:p></w:sdtContent></w:sdt>"
                + p("Text"));
        for (var file : List.of(field, control)) {
            assertThat(canonical(file)).isEqualTo("Text\n");
            assertThat(kinds(file)).containsExactly(ImportLoss.Kind.INDEX);
        }
    }

    @Test
    void aBibliographyStays() {
        var file = ZipBuilder.odt(
                "",
                "<text:bibliography><text:bibliography-source><text:index-title-template>Sources</text:index-title-template></text:bibliography-source><text:index-body><text:index-title><text:p>Sources</text:p></text:index-title><text:p>Smith"
                        + " 2020</text:p></text:index-body></text:bibliography>");
        assertThat(canonical(file)).isEqualTo("Sources\n\nSmith 2020\n");
        assertThat(kinds(file)).containsExactly(ImportLoss.Kind.OBJECT);
    }

    @Test
    void numbersOfAListStyleAreThoseOfItsDefinition() {
        var file = docx(numbered(1, "one") + numbered(1, "two"), """
            <w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="S"/></w:abstractNum>
            <w:abstractNum w:abstractNumId="2"><w:styleLink w:val="S"/><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
            """);
        assertThat(canonical(file)).isEqualTo("I. one\n\nII. two\n");
        assertThat(losses(file)).extracting(ImportLoss::excerpt).containsExactly("I.", "II.");
    }

    @Test
    void numbersAreInTheLettersOfTheirLanguage() {
        assertThat(labelled("russianLower", 10)).isEqualTo("(к) x\n");
        assertThat(labelled("arabicAbjad", 3)).isEqualTo("(ج) x\n");
        assertThat(labelled("arabicAlpha", 3)).isEqualTo("(ت) x\n");
        assertThat(labelled("hebrew2", 2)).isEqualTo("(ב) x\n");
        assertThat(labelled("chineseCounting", 24)).isEqualTo("(二十四) x\n");
        assertThat(labelled("lowerLetter", 28)).isEqualTo("(bb) x\n");
        assertThat(labelled("cardinalText", 4)).isEqualTo("(4) x\n");
        var odt = ZipBuilder.odt(
                LETTERS.replace("\"a\"", "\"А, Б, .., Аа, Аб, ... (ru)\""), ITEMS.replace("first", "первый"));
        assertThat(canonical(odt)).startsWith("(А) первый\n");
    }

    private static String labelled(String format, int start) {
        return canonical(docx(
                numbered(1, "x"),
                "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"%d\"/><w:numFmt w:val=\"%s\"/><w:lvlText w:val=\"(%%1)\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>"
                        .formatted(start, format)));
    }

    @Test
    void numbersInTextBoxesAndNotesStay() {
        var numbering =
                "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"lowerLetter\"/><w:lvlText"
                        + " w:val=\"(%1)\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId"
                        + " w:val=\"1\"/></w:num>";
        var box = docx(
                "<w:p><w:r><w:drawing><w:txbxContent>" + numbered(1, "first") + numbered(1, "second")
                        + "</w:txbxContent></w:drawing></w:r></w:p>",
                numbering);
        assertThat(canonical(box)).isEqualTo("(a) first (b) second\n");
        var odtBox = ZipBuilder.odt(
                LETTERS,
                ITEMS.replace("first", "first <draw:frame><draw:text-box>" + ITEMS + "</draw:text-box></draw:frame>")
                        + "<text:p>x<text:note><text:note-body>" + ITEMS + "</text:note-body></text:note></text:p>");
        assertThat(canonical(odtBox))
                .isEqualTo("(a) first (a) first (b) second\n\n(b) second\n\nx[^1]\n\n[^1]: (a) first (b) second\n");
        var paragraph = "<text:numbered-paragraph text:list-id=\"x\" text:style-name=\"L\"><text:p>%s</text:p>"
                + "</text:numbered-paragraph>";
        assertThat(canonical(ZipBuilder.odt(LETTERS, paragraph.formatted("one") + paragraph.formatted("two"))))
                .isEqualTo("(a) one\n\n(b) two\n");
    }

    @Test
    void numbersInTextBoxesAndNotesAreNoneOfTheText() {
        var numbering =
                "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"lowerLetter\"/><w:lvlText"
                        + " w:val=\"(%1)\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId"
                        + " w:val=\"1\"/></w:num>";
        var box = docx(
                numbered(1, "one") + "<w:p><w:r><w:drawing><w:txbxContent>" + numbered(1, "box")
                        + "</w:txbxContent></w:drawing></w:r></w:p>" + numbered(1, "two"),
                numbering);
        assertThat(canonical(box)).isEqualTo("(a) one\n\n(a) box\n\n(b) two\n");
        var reference = "<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>";
        var note = ZipBuilder.file()
                .with("word/document.xml", body(numbered(1, "one") + reference + reference + numbered(1, "two")))
                .with("word/numbering.xml", "<w:numbering %s>%s</w:numbering>".formatted(ZipBuilder.W, numbering))
                .with(
                        "word/footnotes.xml",
                        "<w:footnotes " + ZipBuilder.W + "><w:footnote w:id=\"1\">" + numbered(1, "note")
                                + "</w:footnote></w:footnotes>")
                .bytes();
        assertThat(canonical(note))
                .isEqualTo("(a) one\n\nx[^1]\n\nx[^2]\n\n(b) two\n\n[^1]: (a) note\n\n[^2]: (a) note\n");
    }

    @Test
    void aFieldHidesItsParagraphWhereverInItItStands() {
        var field = "<text:hidden-paragraph text:is-hidden=\"true\"/>";
        var file = ZipBuilder.odt(
                "",
                "<text:p>secret<text:span>a<text:span>%s</text:span></text:span></text:p>".formatted(field)
                        + "<text:p>secret<text:a xlink:href=\"https://a.example/\">%s</text:a></text:p>"
                                .formatted(field)
                        + "<text:h text:outline-level=\"1\">secret%s</text:h>".formatted(field)
                        + "<text:h text:outline-level=\"1\">secret<text:span>%s</text:span></text:h>".formatted(field)
                        + "<text:p>shown<text:note><text:note-body><text:p>secret%s</text:p><text:p>note</text:p></text:note-body></text:note></text:p>"
                                .formatted(field));
        assertThat(canonical(file)).isEqualTo("shown[^1]\n\n[^1]: note\n");
        assertThat(kinds(file)).contains(ImportLoss.Kind.HIDDEN_TEXT).doesNotContain(ImportLoss.Kind.UNREAD_TEXT);
    }

    @Test
    void whatIsDeletedOrHiddenInTextBoxesAndTablesIsLeftOut() {
        var row = "<w:tr><w:trPr>%s</w:trPr><w:tc>%s</w:tc></w:tr>";
        var box = docx("<w:p><w:r><w:drawing><w:txbxContent><w:tbl>" + row.formatted("", p("stays"))
                + row.formatted("<w:del/>", p("gone")) + "</w:tbl></w:txbxContent></w:drawing></w:r></w:p>");
        assertThat(canonical(box)).isEqualTo("stays\n");
        var table = docx(
                "<w:tbl>" + row.formatted("", p("shown")) + row.formatted("<w:hidden/>", p("secret")) + "</w:tbl>");
        assertThat(canonical(table)).contains("shown").doesNotContain("secret");
        assertThat(kinds(table)).containsExactly(ImportLoss.Kind.HIDDEN_TEXT);
        var fields = ZipBuilder.odt("", """
            <text:p>secret<text:hidden-paragraph text:is-hidden="true"/></text:p><text:p>shown<text:hidden-paragraph text:is-hidden="false"/></text:p>
            <text:p>a <text:hidden-text text:is-hidden="false">too</text:hidden-text><text:hidden-text text:is-hidden="true" text:string-value="never"/></text:p>
            """);
        assertThat(canonical(fields)).isEqualTo("shown\n\na too\n");
        assertThat(losses(fields))
                .extracting(ImportLoss::kind, ImportLoss::excerpt)
                .containsExactly(
                        tuple(ImportLoss.Kind.HIDDEN_TEXT, "secret"), tuple(ImportLoss.Kind.HIDDEN_TEXT, "never"));
    }

    @Test
    void aLinkInAnEndnoteLeadsWhereTheEndnotesSay() {
        var link = "<Relationships><Relationship Id=\"r1\" Type=\"x/hyperlink\" Target=\"%s\"/></Relationships>";
        var file = ZipBuilder.file()
                .with("word/document.xml", body("<w:p><w:r><w:t>x</w:t><w:endnoteReference w:id=\"1\"/></w:r></w:p>"))
                .with(
                        "word/endnotes.xml",
                        "<w:endnotes " + ZipBuilder.W
                                + "><w:endnote w:id=\"1\"><w:p><w:hyperlink"
                                + " r:id=\"r1\"><w:r><w:t>there</w:t></w:r></w:hyperlink></w:p></w:endnote></w:endnotes>")
                .with("word/_rels/endnotes.xml.rels", link.formatted("https://end.example/"))
                .with("word/_rels/footnotes.xml.rels", link.formatted("https://foot.example/"))
                .bytes();
        assertThat(canonical(file)).contains("[there](https://end.example/)");
    }

    @Test
    void shadedWordsAreListedAsHighlighted() {
        var file = docx("<w:p><w:r><w:rPr><w:shd w:val=\"clear\""
                + " w:fill=\"FFFF00\"/></w:rPr><w:t>marked</w:t></w:r><w:r><w:rPr><w:shd w:val=\"clear\""
                + " w:fill=\"auto\"/></w:rPr><w:t> not</w:t></w:r></w:p>");
        assertThat(losses(file)).containsExactly(new ImportLoss(ImportLoss.Kind.FORMATTING, 1, "marked"));
    }

    @Test
    void cellsBeyondTheLastColumnAndTablesInCellsAreListed() {
        var wide = docx(
                "<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>".repeat(119) + "<w:tc>" + p("last") + "</w:tc></w:tr></w:tbl>");
        assertThat(canonical(wide)).contains("last");
        assertThat(kinds(wide)).containsExactly(ImportLoss.Kind.TABLE_CELL);
        var inner =
                "<table:table><table:table-row><table:table-cell>%s</table:table-cell></table:table-row></table:table>";
        var nested = ZipBuilder.odt("", inner.formatted(inner.formatted("<text:p>in</text:p>")));
        assertThat(kinds(nested)).containsExactly(ImportLoss.Kind.TABLE_CELL);
    }

    @Test
    void aPictureInALinkIsListed() {
        var file = ZipBuilder.odt(
                "",
                "<draw:a xlink:href=\"https://a.example\"><draw:frame><draw:image/><svg:desc>A"
                        + " map</svg:desc></draw:frame></draw:a>");
        assertThat(canonical(file)).isEqualTo("A map\n");
        assertThat(kinds(file)).containsExactly(ImportLoss.Kind.IMAGE);
    }

    private static String p(String text) {
        return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }

    private static String numbered(int list, String text) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"%d\"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>"
                .formatted(list, text);
    }

    private static String body(String body) {
        return "<w:document %s><w:body>%s</w:body></w:document>".formatted(ZipBuilder.W, body);
    }

    private static byte[] docx(String body) {
        return ZipBuilder.docx(body);
    }

    private static byte[] docx(String body, String numbering) {
        return ZipBuilder.file()
                .with("word/document.xml", body(body))
                .with("word/numbering.xml", "<w:numbering %s>%s</w:numbering>".formatted(ZipBuilder.W, numbering))
                .bytes();
    }

    private static OfficeFileReader.Read read(byte[] file) {
        return (OfficeFileReader.Read) OfficeFileReader.read(file);
    }

    private static String canonical(byte[] file) {
        return CanonicalText.of(read(file).text());
    }

    private static List<ImportLoss> losses(byte[] file) {
        return read(file).losses();
    }

    private static List<ImportLoss.Kind> kinds(byte[] file) {
        return losses(file).stream().map(ImportLoss::kind).toList();
    }
}
