package org.communique.file.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.markdown.ImportLoss;
import org.junit.jupiter.api.Test;

/** Where the fields of a Word file begin and end decides what is an index, and what is text. */
class DocxFieldsTest {

    private static final String BEGIN = "<w:fldChar w:fldCharType=\"begin\"/><w:instrText> TOC \\o </w:instrText>"
            + "<w:fldChar w:fldCharType=\"separate\"/>";
    private static final String END = "<w:fldChar w:fldCharType=\"end\"/>";

    @Test
    void anIndexThatNothingEndsIsText() {
        var file = ZipBuilder.docx(p(r(BEGIN + t("Scope 3"))) + p(r(t("Text"))) + p(r(t("More"))));
        assertThat(canonical(file)).isEqualTo("Scope 3\n\nText\n\nMore\n");
        assertThat(kinds(file)).isEmpty();
    }

    @Test
    void aLinkThatNothingEndsLeadsNowhere() {
        var link = BEGIN.replace("TOC \\o", "HYPERLINK \"https://a.example/\"");
        assertThat(canonical(ZipBuilder.docx(p(r(link + t("a"))) + p(r(t("b"))))))
                .isEqualTo("a\n\nb\n");
        var untold = "<w:fldChar w:fldCharType=\"begin\"/><w:instrText>DATE</w:instrText>";
        assertThat(canonical(ZipBuilder.docx(p(r(untold + t("a"))) + p(r(t("b"))))))
                .isEqualTo("a\n\nb\n");
    }

    @Test
    void anIndexEndsInWhatIsLeftOut() {
        for (var end : Stream.of(
                        "<w:del w:id=\"1\" w:author=\"a\">" + r(END) + "</w:del>",
                        "<w:r><w:rPr><w:vanish/></w:rPr>" + END + "</w:r>",
                        "<w:unknown>" + r(END) + "</w:unknown>")
                .toList()) {
            var file = ZipBuilder.docx(p(r(BEGIN + t("Scope 3"))) + p(r(t("Aims 4")) + end) + p(r(t("Text"))));
            assertThat(canonical(file)).isEqualTo("Text\n");
            assertThat(kinds(file)).contains(ImportLoss.Kind.INDEX);
        }
    }

    @Test
    void anIndexBeginsInWhatIsLeftOut() {
        var file = ZipBuilder.docx(p("<w:r><w:rPr><w:vanish/></w:rPr>" + BEGIN + "</w:r>" + r(t("Scope 3")))
                + p(r(END))
                + p(r(t("Text"))));
        assertThat(canonical(file)).isEqualTo("Text\n");
    }

    @Test
    void theFieldsOfATextBoxAreItsOwn() {
        var file = ZipBuilder.docx(p(r(BEGIN + t("Scope 3")))
                + p(r("<w:drawing><w:txbxContent>" + p(r(END + t("Box"))) + "</w:txbxContent></w:drawing>"))
                + p(r(END))
                + p(r(t("Text")))
                + p(r("<w:drawing><w:txbxContent>" + p(r(BEGIN + t("Open"))) + "</w:txbxContent></w:drawing>"))
                + p(r(t("End"))));
        assertThat(canonical(file)).isEqualTo("Text\n\nOpen\n\nEnd\n");
    }

    @Test
    void fieldsBeyondTheDeepestEndNoOthers() {
        var deep = r("<w:fldChar w:fldCharType=\"begin\"/><w:instrText>QUOTE</w:instrText><w:fldChar"
                + " w:fldCharType=\"separate\"/>");
        var file = ZipBuilder.docx(p(r(BEGIN))
                + p(deep.repeat(40) + r(END).repeat(40))
                + p(r(t("Scope 3")))
                + p(r(END))
                + p(r(t("Text"))));
        assertThat(canonical(file)).isEqualTo("Text\n");
    }

    private static String p(String runs) {
        return "<w:p>" + runs + "</w:p>";
    }

    private static String r(String parts) {
        return "<w:r>" + parts + "</w:r>";
    }

    private static String t(String text) {
        return "<w:t>" + text + "</w:t>";
    }

    private static OfficeFileReader.Read read(byte[] file) {
        return (OfficeFileReader.Read) OfficeFileReader.read(file);
    }

    private static String canonical(byte[] file) {
        return CanonicalText.of(read(file).text());
    }

    private static Stream<ImportLoss.Kind> kinds(byte[] file) {
        return read(file).losses().stream().map(ImportLoss::kind);
    }
}
