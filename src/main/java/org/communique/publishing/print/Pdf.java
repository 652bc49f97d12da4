package org.communique.publishing.print;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter.ICUBidiSplitterFactory;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.communique.text.Direction;

/** Typesets a page of ours as a tagged PDF. */
public final class Pdf {

    static {
        // It logs pieces of what it renders.
        XRLog.setLoggingEnabled(false);
        FontMappers.set(new BundledFonts());
    }

    private Pdf() {}

    /** @param xhtml a whole document with its style in it; every address in it that would have to be loaded is refused */
    public static byte[] of(String xhtml, Direction direction) {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder()
                .useFastMode()
                .usePdfUaAccessibility(true)
                .withProducer("Communiqué")
                .useUnicodeBidiSplitter(new ICUBidiSplitterFactory())
                .useUnicodeBidiReorderer(new ICUBidiReorderer())
                .defaultTextDirection(direction == Direction.RIGHT_TO_LEFT ? TextDirection.RTL : TextDirection.LTR)
                .useUriResolver((base, uri) -> null)
                .useExternalResourceAccessControl(
                        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                .withHtmlContent(xhtml, null)
                .toStream(out);
        for (var font : Font.values()) {
            font.addTo(builder);
        }
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
