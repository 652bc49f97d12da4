package org.communique.publishing.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The faces that documents are set in: Latin, Greek and Cyrillic, then Arabic, then Hebrew. All under the SIL Open Font License. */
enum BundledFont {
    REGULAR("Source Serif 4", "source-serif-4/400Regular/SourceSerif4_400Regular", 400, FontStyle.NORMAL),
    ITALIC("Source Serif 4", "source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic", 400, FontStyle.ITALIC),
    BOLD("Source Serif 4", "source-serif-4/600SemiBold/SourceSerif4_600SemiBold", 700, FontStyle.NORMAL),
    BOLD_ITALIC(
            "Source Serif 4",
            "source-serif-4/600SemiBold_Italic/SourceSerif4_600SemiBold_Italic",
            700,
            FontStyle.ITALIC),
    ARABIC("Noto Naskh Arabic", "noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular", 400, FontStyle.NORMAL),
    ARABIC_BOLD("Noto Naskh Arabic", "noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold", 700, FontStyle.NORMAL),
    HEBREW("Noto Serif Hebrew", "noto-serif-hebrew/400Regular/NotoSerifHebrew_400Regular", 400, FontStyle.NORMAL),
    HEBREW_BOLD("Noto Serif Hebrew", "noto-serif-hebrew/700Bold/NotoSerifHebrew_700Bold", 700, FontStyle.NORMAL);

    private final String family;
    private final String path;
    private final int weight;
    private final FontStyle style;

    BundledFont(String family, String path, int weight, FontStyle style) {
        this.family = family;
        this.path = "/fonts/" + path + ".ttf";
        this.weight = weight;
        this.style = style;
    }

    /** @param document that the builder renders */
    void addTo(PdfRendererBuilder builder, PDDocument document) {
        builder.useFont(new Supplier(this, document), family, weight, style, true);
    }

    private PDFont load(PDDocument document) {
        try {
            var font = new TTFParser().parse(new RandomAccessReadBuffer(open()));
            // PDFBox sets "ft" as one glyph, and readers of the file could not tell which letters it stands for.
            font.setEnableGsub(false);
            document.registerTrueTypeFontForClosing(font);
            return PDType0Font.load(document, font, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads it if the document needs it. */
    private static final class Supplier extends PDFontSupplier {

        private final BundledFont bundledFont;
        private final PDDocument document;

        @SuppressWarnings("NullAway")
        Supplier(BundledFont bundledFont, PDDocument document) {
            super(null);
            this.bundledFont = bundledFont;
            this.document = document;
        }

        @Override
        public PDFont supply() {
            return bundledFont.load(document);
        }
    }

    InputStream open() {
        return Objects.requireNonNull(BundledFont.class.getResourceAsStream(path), path);
    }
}
