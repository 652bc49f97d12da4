package org.communique.publishing.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.communique.text.unicode.Direction;
import org.junit.jupiter.api.Test;

class FontCoverageTest {

    @Test
    void setsTheScriptsOfItsFaces() {
        assertThat(FontCoverage.missing("Été, Žižek, Ελλάδα, Україна — “№ 5” …\n\tالعدالة שלום\u200F"))
                .isEmpty();
    }

    @Test
    void namesEachCharacterThatNoFaceHasOnce() {
        assertThat(FontCoverage.missing("አዋጅ አ 🕊 OK")).containsExactly("አ", "ዋ", "ጅ", "🕊");
    }

    @Test
    void agreesWithWhatThePdfShows() throws IOException {
        byte[] pdf = PrintedPage.of(
                "<html lang='en'><head><title>t</title><meta name='description' content='t'/>"
                        + "<style>body { font-family: 'Source Serif 4' }</style></head><body>Addis አ end</body></html>",
                "en",
                Direction.LEFT_TO_RIGHT);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("Addis # end");
        }
    }
}
