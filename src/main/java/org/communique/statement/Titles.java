package org.communique.statement;

import java.text.Normalizer;

/** What a title may be: one line of 1 to 300 characters, without control or bidirectional formatting characters. */
final class Titles {

    private static final int LONGEST = 300;

    private Titles() {}

    static String checked(String title) {
        // Whatever becomes shorter below, this is no title.
        if (title.length() > 10 * LONGEST) {
            throw notOne();
        }
        var clean = Normalizer.normalize(title, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]+", " ")
                .strip()
                .replaceAll(" {2,}", " ");
        if (clean.isEmpty() || clean.length() > LONGEST) {
            throw notOne();
        }
        return clean;
    }

    private static IllegalArgumentException notOne() {
        return new IllegalArgumentException("a title has 1 to %d characters".formatted(LONGEST));
    }
}
