package org.communique.publishing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Days as a page shows them, in UTC. */
record PageDates(Locale locale) {

    public String day(Instant moment) {
        // In English alone there are two orders, of which the JDK takes the American one.
        var day = locale.getLanguage().equals("en")
                ? DateTimeFormatter.ofPattern("d MMMM uuuu", locale)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
        // Not every font has the narrow space of Russian.
        return day.withZone(ZoneOffset.UTC).format(moment).replace('\u202f', '\u00a0');
    }

    /** For the datetime attribute. */
    public String iso(Instant moment) {
        return DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC).format(moment);
    }
}
