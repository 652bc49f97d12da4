package org.communique.coalition;

import java.text.Normalizer;

/** A name or other short text that people type: one line, without characters that hide or reorder others. */
final class Line {

    private Line() {}

    /** In Unicode's composed form, with single spaces. */
    static String clean(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFC).strip().replaceAll("[\\s\\u00a0]+", " ");
    }

    static boolean isValid(String value, int longest) {
        return !value.isBlank()
                && value.length() <= longest
                && value.codePoints().allMatch(Line::isVisible);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.LINE_SEPARATOR -> false;
            // Zero-width joiners belong to the spelling of Persian and of several Indian languages.
            case Character.FORMAT -> c == 0x200c || c == 0x200d;
            default -> true;
        };
    }
}
