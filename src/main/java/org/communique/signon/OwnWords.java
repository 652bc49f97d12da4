package org.communique.signon;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Somebody's own words, such as an organisation's reservation or a reason: plain text of at most 2,000 characters. */
public record OwnWords(String value) {

    public static final int LONGEST = 2_000;

    public OwnWords {
        value = cleaned(value);
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException("empty or longer than " + LONGEST + " characters");
        }
    }

    /** Null where there are no words. */
    public static @Nullable OwnWords ofOptional(@Nullable String value) {
        return value == null || cleaned(value).isEmpty() ? null : new OwnWords(value);
    }

    /** Without characters that cannot be seen but change how the others read, except those that joined scripts need. */
    private static String cleaned(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\\n\\t\\u200c\\u200d]]", "")
                .strip();
    }
}
