package org.communique.text.unicode;

import static java.lang.Character.UnicodeScript.*;

import java.lang.Character.UnicodeScript;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The characters that a canonical text may hold: those a reader can see, in NFC.
 *
 * <p>Removed are control characters (Cc), lone surrogates, noncharacters, and every code point that Unicode calls
 * Default_Ignorable, which takes in all bidirectional controls (U+061C, U+200E–200F, U+202A–202E, U+2066–2069), zero-width space,
 * word joiner, byte order mark, soft hyphen, invisible operators, fillers and tag characters. White space becomes single spaces.
 *
 * <p>Three kinds of invisible character change what a reader sees, and stay exactly where they do so:
 *
 * <ul>
 *   <li>U+200C and U+200D between two letters of a joining script (Persian), or after a virama (Hindi, Sinhala), as RFC 5892,
 *       appendix A, has it for names;
 *   <li>U+200D between two emoji (UTS #51);
 *   <li>variation selectors after an emoji, a Han or a Mongolian character.
 * </ul>
 */
public final class AdmittedCharacters {

    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;

    private static final Set<UnicodeScript> JOINING = Set.of(
            ARABIC,
            SYRIAC,
            MONGOLIAN,
            NKO,
            MANDAIC,
            PHAGS_PA,
            ADLAM,
            HANIFI_ROHINGYA,
            MANICHAEAN,
            PSALTER_PAHLAVI,
            SOGDIAN);

    private static final Set<UnicodeScript> WITH_VIRAMA = Set.of(
            DEVANAGARI,
            BENGALI,
            GURMUKHI,
            GUJARATI,
            ORIYA,
            TAMIL,
            TELUGU,
            KANNADA,
            MALAYALAM,
            SINHALA,
            MYANMAR,
            KHMER,
            BALINESE,
            JAVANESE,
            SUNDANESE,
            TIBETAN);

    private AdmittedCharacters() {}

    /** Whether it has bidirectional controls (UAX #9, 2), which change what a reader sees and are not admitted. */
    public static boolean turnDirection(String text) {
        return text.codePoints()
                .anyMatch(c -> c == 0x61C
                        || c == 0x200E
                        || c == 0x200F
                        || c >= 0x202A && c <= 0x202E
                        || c >= 0x2066 && c <= 0x2069);
    }

    public static String of(String text) {
        var clean = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isSpace(c)) {
                if (clean.isEmpty() || clean.charAt(clean.length() - 1) != ' ') {
                    clean.append(' ');
                }
            } else if (isAdmitted(c, clean, i < text.length() ? text.codePointAt(i) : -1)) {
                clean.appendCodePoint(c);
            }
        }
        return Normalisation.nfc(clean);
    }

    /** What HTML and CommonMark treat as white space, and the line ends of other systems; typographic spaces are characters. */
    private static boolean isSpace(int c) {
        return c == ' ' || isIn(c, '\t', '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static boolean isAdmitted(int c, StringBuilder before, int next) {
        if (c == ZWNJ || c == ZWJ) {
            return isNeededJoiner(c, before, next);
        }
        if (isVariationSelector(c)) {
            return variesAfter(c, last(before));
        }
        return !Character.isISOControl(c)
                && Character.getType(c) != Character.SURROGATE
                && (c & 0xFFFE) != 0xFFFE
                && !isIn(c, 0xFDD0, 0xFDEF)
                && !isDefaultIgnorable(c);
    }

    private static boolean isIn(int c, int first, int last) {
        return c >= first && c <= last;
    }

    /** Unicode 17, DerivedCoreProperties.txt, Default_Ignorable_Code_Point. */
    static boolean isDefaultIgnorable(int c) {
        return c == 0xAD
                || c == 0x34F
                || c == 0x61C
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || isIn(c, 0x180B, 0x180F)
                || isIn(c, 0x200B, 0x200F)
                || isIn(c, 0x202A, 0x202E)
                || isIn(c, 0x2060, 0x206F)
                || c == 0x3164
                || isIn(c, 0xFE00, 0xFE0F)
                || c == 0xFEFF
                || c == 0xFFA0
                || isIn(c, 0xFFF0, 0xFFFB)
                || isIn(c, 0x1BCA0, 0x1BCA3)
                || isIn(c, 0x1D173, 0x1D17A)
                || isIn(c, 0xE0000, 0xE0FFF);
    }

    private static boolean isNeededJoiner(int joiner, StringBuilder before, int next) {
        int last = last(before);
        if (last < 0) {
            return false;
        }
        var script = UnicodeScript.of(last);
        if (WITH_VIRAMA.contains(script)) {
            return Character.getType(last) == Character.NON_SPACING_MARK;
        }
        if (next < 0) {
            return false;
        }
        if (joiner == ZWJ && Character.isExtendedPictographic(next)) {
            return Character.isExtendedPictographic(last) || last == 0xFE0F || Character.isEmojiModifier(last);
        }
        // The base is looked up last: the search goes back over marks, which is done only for a letter.
        return Character.isLetter(next)
                && JOINING.contains(UnicodeScript.of(next))
                && UnicodeScript.of(next) == scriptOfBase(before);
    }

    /** The script of the last letter, past the marks on it. */
    private static @Nullable UnicodeScript scriptOfBase(StringBuilder before) {
        int i = before.length();
        while (i > 0) {
            int c = before.codePointBefore(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                return Character.isLetter(c) ? UnicodeScript.of(c) : null;
            }
            i -= Character.charCount(c);
        }
        return null;
    }

    private static boolean isVariationSelector(int c) {
        return isIn(c, 0xFE00, 0xFE0F) || isIn(c, 0xE0100, 0xE01EF) || isIn(c, 0x180B, 0x180D) || c == 0x180F;
    }

    private static boolean variesAfter(int selector, int last) {
        if (last < 0) {
            return false;
        }
        var script = UnicodeScript.of(last);
        return switch (selector) {
            case 0xFE0E, 0xFE0F -> Character.isEmoji(last);
            case 0x180B, 0x180C, 0x180D, 0x180F -> script == MONGOLIAN && Character.isLetter(last);
            default -> script == HAN;
        };
    }

    private static int last(StringBuilder before) {
        return before.isEmpty() ? -1 : before.codePointBefore(before.length());
    }
}
