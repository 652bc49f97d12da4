package org.communique.file.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.markdown.ImportLoss;
import org.communique.text.markdown.ImportLoss.Kind;
import org.junit.jupiter.api.Test;

/** One small text as each program writes it. What is kept and what is listed of it is the table in docs/text.md. */
class OfficeProgramHabitsTest {

    private static final String TEXT = """
        # Safeguards

        We **urge** States to read [this](https://a.example/).[^1]

        1. courts
        2. prosecutors

        | Article | Vote |
        | --- | --- |
        | 24 | yes |

        [^1]: Article 24.
        """;

    private static final String DECIMAL_THEN_LETTERS =
            "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText"
                    + " w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt"
                    + " w:val=\"lowerLetter\"/><w:lvlText w:val=\"%2.\"/></w:lvl>";

    private static final String LINK = "<Relationships><Relationship Id=\"rId8\""
            + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\""
            + " Target=\"https://a.example/\" TargetMode=\"External\"/></Relationships>";

    /** Numbers of saving sessions, marks of the spelling checker, bookmarks, smart tags, content controls, notes that are lines. */
    @Test
    void word() {
        var file = docx(
                """
                        <w:p w:rsidR="00A1" w:rsidRDefault="00A2"><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:bookmarkStart w:id="0" w:name="_Toc1"/>
                        <w:r w:rsidRPr="00A3"><w:lastRenderedPageBreak/><w:t>Safe</w:t></w:r><w:r><w:t>guards</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>
                        <w:p><w:r><w:t xml:space="preserve">We </w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00B"><w:rPr><w:b/><w:bCs/></w:rPr><w:t>ur</w:t></w:r>
                        <w:r><w:rPr><w:b/><w:bCs/><w:lang w:val="en-GB"/></w:rPr><w:t>ge</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t xml:space="preserve"> </w:t></w:r>
                        <w:smartTag w:element="place"><w:r><w:t>States</w:t></w:r></w:smartTag><w:r><w:t xml:space="preserve"> to </w:t></w:r>
                        <w:sdt><w:sdtPr><w:alias w:val="verb"/></w:sdtPr><w:sdtContent><w:r><w:t>read</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t xml:space="preserve"> </w:t></w:r>
                        <w:hyperlink r:id="rId8" w:history="1"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>this</w:t></w:r></w:hyperlink>
                        <w:r><w:t>.</w:t></w:r><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="1"/></w:r></w:p>
                        <w:p><w:pPr><w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>courts</w:t></w:r></w:p>
                        <w:p><w:pPr><w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:ins w:author="A" w:date="2026-11-01T10:00:00Z"><w:r><w:t>prosecutors</w:t></w:r></w:ins></w:p>
                        """
                        + table("<w:trPr><w:tblHeader/></w:trPr>", "")
                        + "<w:p/><w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId9\"/></w:sectPr>",
                "<w:abstractNum w:abstractNumId=\"0\">" + DECIMAL_THEN_LETTERS
                        + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
                style("Heading1", "heading 1", "<w:outlineLvl w:val=\"0\"/>")
                        + style("ListParagraph", "List Paragraph", ""),
                "<w:footnote w:type=\"separator\""
                        + " w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote"
                        + " w:id=\"1\"><w:p><w:r><w:rPr><w:rStyle"
                        + " w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\">"
                        + " Article 24.</w:t></w:r></w:p></w:footnote>");
        assertThat(canonical(file)).isEqualTo(TEXT);
        assertThat(kinds(file)).containsExactly(Kind.TRACKED_CHANGE, Kind.HEADER_OR_FOOTER);
    }

    /** Each property is written out; quotes are indents, and deeper lists are letters. */
    @Test
    void googleDocs() {
        var plain = "<w:rPr><w:rtl w:val=\"0\"/></w:rPr>";
        var item = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"1\"/></w:numPr><w:ind w:left=\"720\""
                + " w:hanging=\"360\"/><w:rPr><w:u w:val=\"none\"/></w:rPr></w:pPr><w:r>"
                + plain + "<w:t xml:space=\"preserve\">%s</w:t></w:r></w:p>";
        var file = docx(
                "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/><w:rPr/></w:pPr><w:bookmarkStart w:id=\"0\""
                        + " w:name=\"_x\"/><w:bookmarkEnd w:id=\"0\"/><w:r>"
                        + plain + "<w:t>Safeguards</w:t></w:r></w:p>"
                        + "<w:p><w:pPr><w:rPr/></w:pPr><w:r>" + plain + "<w:t xml:space=\"preserve\">We"
                        + " </w:t></w:r><w:r><w:rPr><w:b"
                        + " w:val=\"1\"/><w:i w:val=\"0\"/><w:shd"
                        + " w:val=\"clear\" w:fill=\"ffff00\"/><w:rtl"
                        + " w:val=\"0\"/></w:rPr><w:t>urge</w:t></w:r>"
                        + "<w:r>" + plain + "<w:t xml:space=\"preserve\"> States to read </w:t></w:r><w:hyperlink"
                        + " r:id=\"rId8\"><w:r><w:rPr><w:color w:val=\"1155cc\"/><w:u"
                        + " w:val=\"single\"/></w:rPr><w:t>this</w:t></w:r></w:hyperlink><w:r>"
                        + plain
                        + "<w:t>.</w:t></w:r><w:r><w:rPr><w:vertAlign"
                        + " w:val=\"superscript\"/></w:rPr><w:footnoteReference w:customMarkFollows=\"0\""
                        + " w:id=\"0\"/></w:r></w:p>"
                        + item.formatted(0, "courts") + item.formatted(0, "prosecutors")
                        + table("", "<w:rPr><w:b w:val=\"1\"/></w:rPr>")
                        + item.formatted(1, "deeper")
                        + "<w:p><w:pPr><w:ind w:left=\"720\"/></w:pPr><w:r>" + plain
                        + "<w:t>A quote.</w:t></w:r></w:p>",
                "<w:abstractNum w:abstractNumId=\"1\">" + DECIMAL_THEN_LETTERS
                        + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>",
                style("Heading1", "heading 1", ""),
                "<w:footnote w:id=\"0\"><w:p><w:r><w:rPr><w:vertAlign"
                        + " w:val=\"superscript\"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> Article"
                        + " 24.</w:t></w:r></w:p></w:footnote>");
        assertThat(canonical(file)).isEqualTo(TEXT.replace("\n[^1]: ", "\na. deeper\n\nA quote.\n\n[^1]: "));
        assertThat(kinds(file)).containsExactly(Kind.FORMATTING, Kind.NUMBERING);
    }

    /** Its lists are styles that others stand for, and its headings have names of their own. */
    @Test
    void pages() {
        var item = "<w:p><w:pPr><w:pStyle w:val=\"Body\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId"
                + " w:val=\"2\"/></w:numPr><w:bidi w:val=\"0\"/></w:pPr><w:r><w:rPr><w:rtl w:val=\"0\"/><w:lang"
                + " w:val=\"en-US\"/></w:rPr><w:t>%s</w:t></w:r></w:p>";
        var file = docx(
                "<w:p><w:pPr><w:pStyle w:val=\"Heading\"/><w:bidi"
                        + " w:val=\"0\"/></w:pPr><w:r><w:t>Safeguards</w:t></w:r></w:p><w:p><w:pPr><w:pStyle"
                        + " w:val=\"Body\"/></w:pPr><w:r><w:t xml:space=\"preserve\">We </w:t></w:r><w:r><w:rPr><w:b"
                        + " w:val=\"1\"/><w:bCs w:val=\"1\"/></w:rPr><w:t>urge</w:t></w:r><w:r><w:t"
                        + " xml:space=\"preserve\"> States to read </w:t></w:r><w:r><w:rPr><w:rStyle"
                        + " w:val=\"Hyperlink.0\"/></w:rPr><w:fldChar w:fldCharType=\"begin\""
                        + " w:fldLock=\"0\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> HYPERLINK"
                        + " \"https://a.example/\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\""
                        + " w:fldLock=\"0\"/></w:r><w:r><w:rPr><w:u"
                        + " w:val=\"single\"/></w:rPr><w:t>this</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\""
                        + " w:fldLock=\"0\"/></w:r><w:r><w:t>.</w:t></w:r><w:r><w:footnoteReference"
                        + " w:id=\"1\"/></w:r></w:p>"
                        + item.formatted("courts") + item.formatted("prosecutors")
                        + table("<w:trPr><w:tblHeader/></w:trPr>", "<w:rPr><w:b/></w:rPr>")
                        + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId4\"/><w:footerReference"
                        + " w:type=\"default\" r:id=\"rId5\"/></w:sectPr>",
                "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink"
                        + " w:val=\"Numbered\"/></w:abstractNum><w:abstractNum w:abstractNumId=\"1\"><w:styleLink"
                        + " w:val=\"Numbered\"/>"
                        + DECIMAL_THEN_LETTERS + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId"
                        + " w:val=\"1\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId"
                        + " w:val=\"0\"/></w:num>",
                style("Heading", "Heading", "<w:outlineLvl w:val=\"0\"/>") + style("Body", "Body", ""),
                "<w:footnote w:id=\"1\"><w:p><w:pPr><w:pStyle"
                        + " w:val=\"Footnote\"/></w:pPr><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\">"
                        + " Article 24.</w:t></w:r></w:p></w:footnote>");
        assertThat(canonical(file)).isEqualTo(TEXT);
        assertThat(kinds(file)).containsExactly(Kind.HEADER_OR_FOOTER);
    }

    /** Names its styles of single passages P1 and T1, and cuts lists where paragraphs stand between. */
    @Test
    void libreOffice() {
        var list = "<text:list %s text:style-name=\"L1\"><text:list-item><text:p"
                + " text:style-name=\"P2\">%s</text:p></text:list-item></text:list>";
        var file = ZipBuilder.odt(
                """
                <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Standard"/>
                <style:style style:name="P2" style:family="paragraph" style:parent-style-name="Standard" style:list-style-name="L1"/>
                <style:style style:name="Quotations" style:family="paragraph" style:parent-style-name="Standard"/>
                <style:style style:name="P3" style:family="paragraph" style:parent-style-name="Quotations"/>
                <style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
                <style:style style:name="T2" style:family="text"><style:text-properties officeooo:rsid="0012" xmlns:officeooo="o"/></style:style>
                <text:list-style style:name="L1"><text:list-level-style-number text:level="1" text:style-name="Numbering_20_Symbols" loext:num-list-format="%1%." xmlns:loext="l" style:num-suffix="." style:num-format="1"/></text:list-style>
                """,
                "<text:sequence-decls><text:sequence-decl text:display-outline-level=\"0\""
                        + " text:name=\"Table\"/></text:sequence-decls><text:h text:style-name=\"Heading_20_1\""
                        + " text:outline-level=\"1\"><text:bookmark-start text:name=\"_x\"/>Safe<text:span"
                        + " text:style-name=\"T2\">guards</text:span><text:bookmark-end text:name=\"_x\"/></text:h><text:p"
                        + " text:style-name=\"P1\">We <text:span text:style-name=\"T1\">urge</text:span> States"
                        + " to<text:soft-page-break/> read <text:a xlink:type=\"simple\""
                        + " xlink:href=\"https://a.example/\"><text:span"
                        + " text:style-name=\"Internet_20_link\">this</text:span></text:a>.<text:note text:id=\"ftn1\""
                        + " text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p"
                        + " text:style-name=\"Footnote\">Article 24.</text:p></text:note-body></text:note></text:p>"
                        + list.formatted("xml:id=\"list1\"", "courts")
                        + list.formatted("xml:id=\"list2\" text:continue-numbering=\"true\"", "prosecutors")
                        + "<table:table table:name=\"T\"><table:table-column"
                        + " table:number-columns-repeated=\"2\"/><table:table-header-rows>"
                        + row("Article", "Vote") + "</table:table-header-rows>" + row("24", "yes") + "</table:table>"
                        + list.formatted("xml:id=\"list3\" text:continue-list=\"list2\"", "police")
                        + "<text:p text:style-name=\"P3\">A quote.</text:p><text:p><draw:frame"
                        + " text:anchor-type=\"as-char\"><draw:image/><svg:title>Map</svg:title></draw:frame></text:p>");
        assertThat(canonical(file)).isEqualTo(TEXT.replace("\n[^1]: ", "\n3. police\n\n> A quote.\n\nMap\n\n[^1]: "));
        assertThat(kinds(file)).containsExactly(Kind.IMAGE);
    }

    /** An item that holds only a list has no bullet; the list goes on with the item before, which may be in the list before. */
    @Test
    void libreOfficeNestsListsInItemsOfTheirOwn() {
        var list =
                "<text:list xml:id=\"of%1$s\" text:style-name=\"%1$s\" text:continue-list=\"of%1$s\">%2$s</text:list>";
        var item = "<text:list-item><text:p>%s</text:p></text:list-item>";
        var inner = "<text:list-item><text:list>%s</text:list></text:list-item>";
        var file = ZipBuilder.odt(
                listStyle("B", "•")
                        + listStyle("C", "•")
                        + listStyle("Blank", " ")
                        + numberedStyle("N")
                        + numberedStyle("M"),
                list.formatted("B", item.formatted("one"))
                        + list.formatted("Blank", item.formatted("more of one"))
                        + list.formatted("C", inner.formatted(item.formatted("one a") + item.formatted("one b")))
                        + list.formatted(
                                "M",
                                inner.formatted(inner.formatted(item.formatted("deep") + item.formatted("deeper"))))
                        + list.formatted("B", item.formatted("two"))
                        + "<text:p>Between</text:p>"
                        + list.formatted("N", item.formatted("First"))
                        + list.formatted("C", inner.formatted(item.formatted("bullet")))
                        + list.formatted("N", item.formatted("Second"))
                        + list.formatted(
                                "M",
                                inner.formatted(item.formatted("sub"))
                                        + "<text:list-item"
                                        + " text:style-override=\"N\"><text:p>Third</text:p></text:list-item>"));
        assertThat(canonical(file)).isEqualTo("""
            - one

              more of one

              - one a
              - one b
                1. deep
                2. deeper

            - two

            Between

            1. First
               - bullet
            2. Second
               1. sub
            3. Third
            """);
        assertThat(kinds(file)).isEmpty();
    }

    /** Its first item holds only a list, with a page break in it, and there is no item before that goes on with it. */
    @Test
    void aListThatBeginsWithAListKeepsItsOwnItemsApart() {
        var file = ZipBuilder.odt(
                numberedStyle("N"),
                "<text:list"
                        + " text:style-name=\"N\"><text:list-item><text:p>First</text:p></text:list-item></text:list><text:p>Between</text:p><text:list"
                        + " text:style-name=\"N\" text:continue-numbering=\"true\"><text:list-item><text:soft-page-break/>"
                        + "<text:list><text:list-item><text:p>sub</text:p></text:list-item></text:list></text:list-item>"
                        + "<text:list-item><text:p>Second</text:p></text:list-item></text:list>");
        assertThat(canonical(file)).isEqualTo("""
            1. First

            Between

            1. sub

            2) Second
            """);
    }

    /** Each script has weight and slope of its own. */
    @Test
    void libreOfficeMarksWordsByTheirScript() {
        var file = ZipBuilder.odt(
                """
                <style:style style:name="A" style:family="text"><style:text-properties style:font-weight-asian="bold" fo:font-weight="normal"/></style:style>
                <style:style style:name="C" style:family="text"><style:text-properties style:font-style-complex="italic" fo:font-style="normal"/></style:style>
                <style:style style:name="W" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
                <style:style style:name="N" style:family="text"><style:text-properties fo:font-weight="bold" style:font-weight-asian="normal"/></style:style>
                """,
                "<text:p>我们 <text:span text:style-name=\"A\">敦促 all 各国</text:span> <text:span"
                        + " text:style-name=\"C\">عاجل now</text:span> <text:span text:style-name=\"W\">東京</text:span>"
                        + " <text:span text:style-name=\"N\">한국 Seoul</text:span></text:p>");
        assertThat(canonical(file)).isEqualTo("我们 **敦促** all **各国** _عاجل_ now **東京** 한국 **Seoul**\n");
    }

    /** Bullets that look the same are one list, and numbers that go on, too; a bullet that is a space is none. */
    @Test
    void someProgramsMakeAListOfEachItem() {
        var item = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId"
                + " w:val=\"%d\"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>";
        var bullet =
                "<w:abstractNum w:abstractNumId=\"%1$d\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText"
                        + " w:val=\"%2$s\"/></w:lvl></w:abstractNum><w:num w:numId=\"%1$d\"><w:abstractNumId"
                        + " w:val=\"%1$d\"/></w:num>";
        var own = "<w:num w:numId=\"%d\"><w:abstractNumId w:val=\"9\"/></w:num>";
        var file = docx(
                item.formatted(0, 1, "a")
                        + item.formatted(0, 2, "b")
                        + item.formatted(0, 3, "more of b")
                        + item.formatted(0, 4, "other")
                        + item.formatted(0, 11, "One")
                        + item.formatted(0, 12, "Two"),
                bullet.formatted(1, "•") + bullet.formatted(2, "•") + bullet.formatted(3, " ")
                        + bullet.formatted(4, "✓")
                        + "<w:abstractNum w:abstractNumId=\"9\">" + DECIMAL_THEN_LETTERS + "</w:abstractNum>"
                        + own.formatted(11) + own.formatted(12),
                "",
                "");
        assertThat(canonical(file)).isEqualTo("- a\n\n- b\n\n  more of b\n\n* other\n\n1. One\n2. Two\n");
    }

    private static String listStyle(String name, String bullet) {
        return "<text:list-style style:name=\"%1$s\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"%2$s\"/><text:list-level-style-bullet text:level=\"2\" text:bullet-char=\"%2$s\"/></text:list-style>"
                .formatted(name, bullet);
    }

    private static String numberedStyle(String name) {
        var level = "<text:list-level-style-number text:level=\"%d\" style:num-suffix=\".\" style:num-format=\"1\"/>";
        return "<text:list-style style:name=\"%s\">%s</text:list-style>"
                .formatted(name, level.formatted(1) + level.formatted(2) + level.formatted(3));
    }

    private static String row(String... cells) {
        var row = new StringBuilder("<table:table-row>");
        for (var cell : cells) {
            row.append("<table:table-cell office:value-type=\"string\"><text:p text:style-name=\"Table_20_Contents\">")
                    .append(cell)
                    .append("</text:p></table:table-cell>");
        }
        return row.append("</table:table-row>").toString();
    }

    /** @param first properties of its first row, and of the words in that */
    private static String table(String first, String words) {
        var cell = "<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/></w:tcPr><w:p><w:pPr><w:spacing"
                + " w:after=\"0\"/></w:pPr><w:r>%s<w:t>%s</w:t></w:r></w:p></w:tc>";
        return "<w:tbl><w:tblPr><w:tblStyle"
                + " w:val=\"TableGrid\"/></w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
                + "<w:tr>" + first + cell.formatted(words, "Article") + cell.formatted(words, "Vote") + "</w:tr>"
                + "<w:tr>" + cell.formatted("", "24") + cell.formatted("", "yes") + "</w:tr></w:tbl>";
    }

    private static String style(String id, String name, String properties) {
        return "<w:style w:type=\"paragraph\" w:styleId=\"%s\"><w:name w:val=\"%s\"/><w:pPr>%s</w:pPr></w:style>"
                .formatted(id, name, properties);
    }

    private static byte[] docx(String body, String numbering, String styles, String footnotes) {
        var part = "<w:%1$s %2$s>%3$s</w:%1$s>";
        return ZipBuilder.file()
                .with("word/document.xml", part.formatted("document", ZipBuilder.W, "<w:body>" + body + "</w:body>"))
                .with("word/numbering.xml", part.formatted("numbering", ZipBuilder.W, numbering))
                .with("word/styles.xml", part.formatted("styles", ZipBuilder.W, styles))
                .with("word/footnotes.xml", part.formatted("footnotes", ZipBuilder.W, footnotes))
                .with("word/_rels/document.xml.rels", LINK)
                .bytes();
    }

    private static OfficeFileReader.Read read(byte[] file) {
        return (OfficeFileReader.Read) OfficeFileReader.read(file);
    }

    private static String canonical(byte[] file) {
        return CanonicalText.of(read(file).text());
    }

    private static List<Kind> kinds(byte[] file) {
        return read(file).losses().stream().map(ImportLoss::kind).toList();
    }
}
