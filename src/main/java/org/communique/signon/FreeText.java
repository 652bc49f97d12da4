package org.communique.signon;

import org.communique.text.unicode.ShortText;
import org.jspecify.annotations.Nullable;

/** Somebody's own words, such as an organisation's reservation or a reason: plain text of at most 2,000 characters. */
public record FreeText(String value) {

    public static final int LONGEST = 2_000;

    /** @throws org.communique.text.unicode.ShortTextException if there are none, or they cannot be kept */
    public FreeText {
        value = ShortText.checkedLines(value, LONGEST);
    }

    /** Null where there are no words. */
    public static @Nullable FreeText ofOptional(@Nullable String value) {
        return value == null || ShortText.optionalLines(value, LONGEST).isEmpty() ? null : new FreeText(value);
    }
}
