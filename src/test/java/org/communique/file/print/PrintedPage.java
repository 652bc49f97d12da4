package org.communique.file.print;

import java.time.Instant;
import java.util.List;
import org.communique.text.unicode.Direction;

/** Pages that are of no text. */
final class PrintedPage {

    private PrintedPage() {}

    static byte[] of(String xhtml, String language, Direction direction) {
        return PdfRenderer.of(page(xhtml, language, direction));
    }

    static byte[] of(String xhtml, Direction direction, List<Integer> unbundled, List<SystemFont> systemFonts) {
        return PdfRenderer.of(page(xhtml, "en", direction), unbundled, systemFonts);
    }

    private static PrintDocument page(String xhtml, String language, Direction direction) {
        return new PrintDocument(xhtml, language, direction, Instant.EPOCH, null);
    }
}
