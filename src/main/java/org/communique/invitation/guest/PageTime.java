package org.communique.invitation.guest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * A moment on a plain page: in UTC, to which a script adds the reader's own time.
 *
 * @param iso for the datetime attribute
 */
public record PageTime(String iso, String utc) {

    public static PageTime of(Instant moment) {
        var locale = LocaleContextHolder.getLocale();
        var utc = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale.getLanguage().equals("en") ? Locale.UK : locale)
                .withZone(ZoneOffset.UTC)
                .format(moment);
        return new PageTime(moment.toString(), utc + " UTC");
    }
}
