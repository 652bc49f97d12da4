package org.communique.treaty.page;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.communique.text.unicode.LinkAddress;

/** What templates say in the reader's way. */
record PageWords(Locale language) {

    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(language.equals(Locale.ENGLISH) ? Locale.UK : language)
                .format(day);
    }

    /** Empty if the source is no link. */
    public String link(String source) {
        return source.startsWith("https://") ? LinkAddress.of(source).orElse("") : "";
    }
}
