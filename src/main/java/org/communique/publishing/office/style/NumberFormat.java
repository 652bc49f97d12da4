package org.communique.publishing.office.style;

import java.util.Locale;

/** How a list shows its numbers. Those of other scripts and in words are shown in digits. */
public enum NumberFormat {
    DECIMAL,
    LEADING_ZERO,
    LOWER_LETTER,
    UPPER_LETTER,
    LOWER_ROMAN,
    UPPER_ROMAN,
    DIGITS_FOR_OTHERS,
    /** Words only. */
    NONE,
    BULLET;

    /** As many letters as there are repetitions would be no number any more. */
    private static final int MOST_LETTERS = 10;

    private static final int GREATEST_ROMAN = 3_999;

    private static final String[] ROMAN = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};
    private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};

    /** By ECMA-376, part 1, 17.18.59, or by ODF's {@code style:num-format}. */
    public static NumberFormat of(String name) {
        return switch (name) {
            case "decimal", "1" -> DECIMAL;
            case "decimalZero" -> LEADING_ZERO;
            case "lowerLetter", "a" -> LOWER_LETTER;
            case "upperLetter", "A" -> UPPER_LETTER;
            case "lowerRoman", "i" -> LOWER_ROMAN;
            case "upperRoman", "I" -> UPPER_ROMAN;
            case "none" -> NONE;
            case "bullet", "" -> BULLET;
            default -> DIGITS_FOR_OTHERS;
        };
    }

    public boolean counts() {
        return this != BULLET && this != NONE;
    }

    public String of(int number) {
        return switch (this) {
            case DECIMAL, DIGITS_FOR_OTHERS -> Integer.toString(number);
            case LEADING_ZERO -> number >= 0 && number < 10 ? "0" + number : Integer.toString(number);
            case LOWER_LETTER -> letters(number);
            case UPPER_LETTER -> letters(number).toUpperCase(Locale.ROOT);
            case LOWER_ROMAN -> roman(number);
            case UPPER_ROMAN -> roman(number).toUpperCase(Locale.ROOT);
            case NONE, BULLET -> "";
        };
    }

    /** a to z, then aa, bb and so on. */
    private static String letters(int number) {
        int repeated = (number - 1) / 26 + 1;
        return number < 1 || repeated > MOST_LETTERS
                ? Integer.toString(number)
                : Character.toString('a' + (number - 1) % 26).repeat(repeated);
    }

    private static String roman(int number) {
        if (number < 1 || number > GREATEST_ROMAN) {
            return Integer.toString(number);
        }
        var roman = new StringBuilder();
        int left = number;
        for (int i = 0; i < ROMAN.length; i++) {
            while (left >= ROMAN_VALUES[i]) {
                roman.append(ROMAN[i]);
                left -= ROMAN_VALUES[i];
            }
        }
        return roman.toString();
    }
}
