package org.communique.coalition.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Letters that show an authority to sign, as PDF; the same text is the same file. */
public final class LetterFixtures {

    private LetterFixtures() {}

    public static byte[] pdf(String text) {
        return pdf(text, CompressParameters.DEFAULT_COMPRESSION, _ -> {});
    }

    static byte[] pdf(String text, CompressParameters compression, Consumer<PDDocument> change) {
        try (var pdf = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            pdf.setDocumentId(1L);
            var page = new PDPage();
            pdf.addPage(page);
            try (var content = new PDPageContentStream(pdf, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.showText(text);
                content.endText();
            }
            change.accept(pdf);
            pdf.save(out, compression);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
