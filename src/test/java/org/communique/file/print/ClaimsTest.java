package org.communique.file.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.communique.text.unicode.Direction;
import org.junit.jupiter.api.Test;

/** A file claims to be accessible only where nothing that we know of says that it is not. */
class ClaimsTest {

    private static final String ACCESSIBLE = "<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1";
    private static final String MIRRORED = "<table class='mirrored'><tr><td>bb</td><td>aa</td></tr></table>";

    @Test
    void whatHasAllItsLettersIsAccessible() {
        assertThat(claims("<p>Text</p>", List.of())).contains(ACCESSIBLE);
    }

    @Test
    void whatHasAPlaceholderInPlaceOfALetterIsOnlyToBeKept() {
        assertThat(claims("<p>東</p>", List.of((int) '東')))
                .contains("<pdfaid:conformance>U<")
                .doesNotContain("<pdfuaid:part>");
    }

    @Test
    void whatMayBeReadInAnotherOrderIsOnlyToBeKept() {
        assertThat(claims(MIRRORED, List.of())).contains(ACCESSIBLE);
        assertThat(claims(MIRRORED + "<table style='display: none'><tr><td>a</td></tr></table>", List.of()))
                .contains("<pdfaid:conformance>U<")
                .doesNotContain("<pdfuaid:part>");
    }

    private static String claims(String body, List<Integer> unbundled) {
        var page = "<html lang='en'><head><title>t</title><style>body { font-family: 'Source Serif 4' }</style></head>"
                + "<body>" + body + "</body></html>";
        return PdfConformance.claims(PrintedPage.of(page, Direction.LEFT_TO_RIGHT, unbundled, List.of()));
    }
}
