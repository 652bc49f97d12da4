package org.communique.file.print;

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
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

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
    THAANA("noto-sans-thaana", 400),
    THAANA_BOLD("noto-sans-thaana", 700),
    TIFINAGH("noto-sans-tifinagh", 400),
    CHEROKEE("noto-sans-cherokee", 400),
    CANADIAN_SYLLABICS("noto-sans-canadian-aboriginal", 400),
    MATHEMATICS("noto-sans-math", 400),
    SYMBOLS("noto-sans-symbols", 400),
    PICTOGRAPHS("noto-sans-symbols-2", 400),
    EMOJI("noto-emoji", 400),
    DEVANAGARI("noto-sans-devanagari", 400, true),
    DEVANAGARI_BOLD("noto-sans-devanagari", 700, true),
    BENGALI("noto-sans-bengali", 400, true),
    BENGALI_BOLD("noto-sans-bengali", 700, true),
    GURMUKHI("noto-sans-gurmukhi", 400, true),
    GURMUKHI_BOLD("noto-sans-gurmukhi", 700, true),
    GUJARATI("noto-sans-gujarati", 400, true),
    GUJARATI_BOLD("noto-sans-gujarati", 700, true),
    ORIYA("noto-sans-oriya", 400, true),
    ORIYA_BOLD("noto-sans-oriya", 700, true),
    TAMIL("noto-sans-tamil", 400, true),
    TAMIL_BOLD("noto-sans-tamil", 700, true),
    TELUGU("noto-sans-telugu", 400, true),
    TELUGU_BOLD("noto-sans-telugu", 700, true),
    KANNADA("noto-sans-kannada", 400, true),
    KANNADA_BOLD("noto-sans-kannada", 700, true),
    MALAYALAM("noto-sans-malayalam", 400, true),
    MALAYALAM_BOLD("noto-sans-malayalam", 700, true),
    SINHALA("noto-sans-sinhala", 400, true),
    SINHALA_BOLD("noto-sans-sinhala", 700, true),
    THAI("noto-sans-thai", 400, true),
    THAI_BOLD("noto-sans-thai", 700, true),
    LAO("noto-sans-lao", 400, true),
    LAO_BOLD("noto-sans-lao", 700, true),
    KHMER("noto-sans-khmer", 400, true),
    KHMER_BOLD("noto-sans-khmer", 700, true),
    BURMESE("noto-sans-myanmar", 400, true),
    BURMESE_BOLD("noto-sans-myanmar", 700, true);

    /** Of each face. */
    static final int UNITS_PER_EM = 1000;

    /** Lines are as high as the highest of their fonts, and one for formulas would make them six times as high. */
    private static final PDRectangle LINE = new PDRectangle(0, -328, 1000, 1326);

    private final String family;
    private final String path;
    private final int weight;
    private final FontStyle style;
    private final boolean main;
    private final boolean shaped;

    BundledFont(String family, String path, int weight, FontStyle style) {
        this.family = family;
        this.path = "/fonts/" + path + ".ttf";
        this.weight = weight;
        this.style = style;
        this.main = true;
        this.shaped = false;
    }

    BundledFont(String name, int weight) {
        this(name, weight, false);
    }

    BundledFont(String name, int weight, boolean shaped) {
        this.family = name;
        this.path = "/fonts/%s/%s.ttf".formatted(name, weight == 700 ? "700Bold" : "400Regular");
        this.weight = weight;
        this.style = FontStyle.NORMAL;
        this.main = false;
        this.shaped = shaped;
    }

    /** Whether documents name it as the font of their text. */
    boolean isMain() {
        return main;
    }

    /** Whether its letters change or move next to others, so that it is used by its rules only. */
    boolean isShaped() {
        return shaped;
    }

    /** Whether a text in it can be read without these. */
    boolean isLegibleUnshaped() {
        return !shaped || isOfFamily(THAI) || isOfFamily(LAO);
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
        addTo(fonts, new Supplier(this, document));
    }

    /** @param face in place of its own */
    void addTo(PdfBoxFontResolver fonts, PDDocument document, byte[] face) {
        addTo(fonts, new Supplier(this, document, face));
    }

    private void addTo(PdfBoxFontResolver fonts, Supplier supplier) {
        fonts.addFont(supplier, family, weight, IdentValue.NORMAL, true, FontGroup.PRE_BUILT_IN_FALLBACK);
    }

    private PDFont load(PDDocument document, RandomAccessRead face) {
        try {
            var font = new TTFParser().parse(face);
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
        private final byte @Nullable [] face;

        Supplier(BundledFont bundledFont, PDDocument document) {
            this(bundledFont, document, null);
        }

        @SuppressWarnings("NullAway")
        Supplier(BundledFont bundledFont, PDDocument document, byte @Nullable [] face) {
            super(null);
            this.bundledFont = bundledFont;
            this.document = document;
            this.face = face;
        }

        @Override
        public PDFont supply() {
            try {
                return bundledFont.load(
                        document,
                        face == null
                                ? new RandomAccessReadBuffer(bundledFont.open())
                                : new RandomAccessReadBuffer(face));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    InputStream open() {
        return Objects.requireNonNull(BundledFont.class.getResourceAsStream(path), path);
    }
}
