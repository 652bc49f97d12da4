package org.communique.publishing.print;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver.FontGroup;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The faces that documents are set in: Latin, Greek and Cyrillic, then Arabic, then Hebrew; and those that stand in for what these lack, of
 * which the build keeps nothing else. All under the SIL Open Font License.
 */
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
    HEBREW_BOLD("Noto Serif Hebrew", "noto-serif-hebrew/700Bold/NotoSerifHebrew_700Bold", 700, FontStyle.NORMAL),
    OTHER_LETTERS("noto-serif", 400),
    OTHER_LETTERS_BOLD("noto-serif", 700),
    ARMENIAN("noto-sans-armenian", 400),
    ARMENIAN_BOLD("noto-sans-armenian", 700),
    GEORGIAN("noto-sans-georgian", 400),
    GEORGIAN_BOLD("noto-sans-georgian", 700),
    ETHIOPIC("noto-sans-ethiopic", 400),
    ETHIOPIC_BOLD("noto-sans-ethiopic", 700),
    THAI("noto-sans-thai", 400),
    THAI_BOLD("noto-sans-thai", 700),
    THAANA("noto-sans-thaana", 400),
    THAANA_BOLD("noto-sans-thaana", 700),
    TIFINAGH("noto-sans-tifinagh", 400),
    CHEROKEE("noto-sans-cherokee", 400),
    CANADIAN_SYLLABICS("noto-sans-canadian-aboriginal", 400),
    MATHEMATICS("noto-sans-math", 400),
    SYMBOLS("noto-sans-symbols", 400),
    PICTOGRAPHS("noto-sans-symbols-2", 400),
    EMOJI("noto-emoji", 400);

    /** Lines are as high as the highest of their fonts, and one for formulas would make them six times as high. */
    private static final PDRectangle LINE = new PDRectangle(0, -328, 1000, 1326);

    private final String family;
    private final String path;
    private final int weight;
    private final FontStyle style;
    private final boolean main;

    BundledFont(String family, String path, int weight, FontStyle style) {
        this.family = family;
        this.path = "/fonts/" + path + ".ttf";
        this.weight = weight;
        this.style = style;
        this.main = true;
    }

    BundledFont(String name, int weight) {
        this.family = name;
        this.path = "/fonts/%s/%s.ttf".formatted(name, weight == 700 ? "700Bold" : "400Regular");
        this.weight = weight;
        this.style = FontStyle.NORMAL;
        this.main = false;
    }

    /** Whether documents name it as the font of their text. */
    boolean isMain() {
        return main;
    }

    boolean isRegular() {
        return weight == 400 && style == FontStyle.NORMAL;
    }

    boolean isOfFamily(BundledFont other) {
        return family.equals(other.family);
    }

    /** @param document that the builder renders */
    void addTo(PdfRendererBuilder builder, PDDocument document) {
        builder.useFont(new Supplier(this, document), family, weight, style, true);
    }

    /** After those that the document names. */
    void addTo(PdfBoxFontResolver fonts, PDDocument document) {
        fonts.addFont(
                new Supplier(this, document), family, weight, IdentValue.NORMAL, true, FontGroup.PRE_BUILT_IN_FALLBACK);
    }

    private PDFont load(PDDocument document) {
        try {
            var font = new TTFParser().parse(new RandomAccessReadBuffer(open()));
            // PDFBox sets "ft" as one glyph, and readers of the file could not tell which letters it stands for.
            font.setEnableGsub(false);
            document.registerTrueTypeFontForClosing(font);
            var loaded = PDType0Font.load(document, font, true);
            if (!main) {
                loaded.getFontDescriptor().setFontBoundingBox(LINE);
            }
            return loaded;
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
