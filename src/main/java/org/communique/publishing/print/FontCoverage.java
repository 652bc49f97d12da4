package org.communique.publishing.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The characters that documents can be set in: those of our own fonts, and East Asian ones that this machine has a font for. */
public final class FontCoverage {

    private static final List<CmapLookup> FACES = Stream.of(BundledFont.REGULAR, BundledFont.ARABIC, BundledFont.HEBREW)
            .map(FontCoverage::characters)
            .toList();

    private static final Set<UnicodeScript> EAST_ASIAN = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO);

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
        var unbundled = unbundled(text).boxed().toList();
        if (unbundled.stream().noneMatch(FontCoverage::isEastAsian)) {
            return unbundled.stream().map(Character::toString).toList();
        }
        var systemFonts = SystemFonts.ofThisMachine();
        return unbundled.stream()
                .filter(character -> !systemFonts.have(character))
                .map(Character::toString)
                .toList();
    }

    /** Whether one of the characters is Chinese, Japanese or Korean, so that a font on this machine would help. */
    public static boolean lacksEastAsianFont(List<String> missing) {
        return missing.stream().anyMatch(character -> isEastAsian(character.codePointAt(0)));
    }

    static boolean isEastAsian(int character) {
        return EAST_ASIAN.contains(UnicodeScript.of(character));
    }

    /** Those that our own fonts lack. */
    static IntStream unbundled(String text) {
        return text.codePoints()
                .filter(character -> !Character.isWhitespace(character) && !isSetInAnyFace(character))
                .distinct();
    }

    private static boolean isSetInAnyFace(int character) {
        return Character.getType(character) == Character.FORMAT
                || FACES.stream().anyMatch(face -> face.getGlyphId(character) != 0);
    }
}
