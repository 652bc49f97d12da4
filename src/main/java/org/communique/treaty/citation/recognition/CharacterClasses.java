package org.communique.treaty.citation.recognition;

/** Punctuation of several scripts as the one of ASCII that means the same. */
final class CharacterClasses {

    private CharacterClasses() {}

    /** Letters by their class, which writers use as apostrophes. */
    static boolean isApostrophe(int c) {
        return c >= 0x2B9 && c <= 0x2C8;
    }

    static String folded(int c) {
        return switch (c) {
            case '（', '﴾' -> "(";
            case '）', '﴿' -> ")";
            case '［' -> "[";
            case '］' -> "]";
            case '،', '，', '﹐' -> ",";
            case '、' -> ",";
            case '؛', '；' -> ";";
            case '。', '．' -> ".";
            case '؟', '？' -> "?";
            case '！' -> "!";
            case '：' -> ":";
            case '’', 'ʼ', 'ʹ', 'ʻ', 'ˈ', '‘', '‛', '＇', '′', '´', '`' -> "'";
            case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFF0D, 0x301C, 0xFF5E, '~' -> "-";
            case '％', '٪' -> "%";
            default -> Character.toString(c);
        };
    }
}
