package org.communique.file.office;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.communique.file.office.OfficeFileReader.Limit;
import org.communique.file.office.OfficeFileReader.TooMuch;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.markdown.ImportLoss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class OfficeFileReaderTest {

    @Test
    void readsRunsLinksFieldsAndBreaksOfDocx() {
        var file = ZipBuilder.file()
                .with("word/document.xml", """
                    <w:document %s><w:body><w:p>
                    <w:r><w:t xml:space="preserve">We </w:t></w:r>
                    <w:r><w:rPr><w:b/><w:i w:val="false"/></w:rPr><w:t>urge</w:t></w:r>
                    <w:r><w:t xml:space="preserve"> you</w:t><w:br/><w:t>to read </w:t></w:r>
                    <w:hyperlink r:id="l1"><w:r><w:t>this</w:t></w:r></w:hyperlink>
                    <w:r><w:t xml:space="preserve"> and </w:t></w:r>
                    <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://b.org" </w:instrText></w:r>
                    <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>that</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
                    <w:r><w:t>.</w:t></w:r>
                    </w:p></w:body></w:document>
                    """.formatted(ZipBuilder.W))
                .with("word/_rels/document.xml.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="l1" Type="x/hyperlink" Target="https://a.org"/></Relationships>
                    """)
                .bytes();
        assertThat(read(file).losses()).isEmpty();
        assertThat(canonical(file))
                .isEqualTo("We **urge** you\\\nto read [this](https://a.org) and [that](https://b.org).\n");
    }

    @Test
    void listsWhatDocxHadAndAStatementCannotHave() {
        var file = ZipBuilder.docx("""
            <w:p><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>Lined</w:t></w:r>
            <w:ins><w:r><w:t xml:space="preserve"> new</w:t></w:r></w:ins><w:del><w:r><w:delText> old</w:delText></w:r></w:del>
            <w:r><w:drawing><docPr descr="A map"/></w:drawing></w:r><w:r><w:commentReference w:id="0"/></w:r>
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>
            """);
        assertThat(read(file).losses())
                .extracting(ImportLoss::kind)
                .containsExactly(
                        ImportLoss.Kind.FORMATTING,
                        ImportLoss.Kind.TRACKED_CHANGE,
                        ImportLoss.Kind.TRACKED_CHANGE,
                        ImportLoss.Kind.IMAGE,
                        ImportLoss.Kind.COMMENT,
                        ImportLoss.Kind.HIDDEN_TEXT);
        assertThat(canonical(file)).isEqualTo("Lined newA map\n");
    }

    @Test
    void readsListsTablesNotesAndQuotesOfOdt() {
        var file = ZipBuilder.odt("""
            <style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
            <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>
            <style:style style:name="Quotations" style:family="paragraph"/>
            <text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" text:start-value="3"/>
            <text:list-level-style-bullet text:level="2"/></text:list-style>
            """, """
            <text:h text:outline-level="6">Title</text:h>
            <text:p>A<text:s text:c="2"/><text:span text:style-name="T1">bold</text:span><text:note text:note-class="footnote">\
            <text:note-citation>1</text:note-citation><text:note-body><text:p>Note</text:p></text:note-body></text:note> \
            <text:a xlink:href="../x">link</text:a><text:line-break/>end</text:p>
            <text:p text:style-name="P1">Quoted</text:p>
            <text:list text:style-name="L1"><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>in</text:p></text:list-item></text:list></text:list-item></text:list>
            <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>H</text:p></table:table-cell></table:table-row></table:table-header-rows>
            <table:table-row><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table>
            """);
        assertThat(canonical(file)).isEqualTo("""
            #### Title

            A **bold**[^1] link\\
            end

            > Quoted

            3. one
               - in

            | H |
            | --- |
            | c |

            [^1]: Note
            """);
        assertThat(read(file).losses())
                .extracting(ImportLoss::kind)
                .containsExactly(ImportLoss.Kind.DEEP_HEADING, ImportLoss.Kind.LINK_ADDRESS);
    }

    @Test
    void refusesAnArchiveThatUnpacksWithoutEnd() {
        byte[] zeros = new byte[1024 * 1024];
        var inXml = ZipBuilder.file().with("word/document.xml", zeros, 200).bytes();
        var beside = ZipBuilder.file()
                .with("word/media/a.png", zeros, 200)
                .with("content.xml", "<a/>")
                .bytes();
        assertThat(inXml.length).isLessThan(1024 * 1024);
        assertThat(OfficeFileReader.read(inXml)).isEqualTo(new OfficeFileReader.TooLarge());
        assertThat(OfficeFileReader.read(beside)).isEqualTo(new OfficeFileReader.TooLarge());
    }

    @Test
    void refusesAnArchiveOfVeryManyEntries() {
        var zip = ZipBuilder.file();
        for (int i = 0; i < 6_000; i++) {
            zip.with("a" + i, "");
        }
        assertThat(OfficeFileReader.read(zip.bytes())).isEqualTo(new OfficeFileReader.TooLarge());
    }

    @Test
    void readsNoFileAndCallsNobodyForAnEntity(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "the secret");
        var calls = new AtomicInteger();
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                try {
                    server.accept().close();
                    calls.incrementAndGet();
                } catch (IOException e) {
                    // Closed without a call, as it should be.
                }
            });
            var address = "http://127.0.0.1:" + server.getLocalPort() + "/x.dtd";
            for (var doctype : new String[] {
                "<!DOCTYPE w:document [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>",
                "<!DOCTYPE w:document SYSTEM \"" + address + "\">",
                "<!DOCTYPE w:document [<!ENTITY % x SYSTEM \"" + address + "\"> %x;]>",
                "<!DOCTYPE w:document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY x \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
            }) {
                var docx = ZipBuilder.file()
                        .with(
                                "word/document.xml",
                                doctype + "<w:document " + ZipBuilder.W
                                        + "><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>")
                        .bytes();
                var odt = ZipBuilder.file()
                        .with(
                                "content.xml",
                                doctype + "<office:document-content " + ZipBuilder.ODF
                                        + "><office:body><office:text><text:p>&x;</text:p></office:text></office:body></office:document-content>")
                        .bytes();
                assertThat(OfficeFileReader.read(docx)).isEqualTo(new OfficeFileReader.Malformed());
                assertThat(OfficeFileReader.read(odt)).isEqualTo(new OfficeFileReader.Malformed());
            }
        }
        assertThat(calls).hasValue(0);
    }

    @Test
    void refusesXmlNestedWithoutEnd() {
        var nested = "<w:sdt>".repeat(20_000) + "</w:sdt>".repeat(20_000);
        assertThat(OfficeFileReader.read(ZipBuilder.docx(nested))).isEqualTo(new OfficeFileReader.Malformed());
    }

    @Test
    void refusesMoreThanAStatementCanHave() {
        var letter = "<w:p><w:r><w:t>a</w:t></w:r></w:p>";
        assertThat(OfficeFileReader.read(ZipBuilder.docx(letter.repeat(500_000))))
                .isEqualTo(new OfficeFileReader.TooLarge());
        assertThat(OfficeFileReader.read(ZipBuilder.docx(letter.repeat(60_000))))
                .isEqualTo(new TooMuch(Limit.ELEMENTS));
        assertThat(OfficeFileReader.read(
                        ZipBuilder.docx("<w:tbl>" + "<w:tr><w:tc/></w:tr>".repeat(60_000) + "</w:tbl>")))
                .isEqualTo(new TooMuch(Limit.ROWS));
        assertThat(OfficeFileReader.read(
                        ZipBuilder.docx("<w:p>" + "<w:r><w:t>word</w:t></w:r>".repeat(600_000) + "</w:p>")))
                .isEqualTo(new OfficeFileReader.TooLarge());
        assertThat(OfficeFileReader.read(ZipBuilder.docx("<w:p><w:r><w:t>" + random(2_100_000) + "</w:t></w:r></w:p>")))
                .isEqualTo(new TooMuch(Limit.CHARACTERS));
        assertThat(OfficeFileReader.read(ZipBuilder.odt("", "<text:p>" + random(2_100_000) + "</text:p>")))
                .isEqualTo(new TooMuch(Limit.CHARACTERS));
        assertThat(OfficeFileReader.read(ZipBuilder.odt("", "<text:p>a</text:p>".repeat(60_000))))
                .isEqualTo(new TooMuch(Limit.ELEMENTS));
    }

    /** Comments are read after the text: more than are read would be refused for themselves. */
    @Test
    void whatFollowsTheLastRowOrFootnoteThatIsAllowedIsNotRead() {
        var row = "<w:tr><w:tc><w:p/></w:tc></w:tr>".repeat(Limit.ROWS.most() + 1);
        var reference = "<w:r><w:footnoteReference w:id=\"1\"/></w:r>".repeat(Limit.FOOTNOTES.most() + 1);
        var notes = "<w:footnotes " + ZipBuilder.W
                + "><w:footnote w:id=\"1\"><w:p><w:r><w:t>a</w:t></w:r></w:p></w:footnote></w:footnotes>";
        var comments = "<w:comments " + ZipBuilder.W + ">"
                + IntStream.range(0, 5_001)
                        .mapToObj("<w:comment w:id=\"%d\"/>"::formatted)
                        .collect(joining())
                + "</w:comments>";
        assertThat(OfficeFileReader.read(docx("<w:p/>", notes, comments)))
                .isEqualTo(new OfficeFileReader.TooManyComments());
        assertThat(OfficeFileReader.read(docx("<w:tbl>" + row + "</w:tbl>", notes, comments)))
                .isEqualTo(new TooMuch(Limit.ROWS));
        assertThat(OfficeFileReader.read(docx("<w:p>" + reference + "</w:p>", notes, comments)))
                .isEqualTo(new TooMuch(Limit.FOOTNOTES));

        var annotations = "<text:p>" + "<office:annotation/>".repeat(5_001) + "</text:p>";
        var rows = "<table:table>"
                + "<table:table-row><table:table-cell/></table:table-row>".repeat(Limit.ROWS.most() + 1)
                + "</table:table>";
        var odtNotes = "<text:p>"
                + "<text:note><text:note-body><text:p>a</text:p></text:note-body></text:note>"
                        .repeat(Limit.FOOTNOTES.most() + 1)
                + "</text:p>";
        assertThat(OfficeFileReader.read(ZipBuilder.odt("", annotations)))
                .isEqualTo(new OfficeFileReader.TooManyComments());
        assertThat(OfficeFileReader.read(ZipBuilder.odt("", rows + annotations)))
                .isEqualTo(new TooMuch(Limit.ROWS));
        assertThat(OfficeFileReader.read(ZipBuilder.odt("", odtNotes + annotations)))
                .isEqualTo(new TooMuch(Limit.FOOTNOTES));
    }

    private static byte[] docx(String body, String notes, String comments) {
        return ZipBuilder.file()
                .with(
                        "word/document.xml",
                        "<w:document " + ZipBuilder.W + "><w:body>" + body + "</w:body></w:document>")
                .with("word/footnotes.xml", notes)
                .with("word/comments.xml", comments)
                .bytes();
    }

    /** What does not compress further than a text does. */
    private static String random(int length) {
        var random = new Random(1);
        return random.ints(length, 'a', 'z')
                .collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
                .toString();
    }

    @Test
    void refusesATextThatARepetitionMakesTooLarge() {
        var cell = "<text:p>a</text:p>";
        for (int level = 0; level < 8; level++) {
            cell = "<table:table><table:table-row><table:table-cell table:number-columns-repeated=\"100\">" + cell
                    + "</table:table-cell></table:table-row></table:table>";
        }
        assertThat(OfficeFileReader.read(ZipBuilder.odt("", cell))).isEqualTo(new TooMuch(Limit.ROWS));
        var noteReadOften = ZipBuilder.file()
                .with(
                        "word/document.xml",
                        "<w:document " + ZipBuilder.W + "><w:body><w:p><w:r>"
                                + "<w:footnoteReference w:id=\"1\"/>".repeat(10_000)
                                + "</w:r></w:p></w:body></w:document>")
                .with(
                        "word/footnotes.xml",
                        "<w:footnotes " + ZipBuilder.W + "><w:footnote w:id=\"1\"><w:p>"
                                + "<w:r><w:t>1</w:t></w:r>".repeat(1_000) + "</w:p></w:footnote></w:footnotes>")
                .bytes();
        assertThat(OfficeFileReader.read(noteReadOften)).isEqualTo(new OfficeFileReader.TooLarge());
    }

    /** A number of megabytes before each of thousands of paragraphs, and a note of megabytes at each of thousands of references. */
    @Test
    void boundsWhatNumbersAndNotesRepeat() {
        var numbered = ZipBuilder.file()
                .with(
                        "word/document.xml",
                        "<w:document " + ZipBuilder.W + "><w:body>"
                                + "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
                                        .repeat(10_000)
                                + "</w:body></w:document>")
                .with(
                        "word/numbering.xml",
                        "<w:numbering " + ZipBuilder.W
                                + "><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt"
                                + " w:val=\"upperRoman\"/><w:lvlText w:val=\""
                                + random(1_000_000) + "\"/></w:lvl></w:abstractNum>"
                                + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>")
                .bytes();
        assertThat(OfficeFileReader.read(numbered)).isInstanceOf(OfficeFileReader.Read.class);
        var notes = ZipBuilder.file()
                .with(
                        "word/document.xml",
                        "<w:document " + ZipBuilder.W
                                + "><w:body><w:p><w:r><w:footnoteReference"
                                + " w:id=\"1\"/></w:r></w:p></w:body></w:document>")
                .with(
                        "word/footnotes.xml",
                        "<w:footnotes " + ZipBuilder.W + "><w:footnote w:id=\"1\"><w:p><w:r>"
                                + "<w:footnoteReference w:id=\"2\"/>".repeat(10_000)
                                + "</w:r></w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>"
                                + random(1_000_000) + "</w:t></w:r></w:p></w:footnote></w:footnotes>")
                .bytes();
        assertThat(OfficeFileReader.read(notes)).isInstanceOf(OfficeFileReader.Read.class);
        var rows =
                "<table:table>" + "<table:table-row table:number-rows-repeated=\"1000\">a</table:table-row>".repeat(400)
                        + "</table:table>";
        assertThat(OfficeFileReader.read(ZipBuilder.odt("", rows))).isEqualTo(new TooMuch(Limit.ROWS));
    }

    /** Each would take minutes if it were looked up for each paragraph. */
    @Test
    void readsParagraphsOfStylesThatAreBasedOnThousands() {
        var styles = new StringBuilder("<w:styles " + ZipBuilder.W + ">");
        for (int i = 0; i < 20_000; i++) {
            styles.append("<w:style w:styleId=\"%d\"><w:basedOn w:val=\"%d\"/></w:style>".formatted(i, i + 1));
        }
        var file = ZipBuilder.file()
                .with(
                        "word/document.xml",
                        "<w:document " + ZipBuilder.W + "><w:body>"
                                + "<w:p><w:pPr><w:pStyle w:val=\"0\"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
                                        .repeat(20_000)
                                + "</w:body></w:document>")
                .with("word/styles.xml", styles.append("</w:styles>").toString())
                .bytes();
        assertThat(read(file).text().blocks()).hasSize(20_000);
    }

    @Test
    void readsAParagraphOfFieldsThatNeverEnd() {
        var field = "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>HYPERLINK \"https://a.org/\"</w:instrText>"
                + "<w:fldChar w:fldCharType=\"separate\"/><w:t>a</w:t></w:r>";
        assertThat(read(ZipBuilder.docx("<w:p>" + field.repeat(2_000) + "</w:p>"))
                        .text()
                        .blocks())
                .hasSize(1);
    }

    @Test
    void refusesWhatIsDamagedOrSomethingElse() {
        byte[] whole = ZipBuilder.docx("<w:p/>");
        assertThat(OfficeFileReader.read(Arrays.copyOf(whole, whole.length / 3)))
                .isNotInstanceOf(OfficeFileReader.Read.class);
        assertThat(OfficeFileReader.read(
                        ZipBuilder.file().with("xl/workbook.xml", "<a/>").bytes()))
                .isEqualTo(new OfficeFileReader.NeitherDocxNorOdt());
    }

    private static OfficeFileReader.Read read(byte[] file) {
        return (OfficeFileReader.Read) OfficeFileReader.read(file);
    }

    private static String canonical(byte[] file) {
        return CanonicalText.of(read(file).text());
    }
}
