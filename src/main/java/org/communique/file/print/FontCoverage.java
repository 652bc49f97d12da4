package org.communique.file.print;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.DecompositionType;
import com.ibm.icu.lang.UProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.communique.text.unicode.Normalisation;

/**
 * The characters that documents can be set in: those of our own fonts, those that have an equivalent in them, and East Asian ones that this
 * machine has a font for.
 */
public final class FontCoverage {

    private static final Map<BundledFont, CmapLookup> MAIN = faces(BundledFont::isMain);

    private static final Set<UnicodeScript> EAST_ASIAN = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO);

    /** Without an equivalent, or with one that says something else: a raised 2 is no 2. */
    private static final Set<Integer> OTHER_MEANING = Set.of(
            DecompositionType.NONE,
            DecompositionType.SUPER,
            DecompositionType.SUB,
            DecompositionType.FRACTION,
            DecompositionType.CIRCLE,
            DecompositionType.VERTICAL);

    /** Devanagari is the first of them, and Latin letters are not looked up one by one. */
    private static final int FIRST_SHAPED = 0x0900;

    /** What faces have for the sake of their rules. */
    private static final String FOR_SHAPING = "\u200C\u200D\u25CC";

    private FontCoverage() {}

    /** Most documents need none of them. */
    private static final class Others {
        static final Map<BundledFont, CmapLookup> FACES = faces(font -> !font.isMain() && font.isLegibleUnshaped());
    }

    /** Those that are used by their rules, with all faces of their families. */
    private static final class Shaped {
        static final Map<BundledFont, CmapLookup> FACES = faces(BundledFont::isShaped);

        static final Map<BundledFont, List<BundledFont>> FAMILIES = FACES.keySet().stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        face -> Arrays.stream(BundledFont.values())
                                .filter(face::isOfFamily)
                                .toList()));
    }

    private static Map<BundledFont, CmapLookup> faces(Predicate<BundledFont> wanted) {
        return Arrays.stream(BundledFont.values())
                .filter(BundledFont::isRegular)
                .filter(wanted)
                .collect(Collectors.toMap(Function.identity(), FontCoverage::characters));
    }

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
        return foreign(text)
                .filter(character ->
                        !isBundled(character) && equivalent(character).isEmpty());
    }

    /** The faces of the family by whose rules a character is set; empty for most. */
    static List<BundledFont> shaping(int character) {
        if (character < FIRST_SHAPED || FOR_SHAPING.indexOf(character) >= 0) {
            return List.of();
        }
        return Shaped.FACES.entrySet().stream()
                .filter(face -> face.getValue().getGlyphId(character) != 0)
                .findFirst()
                .filter(face -> Shaper.works())
                .map(face -> Shaped.FAMILIES.getOrDefault(face.getKey(), List.of()))
                .orElse(List.of());
    }

    /** Faces besides the main ones that a text needs as they are, in all their weights. */
    static List<BundledFont> others(String text) {
        var characters = foreign(text).boxed().toList();
        if (characters.isEmpty()) {
            return List.of();
        }
        var families = Others.FACES.entrySet().stream()
                .filter(face -> characters.stream()
                        .anyMatch(character -> face.getValue().getGlyphId(character) != 0
                                && shaping(character).isEmpty()))
                .map(Map.Entry::getKey)
                .toList();
        return Arrays.stream(BundledFont.values())
                .filter(font -> families.stream().anyMatch(font::isOfFamily))
                .toList();
    }

    /** Those that the main faces lack. */
    private static IntStream foreign(String text) {
        return text.codePoints()
                .filter(character -> !Character.isWhitespace(character)
                        && Character.getType(character) != Character.FORMAT
                        && !isIn(MAIN, character))
                .distinct();
    }

    /**
     * What is set in place of a character that none of our fonts has: a hyphen for one that no line may break after, "kg" for the square of it
     * (Unicode, section 3.7: compatibility equivalents), and nothing for what only chooses between forms of the character before.
     */
    static Optional<String> equivalent(int character) {
        if (isBundled(character)) {
            return Optional.empty();
        }
        if (UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
            return Optional.of("");
        }
        int decomposition = UCharacter.getIntPropertyValue(character, UProperty.DECOMPOSITION_TYPE);
        return OTHER_MEANING.contains(decomposition)
                ? Optional.empty()
                : Optional.of(Normalisation.nfkc(Character.toString(character)))
                        .filter(equivalent -> equivalent.codePoints().allMatch(part -> isIn(MAIN, part)));
    }

    private static boolean isBundled(int character) {
        return isIn(MAIN, character)
                || isIn(Others.FACES, character)
                || !shaping(character).isEmpty();
    }

    private static boolean isIn(Map<BundledFont, CmapLookup> faces, int character) {
        return faces.values().stream().anyMatch(face -> face.getGlyphId(character) != 0);
    }
}
