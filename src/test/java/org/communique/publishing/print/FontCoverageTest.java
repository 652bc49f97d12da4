package org.communique.publishing.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.communique.text.unicode.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FontCoverageTest {

    @Test
    void setsTheScriptsOfItsFaces() {
        assertThat(FontCoverage.missing("Été, Žižek, Ελλάδα, Україна — “№ 5” …\n\tالعدالة שלום\u200F"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fifty\u2011five ‐ – — ― ↔ ⇒ → ● □ ■ ☐ ☑ ✔ ✔\uFE0F ✗ ℃ ㎏ ﬁ ① ⅐ x⁵ ∀ ≤ ★ ☎ 🕊 😀",
                "Hausa ɓ ɗ ƙ, Ewe ɛ ɔ ŋ ƒ, Yoruba ẹ ọ ṣ, Vietnamese ế ữ, Azeri ə, Kazakh әғқңөұүһі, ἀρχῆς, ʃ ʒ, ₵ ₦ ₹",
                "Բոլոր մարդիկ ծնվում են ազատ",
                "ყველა ადამიანი იბადება თავისუფალი",
                "የሰው ልጅ ሁሉ ሲወለድ ነጻ ነው።",
                "มนุษย์ทั้งหลายเกิดมามีอิสระ",
                "ހުރިހާ އިންސާނުން",
                "ⵉⵎⴷⴰⵏⴻⵏ ᏣᎳᎩ ᐃᓄᒃᑎᑐᑦ"
            })
    void setsOtherScriptsAndSigns(String text) throws IOException {
        assertThat(FontCoverage.missing(text)).isEmpty();

        var pdf = PrintedPage.of(page("<h1>" + text + "</h1><p>" + text + "</p>"), "en", Direction.LEFT_TO_RIGHT);
        assertThat(PdfConformance.faults(pdf)).isEmpty();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).doesNotContain("#");
        }
    }

    @Test
    void keepsWhatIsCopied() throws IOException {
        var pdf = PrintedPage.of(page("<p>fifty\u2011five ⇒ Հ აბ ㎏ ✔\uFE0F</p>"), "en", Direction.LEFT_TO_RIGHT);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).strip()).isEqualTo("fifty\u2011five ⇒ Հ აბ kg ✔\uFE0F");
        }
    }

    @Test
    void takesNothingWithAnotherMeaning() {
        assertThat(FontCoverage.equivalent('㎏')).contains("kg");
        assertThat(FontCoverage.equivalent(0xFE01)).contains("");
        assertThat(FontCoverage.equivalent('ℵ')).isEmpty();
        assertThat(FontCoverage.equivalent('㉈')).isEmpty();
        assertThat(FontCoverage.equivalent('a')).isEmpty();
    }

    @Test
    void linesAreNoHigherForSigns() throws IOException {
        var lines = "<p>one ⇒<br/>two</p><p>three ∫ ស</p>";
        var plain = "<p>one<br/>two</p><p>three</p>";
        assertThat(heights(lines)).isEqualTo(heights(plain));
    }

    @Test
    void namesEachCharacterThatNoFaceHasOnce() {
        assertThat(FontCoverage.missing("हिन्दी ह 𒀀 OK")).containsExactly("ह", "ि", "न", "्", "द", "ी", "𒀀");
    }

    @Test
    void agreesWithWhatThePdfShows() throws IOException {
        byte[] pdf = PrintedPage.of(page("<p>Delhi ह end</p>"), "en", Direction.LEFT_TO_RIGHT);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("Delhi # end");
        }
    }

    private static List<Integer> heights(String body) throws IOException {
        return VisualLines.of(PrintedPage.of(page(body), "en", Direction.LEFT_TO_RIGHT)).glyphs().stream()
                .map(line -> Math.round(line.getFirst().getY()))
                .toList();
    }

    private static String page(String body) {
        return "<html lang='en'><head><title>t</title><meta name='description' content='t'/>"
                + "<style>body { font-family: 'Source Serif 4' }</style></head><body>" + body + "</body></html>";
    }
}
