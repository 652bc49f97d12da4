package org.communique.file.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.communique.text.unicode.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PdfRendererTest {

    /** A few letters of Droid Sans Fallback (Apache License 2.0). */
    private static final File FONT = new File("src/test/resources/fonts/east-asian.ttf");

    @Test
    void typesetsAPage() {
        assertThat(PrintedPage.of(page("<p>Text</p>"), "en", Direction.LEFT_TO_RIGHT))
                .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<p></p>",
                "<ul><li></li></ul>",
                "<table><tr><td>a</td></tr></table>",
                "<blockquote><p></p></blockquote>",
                "<hr/>",
                "<p dir='rtl'></p><p>a</p>",
                "<p><span dir='ltr'></span></p>",
                "<span class='run' dir='ltr'>a</span><em>:</em>",
                "<p><span class='run' dir='ltr'>a</span><em>:</em></p>",
                "<div></div>",
                "<br/>"
            })
    void setsItemsFromTheRightThatBeginWithoutALine(String item) {
        var page = page("<div><ul dir=\"rtl\"><li>" + item + "</li></ul></div>");
        for (var direction : Direction.values()) {
            assertThat(PrintedPage.of(page, "ar", direction)).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void setsAnItemFromTheRightBesideItsMarker() throws IOException {
        var items = "<ul dir=\"rtl\" style=\"font-family: 'Source Serif 4'\"><li><div>one</div></li>"
                + "<li><table><tr><td>two</td></tr></table></li></ul>";
        var lines = VisualLines.of(PrintedPage.of(page(items), "ar", Direction.RIGHT_TO_LEFT));
        assertThat(lines.text()).containsExactly("one", "two");
    }

    @Test
    void keepsEachLetterForThoseWhoSearchAndListen() throws IOException {
        var words = "draft office flight shift fifty-fifth afflict";
        var pdf = PrintedPage.of(
                page("<p style='font-family: \"Source Serif 4\"'>" + words + "</p>"), "en", Direction.LEFT_TO_RIGHT);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).strip()).isEqualTo(words);
        }
    }

    @Test
    void leavesOutWhatXmlDoesNotHave() {
        assertThat(PrintedPage.of(page("<p>a\u0000\u000B\uFFFF\uFFFE\uD800b</p>"), "en", Direction.LEFT_TO_RIGHT))
                .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void beginsNoPageThatTheHeapWouldNotHold() {
        var cells = page("<table><tr>" + "<td>a</td>".repeat(101_000) + "</tr></table>");
        assertThatExceptionOfType(PageTooLargeException.class)
                .isThrownBy(() -> PrintedPage.of(cells, "en", Direction.LEFT_TO_RIGHT));
    }

    @Test
    void typesetsAReportOfNineHundredAmendmentsOnTheHeapOfASmallServer() {
        assertThat(PdfRenderer.mostElements(512 << 20)).isGreaterThan(21_000);
        assertThat(PdfRenderer.mostElements(64 << 20)).isZero();
    }

    @Test
    void keepsNumbersWhereTheyAreAmongWordsFromTheRight() throws IOException {
        var pdf = PrintedPage.of(
                page("<p style='font-family: \"Source Serif 4\", \"Noto Serif Hebrew\"'>See (אבג 26 דהו) end</p>"),
                "en",
                Direction.LEFT_TO_RIGHT);
        assertThat(VisualLines.of(pdf).text()).containsExactly("See (והד 26 גבא) end");
    }

    @Test
    void setsEastAsianLettersInAFontOfTheMachine() throws IOException {
        var page = page("<p style='font-family: \"Source Serif 4\"'>東京 의견 end</p>");
        var fonts = SystemFonts.in(Stream.of(FONT)).covering(List.of((int) '東', (int) '京', (int) '한'), "ja");
        assertThat(fonts).hasSize(1);

        byte[] pdf = PrintedPage.of(page, Direction.LEFT_TO_RIGHT, List.of(), fonts);
        assertThat(VisualLines.of(pdf).text()).containsExactly("東京 ## end");
        try (var document = Loader.loadPDF(pdf)) {
            var resources = document.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                assertThat(resources.getFont(name).isEmbedded()).isTrue();
                assertThat(resources.getFont(name).getName()).matches("[A-Z]{6}\\+.*");
            }
        }
    }

    @Test
    void saysInTheLogWhichScriptsItHasNoFontFor(CapturedOutput output) {
        PrintedPage.of(
                page("<p>東 ह 𝌆</p>"), Direction.LEFT_TO_RIGHT, List.of((int) '東', (int) 'ह', 0x1D306), List.of());
        assertThat(output)
                .contains("A PDF has # in place of characters of [HAN]: install a TrueType font")
                .contains(
                        "A PDF has # in place of characters of [DEVANAGARI, TAI_XUAN_JING_SYMBOLS], which no font here"
                                + " can set")
                .doesNotContain("東");
    }

    @Test
    void takesNoFontThatCannotBeEmbeddedInPart() {
        assertThat(SystemFonts.in(Stream.of(new File("src/test/resources/fonts/none.ttf"), new File("pom.xml")))
                        .have('東'))
                .isFalse();
    }

    private static String page(String body) {
        return "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\"><head><title>Title</title>"
                + "<style>body { font-family: 'Source Serif 4'; } .run { display: inline-block; }</style></head><body>"
                + body + "</body></html>";
    }
}
