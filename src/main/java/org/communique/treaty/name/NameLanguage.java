package org.communique.treaty.name;

import java.util.Locale;

/** The languages of the United Nations. */
public enum NameLanguage {
    ARABIC("ar"),
    CHINESE("zh"),
    ENGLISH("en"),
    FRENCH("fr"),
    RUSSIAN("ru"),
    SPANISH("es");

    private final String tag;

    NameLanguage(String tag) {
        this.tag = tag;
    }

    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }
}
