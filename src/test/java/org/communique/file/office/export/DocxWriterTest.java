package org.communique.file.office.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.communique.file.FileOrigin;
import org.communique.file.office.OfficeFileReader;
import org.communique.file.office.export.DocxWriter.Document;
import org.communique.file.office.export.DocxWriter.Labels;
import org.communique.file.office.export.DocxWriter.Signatory;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.unicode.Direction;
import org.junit.jupiter.api.Test;

class DocxWriterTest {

    private static final FileOrigin ORIGIN = new FileOrigin(FileOrigin.Kind.PUBLICATION, "9f0c", 2, "0".repeat(64));

    private static final String TEXT = """
        ## What we ask

        We **ask** _for_ [this](https://example.org/?a=1&b=2).[^1]\\
        Second line.

        3. three
           - in it
        4. four

        > Quoted
        >
        > twice

        | State | Vote |
        | --- | --- |
        | A | yes |

        نحن نطلب

        [^1]: Article **24** and [more](https://example.org/note).
        """;

    private final byte[] file = DocxWriter.write(
            new Document(
                    "Joint <letter> & more",
                    "en",
                    Direction.LEFT_TO_RIGHT,
                    "Coalition",
                    CanonicalText.read(TEXT),
                    List.of(new Signatory("Org <b>", "Kenya", null), new Signatory("Other", "Peru", "Not \"4\".")),
                    ORIGIN),
            new Labels(List.of(), "Signatories", "Reservation", "SHA-256", "24 November 2026"));

    @Test
    void isReadWhateverCharactersNamesAndReservationsHave() throws IOException {
        var signatory = new Signatory("Org\uFFFF", "Ken\u0000ya", "\uFFFE\uD800Not 4.");
        var letter = new Document(
                "Title\uFFFF",
                "en",
                Direction.LEFT_TO_RIGHT,
                "Coalition\u0001",
                CanonicalText.read(TEXT),
                List.of(signatory),
                ORIGIN);
        var written = DocxWriter.write(
                letter, new Labels(List.of(), "Signatories", "Reservation", "SHA-256", "24 November 2026"));

        try (var word = new XWPFDocument(new ByteArrayInputStream(written))) {
            assertThat(word.getTables().getLast().getText()).isEqualTo("Org\tReservation: Not 4.\tKenya\n");
        }
    }

    @Test
    void isReadBackAsTheSameText() {
        var read = (OfficeFileReader.Read) OfficeFileReader.read(file);
        assertThat(read.losses())
                .extracting(importLoss -> importLoss.kind().name())
                .containsExactly("FRAME", "FRAME", "FRAME", "FRAME", "FRAME", "FRAME", "FRAME", "HEADER_OR_FOOTER");
        assertThat(read.losses())
                .extracting(importLoss -> importLoss.excerpt())
                .contains("Coalition", "Joint <letter> & more", "24 November 2026", "0".repeat(59) + "…");
        assertThat(CanonicalText.of(read.text())).isEqualTo(CanonicalText.of(CanonicalText.read(TEXT)));
        assertThat(read.origin()).isEqualTo(ORIGIN);
    }

    @Test
    void isADocumentForOtherPrograms() throws IOException {
        try (var document = new XWPFDocument(new ByteArrayInputStream(file))) {
            assertThat(document.getParagraphs())
                    .filteredOn(paragraph -> "Heading2".equals(paragraph.getStyle()))
                    .extracting(paragraph -> paragraph.getText())
                    .containsExactly("What we ask");
            assertThat(document.getFootnotes())
                    .anyMatch(note -> note.getParagraphs().toString() != null
                            && note.getParagraphs().getFirst().getText().contains("Article 24"));
            assertThat(document.getTables().getFirst().getRow(1).getCell(1).getText())
                    .isEqualTo("yes");
            assertThat(document.getTables().getLast().getRow(1).getCell(0).getText())
                    .contains("Reservation: Not \"4\".");
            assertThat(document.getHyperlinks())
                    .extracting(link -> link.getURL())
                    .contains("https://example.org/?a=1&b=2");
            assertThat(document.getParagraphs())
                    .filteredOn(paragraph -> paragraph.getText().equals("three"))
                    .allMatch(paragraph -> "decimal".equals(paragraph.getNumFmt()));
        }
    }

    @Test
    void isMirroredForTextsFromTheRight() throws IOException {
        var text = """
            نحن نطلب (المادة 24) من UN Women (Geneva) في 2026.[^1]

            > مادة

            | مادة | 1 |
            | --- | --- |
            | a | b |

            | State | Vote |
            | --- | --- |
            | A | yes |

            [^1]: مادة
            """;
        var letter = new Document(
                "بيان",
                "ar",
                Direction.RIGHT_TO_LEFT,
                "Coalition (Geneva)",
                CanonicalText.read(text),
                List.of(new Signatory("Org.", "Kenya", null)),
                ORIGIN);
        var written = DocxWriter.write(
                letter, new Labels(List.of(), "Signatories", "Reservation", "SHA-256", "24 November 2026"));

        var document = part(written, "word/document.xml");
        assertThat(document)
                .contains(
                        "<w:pStyle w:val=\"Coalition\"/><w:jc w:val=\"right\"/>",
                        "<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space=\"preserve\">نحن نطلب"
                                + " (المادة 24) من </w:t></w:r><w:r><w:t xml:space=\"preserve\">UN Women"
                                + " (Geneva)</w:t></w:r><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space=\"preserve\"> في"
                                + " 2026.</w:t></w:r>",
                        "<w:pStyle w:val=\"Quote\"/><w:pBdr><w:left w:val=\"nil\"/><w:right ",
                        "<w:gutter=\"0\"/><w:bidi/></w:sectPr>".replace("<w:gutter", "w:gutter"))
                .containsSubsequence(
                        "<w:tblStyle w:val=\"Lines\"/><w:bidiVisual/>",
                        "<w:tblStyle w:val=\"Lines\"/><w:tblW",
                        "<w:tblStyle w:val=\"Signatories\"/><w:bidiVisual/>");
        assertThat(part(written, "word/footnotes.xml"))
                .contains("<w:pStyle w:val=\"FootnoteText\"/><w:bidi/>", "<w:rtl/>");
        var read = (OfficeFileReader.Read) OfficeFileReader.read(written);
        assertThat(CanonicalText.of(read.text())).contains("نحن نطلب (المادة 24) من UN Women (Geneva) في 2026.[^1]");
    }

    private static String part(byte[] file, String name) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no " + name);
    }

    @Test
    void isTheSameFileEachTime() {
        var letter = new Document("T", "en", Direction.LEFT_TO_RIGHT, "C", CanonicalText.read(TEXT), List.of(), ORIGIN);
        var labels = new Labels(List.of(), "S", "R", "H", "D");
        assertThat(DocxWriter.write(letter, labels)).isEqualTo(DocxWriter.write(letter, labels));
    }
}
