package org.communique.treaty.state;

import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Short names by code, from the data of the Unicode Consortium. */
final class StateNames {

    /** The languages of the United Nations. */
    static final List<Locale> LANGUAGES =
            List.of(Locale.of("ar"), Locale.of("zh"), Locale.ENGLISH, Locale.FRENCH, Locale.of("ru"), Locale.of("es"));

    private static final int MOST = 64;
    private static final Map<String, LocaleDisplayNames> BY_LANGUAGE = new ConcurrentHashMap<>();

    private StateNames() {}

    static String shortName(StateCode code, Locale language) {
        if (BY_LANGUAGE.size() > MOST) {
            BY_LANGUAGE.clear();
        }
        return BY_LANGUAGE
                .computeIfAbsent(
                        language.toLanguageTag(), tag -> LocaleDisplayNames.getInstance(ULocale.forLanguageTag(tag)))
                .regionDisplayName(code.value());
    }
}
