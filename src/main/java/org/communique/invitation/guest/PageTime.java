package org.communique.invitation.guest;

import java.time.Instant;
import java.time.ZoneOffset;
import org.communique.screen.TimeFormat;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * A moment on a plain page: in UTC, to which a script adds the reader's own time.
 *
 * @param iso for the datetime attribute
 */
public record PageTime(String iso, String utc) {

    public static PageTime of(Instant moment) {
        return new PageTime(
                moment.toString(), TimeFormat.localAndUtc(moment, ZoneOffset.UTC, LocaleContextHolder.getLocale()));
    }
}
