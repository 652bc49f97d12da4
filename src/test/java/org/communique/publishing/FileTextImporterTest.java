package org.communique.publishing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.communique.publishing.FileTextImporter.Refusal;
import org.communique.statement.creation.TextImporter.ImportResult;
import org.communique.text.document.TextLimits;
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
        assertThat(FileTextImporter.reading("a.md", "a\0b".getBytes(UTF_8))).isEqualTo(Refusal.UNKNOWN_KIND.reading());
        assertThat(FileTextImporter.reading("a.md", "caf\u00E9".getBytes(ISO_8859_1)))
                .isEqualTo(Refusal.NOT_UTF_8.reading());
    }

    @Test
    void saysWhatToDoWithAnotherFormat() {
        assertThat(beginning("%PDF-1.7\n%\u00E2")).isEqualTo(Refusal.PDF.reading());
        assertThat(beginning("{\\rtf1\\ansi text}")).isEqualTo(Refusal.RTF.reading());
        assertThat(beginning("\n<!DOCTYPE HTML><p>text")).isEqualTo(Refusal.HTML.reading());
        assertThat(beginning("<?xml version=\"1.0\"?>\n<!-- saved -->\n<html xmlns=\"x\">text"))
                .isEqualTo(Refusal.HTML.reading());
        assertThat(beginning("MIME-Version: 1.0\nContent-Type: multipart/related;"))
                .isEqualTo(Refusal.HTML.reading());
        assertThat(FileTextImporter.reading("a", "\uFEFF<html>text".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(Refusal.HTML.reading());
        assertThat(beginning("<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><pkg:package>"))
                .isEqualTo(Refusal.FLAT_XML.reading());
        assertThat(beginning("<?xml version=\"1.0\"?>\n<office:document office:version=\"1.3\">"))
                .isEqualTo(Refusal.FLAT_XML.reading());
        var compound = "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1" + "\0".repeat(504);
        assertThat(beginning(compound)).isEqualTo(Refusal.OLD.reading());
        assertThat(beginning(compound + String.join("\0", "EncryptedPackage".split(""))))
                .isEqualTo(Refusal.ENCRYPTED.reading());
        assertThat(beginning("{\\*\\rtf is no RTF, <b>html</b> no page")).isInstanceOf(ImportResult.Read.class);
    }

    private static ImportResult beginning(String file) {
        return FileTextImporter.reading("a", file.getBytes(ISO_8859_1));
    }

    @Test
    void readsUtf16ThatSaysSo() {
        byte[] file = "# Un cri d\u2019alarme".getBytes(StandardCharsets.UTF_16);
        assertThat(((ImportResult.Read) FileTextImporter.reading("a.md", file)).title())
                .isEqualTo("Un cri d\u2019alarme");
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

    @Test
    void namesTheLimitAndTheNumberAllowed() {
        var footnotes = "a[^1] ".repeat(20_000) + "\n\n[^1]: note\n";
        assertThat(FileTextImporter.reading("a.md", footnotes.getBytes(UTF_8)))
                .isEqualTo(new ImportResult.Unreadable(
                        "publishing.import.refused.TOO_MUCH.FOOTNOTES", TextLimits.FOOTNOTES));
        var table = "|a|b|\n|-|-|\n" + "|c|d|\n".repeat(8_000);
        var refused = (ImportResult.Unreadable) FileTextImporter.reading("a.md", table.getBytes(UTF_8));
        assertThat(refused)
                .isEqualTo(new ImportResult.Unreadable("publishing.import.refused.TOO_MUCH.ROWS", TextLimits.ROWS));
        assertThat(refused.description().facts()).containsEntry("most", TextLimits.ROWS);
    }

    private ImportResult.Read read(String filename, String markdown) {
        var reading = (ImportResult.Read) FileTextImporter.reading(filename, markdown.getBytes(UTF_8));
        assertThat(reading.text()).isEqualTo(CanonicalText.normal(reading.text()));
        return reading;
    }
}
