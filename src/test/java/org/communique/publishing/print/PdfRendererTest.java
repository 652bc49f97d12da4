package org.communique.publishing.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.communique.text.unicode.Direction;
import org.junit.jupiter.api.Test;

class PdfRendererTest {

    @Test
    void typesetsAPage() {
        assertThat(PdfRenderer.of(page("<p>Text</p>"), Direction.LEFT_TO_RIGHT))
                .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void leavesOutWhatXmlDoesNotHave() {
        assertThat(PdfRenderer.of(page("<p>a\u0000\u000B\uFFFF\uFFFE\uD800b</p>"), Direction.LEFT_TO_RIGHT))
                .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void beginsNoPageThatTheHeapWouldNotHold() {
        var cells = page("<table><tr>" + "<td>a</td>".repeat(101_000) + "</tr></table>");
        assertThatExceptionOfType(PageTooLargeException.class)
                .isThrownBy(() -> PdfRenderer.of(cells, Direction.LEFT_TO_RIGHT));
    }

    private static String page(String body) {
        return "<html lang=\"en\"><head><title>Title</title></head><body>" + body + "</body></html>";
    }
}
