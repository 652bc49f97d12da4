package org.communique.file.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The lines of a PDF's first page as they are seen: each from its left end to its right, whatever its direction is. */
public record VisualLines(double pageWidth, List<List<TextPosition>> glyphs) {

    public static VisualLines of(byte[] pdf) throws IOException {
        var byHeight = new TreeMap<Integer, List<TextPosition>>();
        try (var document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition glyph) {
                    byHeight.computeIfAbsent(Math.round(glyph.getY()), _ -> new ArrayList<>())
                            .add(glyph);
                }
            };
            stripper.setEndPage(1);
            stripper.getText(document);
            byHeight.values().forEach(line -> line.sort(Comparator.comparing(TextPosition::getX)));
            return new VisualLines(document.getPage(0).getMediaBox().getWidth(), List.copyOf(byHeight.values()));
        }
    }

    public List<String> text() {
        return glyphs.stream().map(VisualLines::text).map(String::strip).toList();
    }

    private static String text(List<TextPosition> line) {
        return line.stream().map(TextPosition::getUnicode).collect(Collectors.joining());
    }

    /** Where the words begin on the page; of several, the first from the top. */
    public double left(String words) {
        for (var line : glyphs) {
            int at = text(line).indexOf(words);
            if (at >= 0) {
                return line.get(at).getX();
            }
        }
        throw new AssertionError("not there: " + words + " in " + text());
    }
}
