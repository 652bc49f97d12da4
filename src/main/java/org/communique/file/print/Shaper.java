package org.communique.file.print;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places the letters of a text by the rules of a face, with HarfBuzz, which the JDK has. It looks for the fonts of the machine first, and so
 * needs fontconfig on Linux, though it uses none of them.
 */
final class Shaper {

    private static final Logger log = LoggerFactory.getLogger(Shaper.class);

    private static final FontRenderContext FRACTIONS = new FontRenderContext(null, true, true);

    /** @param at where in the text what it stands for begins */
    record Glyph(int glyph, int at, int x, int y) {}

    /** In units of the face, from left to right. */
    record Placed(List<Glyph> glyphs, int width) {}

    private final Font font;

    private Shaper(Font font) {
        this.font = font;
    }

    /** Looked for once, when a text first needs it. */
    private static final class OfThisMachine {
        private static final boolean WORKS = works();

        private static boolean works() {
            try {
                return !of(BundledFont.DEVANAGARI).place("क्षि").glyphs().isEmpty();
            } catch (RuntimeException | LinkageError | InternalError e) {
                log.warn(
                        "PDFs have # in place of Indic, Khmer and Burmese letters, as the JVM cannot load fonts:"
                                + " install fontconfig and restart the server ({})",
                        e.toString());
                return false;
            }
        }
    }

    static boolean works() {
        return OfThisMachine.WORKS;
    }

    static Shaper of(BundledFont face) {
        try (var file = face.open()) {
            var font = Font.createFont(Font.TRUETYPE_FONT, file);
            return new Shaper(font.deriveFont((float) BundledFont.UNITS_PER_EM));
        } catch (FontFormatException | IOException e) {
            throw new IllegalStateException("a font of ours cannot be read", e);
        }
    }

    Placed place(String text) {
        var glyphs = font.layoutGlyphVector(FRACTIONS, text.toCharArray(), 0, text.length(), Font.LAYOUT_LEFT_TO_RIGHT);
        var placed = IntStream.range(0, glyphs.getNumGlyphs())
                .mapToObj(i -> new Glyph(
                        glyphs.getGlyphCode(i),
                        glyphs.getGlyphCharIndex(i),
                        (int) Math.round(glyphs.getGlyphPosition(i).getX()),
                        (int) -Math.round(glyphs.getGlyphPosition(i).getY())))
                .toList();
        return new Placed(placed, (int)
                Math.round(glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX()));
    }
}
