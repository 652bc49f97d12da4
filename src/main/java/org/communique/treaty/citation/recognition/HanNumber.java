package org.communique.treaty.citation.recognition;

import org.communique.treaty.citation.recognition.Token.TokenKind;

/**
 * A number in Chinese or other digits.
 *
 * @param value 0 if there is none
 * @param next  the first token after it
 */
record HanNumber(int value, int next) {

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final int MOST_CHARACTERS = 6;

    static HanNumber at(Tokens tokens, int index) {
        if (tokens.get(index).isNumber()) {
            int value = tokens.get(index).value();
            return new HanNumber(value > 0 && value < 1_000 ? value : 0, index + 1);
        }
        int total = 0;
        int digit = -1;
        int at = index;
        boolean places = false;
        while (at < index + MOST_CHARACTERS && tokens.get(at).kind() == TokenKind.HAN) {
            var character = tokens.get(at).text();
            int unit = unit(character);
            int read = digit(character);
            if (unit > 0) {
                total += (digit == -1 || unit % 10 == 0 && unit > 10 && unit < 100 ? 1 : digit) * unit;
                digit = -1;
                places = true;
            } else if (read >= 0) {
                digit = digit == -1 || places && digit == 0 ? read : digit * 10 + read;
            } else {
                break;
            }
            at++;
        }
        total += Math.max(digit, 0);
        return new HanNumber(total < 1_000 ? total : 0, at);
    }

    private static int unit(String character) {
        return switch (character) {
            case "十" -> 10;
            case "廿" -> 20;
            case "卅" -> 30;
            case "卌" -> 40;
            case "百" -> 100;
            default -> 0;
        };
    }

    private static int digit(String character) {
        return switch (character) {
            case "零" -> 0;
            case "两", "兩" -> 2;
            default -> DIGITS.indexOf(character);
        };
    }
}
