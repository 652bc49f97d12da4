package org.communique.statement;

import java.util.IllformedLocaleException;
import java.util.Locale;

/** In what language something is written, as a well-formed BCP 47 tag with a language in it. */
public record LanguageTag(String value) {

    /** Of RFC 5646, section 4.4.1, all that is registered today is shorter. */
    private static final int LONGEST = 35;

    public LanguageTag {
        var locale = locale(value);
        if (locale.getLanguage().isEmpty()) {
            throw new IllegalArgumentException("not a language");
        }
        value = locale.toLanguageTag();
    }

    private static Locale locale(String tag) {
        if (tag.length() > LONGEST) {
            throw new IllegalArgumentException("not a language");
        }
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("not a language", e);
        }
    }
}
