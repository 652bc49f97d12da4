package org.communique.publishing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days as a page shows them, in UTC. */
record PageDates(Locale locale) {

    public String day(Instant moment) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", locale)
                .withZone(ZoneOffset.UTC)
                .format(moment);
    }

    /** For the datetime attribute. */
    public String iso(Instant moment) {
        return DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC).format(moment);
    }
}
