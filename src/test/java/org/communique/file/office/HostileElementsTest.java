package org.communique.file.office;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import org.communique.file.office.OfficeFileReader.TooMuch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files with parts that would cost much. Each takes a second or two. */
@Timeout(120)
class HostileElementsTest {

    @Test
    void listsThatGoOnWithOthersCostLittle() {
        var style = "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\""
                + " style:num-format=\"1\"/></text:list-style>";
        var item = "<text:list text:style-name=\"L\""
                + " text:continue-numbering=\"%s\"><text:list-item><text:p/></text:list-item></text:list>";
        var body = item.formatted("false") + item.formatted("true").repeat(14_000);
        long before = allocated();
        assertThat(OfficeFileReader.read(ZipBuilder.odt(style, body))).isInstanceOf(OfficeFileReader.Read.class);
        // To copy the list each time took 400 MB more.
        assertThat(allocated() - before).isLessThan(300L << 20);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @Test
    void aNoteThatAnIndexRefersToOftenIsRefused() {
        var file = ZipBuilder.file()
                .with(
                        "word/document.xml",
                        "<w:document " + ZipBuilder.W
                                + "><w:body><w:p><w:r><w:fldChar"
                                + " w:fldCharType=\"begin\"/><w:instrText>TOC</w:instrText><w:fldChar"
                                + " w:fldCharType=\"separate\"/></w:r><w:r>"
                                + "<w:footnoteReference w:id=\"1\"/>".repeat(50_000)
                                + "<w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:body></w:document>")
                .with(
                        "word/footnotes.xml",
                        "<w:footnotes " + ZipBuilder.W + "><w:footnote w:id=\"1\"><w:p><w:r><w:t>"
                                + IntStream.range(0, 100_000)
                                        .mapToObj(Integer::toString)
                                        .collect(joining(" "))
                                + "</w:t></w:r></w:p></w:footnote></w:footnotes>");
        assertThat(OfficeFileReader.read(file.bytes())).isInstanceOf(TooMuch.class);
    }

    @Test
    void quotesInQuotesThatEachParagraphBeginsAreRefused() {
        var style = "<w:style w:styleId=\"%s\"><w:name w:val=\"nested %s\"/></w:style>";
        var paragraph = "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>";
        var file = ZipBuilder.file()
                .with(
                        "word/document.xml",
                        "<w:document " + ZipBuilder.W + "><w:body>"
                                + (paragraph.formatted("a") + paragraph.formatted("b")).repeat(20_000)
                                + "</w:body></w:document>")
                .with(
                        "word/styles.xml",
                        "<w:styles " + ZipBuilder.W + ">" + style.formatted("a", "q".repeat(33))
                                + style.formatted("b", "r".repeat(33)) + "</w:styles>");
        assertThat(OfficeFileReader.read(file.bytes())).isInstanceOf(TooMuch.class);
    }

    @Test
    void groupsInGroupsOfManyShapesCostLittle() {
        var body = "<draw:g>".repeat(180) + "<draw:rect/>".repeat(200_000)
                + "<draw:rect><text:p>here</text:p></draw:rect>" + "</draw:g>".repeat(180);
        assertThat(OfficeFileReader.read(ZipBuilder.odt("", body))).isNotNull();
    }

    @Test
    void boxesInBoxesCostLittle() {
        var body = "<w:p><w:r><w:drawing><w:txbxContent>".repeat(45)
                + "<w:p><w:r><w:t>here</w:t></w:r></w:p>".repeat(10_000)
                + "</w:txbxContent></w:drawing></w:r></w:p>".repeat(45);
        assertThat(OfficeFileReader.read(ZipBuilder.docx(body))).isNotNull();
    }
}
