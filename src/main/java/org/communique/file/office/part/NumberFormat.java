package org.communique.file.office.part;

import java.util.Locale;

/** How a list shows its numbers. Those in words, and of scripts that are not here, are shown in digits. */
public enum NumberFormat {
    DECIMAL,
    LEADING_ZERO,
    LOWER_LETTER,
    UPPER_LETTER,
    LOWER_ROMAN,
    UPPER_ROMAN,
    /** а to я, without those that no list counts with. */
    LOWER_RUSSIAN,
    UPPER_RUSSIAN,
    ARABIC_ALPHABET,
    ARABIC_ABJAD,
    HEBREW_ALPHABET,
    LOWER_GREEK,
    UPPER_GREEK,
    CHINESE,
    DIGITS_FOR_OTHERS,
    /** Words only. */
    NONE,
    BULLET;

    /** As many letters as there are repetitions would be no number any more. */
    private static final int MOST_LETTERS = 10;

    private static final int GREATEST_ROMAN = 3_999;

    private static final String LATIN = "abcdefghijklmnopqrstuvwxyz";
    private static final String RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя";
    private static final String ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
    private static final String ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
    private static final String HEBREW = "אבגדהוזחטיכלמנסעפצקרשת";
    private static final String GREEK = "αβγδεζηθικλμνξοπρστυφχψω";
    private static final String CHINESE_DIGITS = "一二三四五六七八九";

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
            case "russianLower" -> LOWER_RUSSIAN;
            case "russianUpper" -> UPPER_RUSSIAN;
            case "arabicAlpha" -> ARABIC_ALPHABET;
            case "arabicAbjad" -> ARABIC_ABJAD;
            case "hebrew2" -> HEBREW_ALPHABET;
            case "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "japaneseCounting" -> CHINESE;
            case "none" -> NONE;
            case "bullet", "" -> BULLET;
            default -> ofSample(name);
        };
    }

    /** LibreOffice names others by how they begin, as in "أ, ب, ت, ..."; other languages of a script have other letters. */
    private static NumberFormat ofSample(String name) {
        return switch (name.replaceFirst(",.*", "")) {
            case "а" -> name.endsWith("(ru)") ? LOWER_RUSSIAN : DIGITS_FOR_OTHERS;
            case "А" -> name.endsWith("(ru)") ? UPPER_RUSSIAN : DIGITS_FOR_OTHERS;
            case "أ" -> name.contains("ت") ? ARABIC_ALPHABET : ARABIC_ABJAD;
            case "א" -> name.contains("ב") ? HEBREW_ALPHABET : DIGITS_FOR_OTHERS;
            case "α" -> LOWER_GREEK;
            case "Α" -> UPPER_GREEK;
            case "一" -> CHINESE;
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
            case LOWER_LETTER -> letters(LATIN, number);
            case UPPER_LETTER -> letters(LATIN, number).toUpperCase(Locale.ROOT);
            case LOWER_RUSSIAN -> letters(RUSSIAN, number);
            case UPPER_RUSSIAN -> letters(RUSSIAN, number).toUpperCase(Locale.ROOT);
            case ARABIC_ALPHABET -> letters(ARABIC, number);
            case ARABIC_ABJAD -> letters(ABJAD, number);
            case HEBREW_ALPHABET -> letters(HEBREW, number);
            case LOWER_GREEK -> letters(GREEK, number);
            case UPPER_GREEK -> letters(GREEK, number).toUpperCase(Locale.ROOT);
            case CHINESE -> chinese(number);
            case LOWER_ROMAN -> roman(number);
            case UPPER_ROMAN -> roman(number).toUpperCase(Locale.ROOT);
            case NONE, BULLET -> "";
        };
    }

    /** a to z, then aa, bb and so on. */
    private static String letters(String alphabet, int number) {
        int repeated = (number - 1) / alphabet.length() + 1;
        return number < 1 || repeated > MOST_LETTERS
                ? Integer.toString(number)
                : Character.toString(alphabet.charAt((number - 1) % alphabet.length()))
                        .repeat(repeated);
    }

    /** Up to 99; what programs write beyond differs. */
    private static String chinese(int number) {
        if (number < 1 || number > 99) {
            return Integer.toString(number);
        }
        var tens = number < 10 ? "" : number < 20 ? "十" : CHINESE_DIGITS.charAt(number / 10 - 1) + "十";
        return number % 10 == 0 ? tens : tens + CHINESE_DIGITS.charAt(number % 10 - 1);
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
