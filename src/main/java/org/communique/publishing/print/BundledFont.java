package org.communique.publishing.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.InputStream;
import java.util.Objects;

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

    void addTo(PdfRendererBuilder builder) {
        builder.useFont(this::open, family, weight, style, true);
    }

    InputStream open() {
        return Objects.requireNonNull(BundledFont.class.getResourceAsStream(path), path);
    }
}
