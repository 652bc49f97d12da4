package org.communique.publishing.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The characters that documents can be set in. */
public final class FontCoverage {

    private static final List<CmapLookup> FACES = Stream.of(BundledFont.REGULAR, BundledFont.ARABIC, BundledFont.HEBREW)
            .map(FontCoverage::characters)
            .toList();

    private FontCoverage() {}

    private static CmapLookup characters(BundledFont bundledFont) {
        try (var file = bundledFont.open();
                var face = new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()))) {
            return face.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The characters of a text that a PDF would show as a placeholder, each once, in the order in which they come. */
    public static List<String> missing(String text) {
        return text.codePoints()
                .filter(character -> !Character.isWhitespace(character) && !isSetInAnyFace(character))
                .distinct()
                .mapToObj(Character::toString)
                .toList();
    }

    private static boolean isSetInAnyFace(int character) {
        return Character.getType(character) == Character.FORMAT
                || FACES.stream().anyMatch(face -> face.getGlyphId(character) != 0);
    }
}
