package org.communique.treaty.citation.recognition;

import java.util.Locale;
import org.communique.text.unicode.Normalisation;

/**
 * Words without what writers leave out or add: capitals, accents, Arabic vowel signs, tatweel, hamza on alef, two dots on the final
 * heh. A single letter keeps its accent, as <i>à</i> and <i>a</i> are different words.
 */
final class CaseFolding {

    private static final char TATWEEL = 0x640;

    private CaseFolding() {}

    static String of(String word) {
        var lower = Normalisation.nfc(word).toLowerCase(Locale.ROOT);
        if (lower.length() < 2) {
            return lower.isEmpty() ? lower : String.valueOf(letter(lower.charAt(0)));
        }
        if (isAscii(lower)) {
            return lower;
        }
        var folded = new StringBuilder(lower.length());
        var decomposed = Normalisation.nfkd(lower);
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (!isIgnored(c) && Character.getType(c) != Character.NON_SPACING_MARK) {
                folded.append(letter(c));
            }
        }
        return folded.toString();
    }

    /** Marks of direction, joiners, soft hyphens and other characters without a shape of their own. */
    static boolean isIgnored(int c) {
        return c == TATWEEL || c > 0x7F && Character.getType(c) == Character.FORMAT;
    }

    private static char letter(char c) {
        return switch (c) {
            case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
            case 'ى', 'ی' -> 'ي';
            case 'ک' -> 'ك';
            case 'ة' -> 'ه';
            default -> c;
        };
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }
}
