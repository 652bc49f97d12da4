package org.communique.signon;

import org.communique.text.unicode.ShortText;
import org.jspecify.annotations.Nullable;

/** Free text, such as a reservation or a reason: plain text of at most 2,000 characters. */
public record FreeText(String value) {

    public static final int LONGEST = 2_000;

    /** @throws org.communique.text.unicode.ShortTextException if it is empty or invalid */
    public FreeText {
        value = ShortText.checkedLines(value, LONGEST);
    }

    /** Null where there are no words. */
    public static @Nullable FreeText ofOptional(@Nullable String value) {
        return value == null || ShortText.optionalLines(value, LONGEST).isEmpty() ? null : new FreeText(value);
    }
}
