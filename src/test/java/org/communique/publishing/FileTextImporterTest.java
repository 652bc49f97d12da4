package org.communique.publishing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.communique.publishing.FileTextImporter.Refusal;
import org.communique.statement.creation.TextImporter.ImportResult;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.markdown.ImportLoss;
import org.junit.jupiter.api.Test;

class FileTextImporterTest {

    @Test
    void takesTheTitleFromTheFirstHeading() {
        assertThat(read("letter.md", "Preface\n\n# Joint letter\n\nText").title())
                .isEqualTo("Joint letter");
    }

    @Test
    void takesTheTitleFromTheNameOfAFileWithoutHeadings() {
        assertThat(read("C:\\texts\\Our letter.md", "Text").title()).isEqualTo("Our letter");
    }

    @Test
    void listsWhatMarkdownHadAndAStatementCannotHave() {
        assertThat(read("a.md", "A\n\n![map](map.png)").losses())
                .containsExactly(new ImportLoss(ImportLoss.Kind.IMAGE, 3, "map.png"));
    }

    @Test
    void refusesFiftyMegabytes() {
        assertThat(FileTextImporter.reading("a.md", new byte[50 * 1024 * 1024])).isEqualTo(Refusal.TOO_LARGE.reading());
    }

    @Test
    void refusesWhatIsNoText() {
        assertThat(FileTextImporter.reading("a.md", new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0}))
                .isEqualTo(Refusal.UNKNOWN_KIND.reading());
        assertThat(FileTextImporter.reading("a.md", "a\0b".getBytes(UTF_8))).isEqualTo(Refusal.UNKNOWN_KIND.reading());
        assertThat(FileTextImporter.reading("a.pdf", "%PDF-1.7\n%\u00E2".getBytes(ISO_8859_1)))
                .isEqualTo(Refusal.UNKNOWN_KIND.reading());
    }

    @Test
    void refusesAFileWithoutText() {
        assertThat(FileTextImporter.reading("a.md", " \n\n".getBytes(UTF_8))).isEqualTo(Refusal.EMPTY.reading());
    }

    @Test
    void refusesAbsurdNesting() {
        assertThat(FileTextImporter.reading("a.md", ">".repeat(100_000).getBytes(UTF_8)))
                .isEqualTo(Refusal.TOO_DEEP.reading());
    }

    private ImportResult.Read read(String filename, String markdown) {
        var reading = (ImportResult.Read) FileTextImporter.reading(filename, markdown.getBytes(UTF_8));
        assertThat(reading.text()).isEqualTo(CanonicalText.normal(reading.text()));
        return reading;
    }
}
