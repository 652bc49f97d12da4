package org.communique.signon;

import org.communique.text.ShortText;
import org.jspecify.annotations.Nullable;

/** Somebody's own words, such as an organisation's reservation or a reason: plain text of at most 2,000 characters. */
public record OwnWords(String value) {

    public static final int LONGEST = 2_000;

    /** @throws org.communique.text.ShortTextException if there are none, or they cannot be kept */
    public OwnWords {
        value = ShortText.checkedLines(value, LONGEST);
    }

    /** Null where there are no words. */
    public static @Nullable OwnWords ofOptional(@Nullable String value) {
        return value == null || ShortText.optionalLines(value, LONGEST).isEmpty() ? null : new OwnWords(value);
    }
}
