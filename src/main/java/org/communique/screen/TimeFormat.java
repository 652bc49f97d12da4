package org.communique.screen;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateIntervalFormat;
import com.ibm.icu.util.DateInterval;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats times in the reader's zone, and in UTC where people of many zones must agree. */
public final class TimeFormat {

    private static final char THIN_SPACE = '\u2009';

    private TimeFormat() {}

    /** Such as {@code 24 November 2026, 15:02}. */
    public static String local(Instant moment) {
        return format(zone(), locale()).format(moment);
    }

    /** Such as {@code 24 November 2026, 15:02 CET (14:02 UTC)}. */
    public static String localAndUtc(Instant moment) {
        return localAndUtc(moment, zone(), locale());
    }

    /** As {@link #localAndUtc}, also where there is no screen. */
    public static String localAndUtc(Instant moment, ZoneId zone, Locale language) {
        var locale = ofDates(language);
        var local = format(zone, locale).format(moment);
        if (zone.getRules().getOffset(moment).equals(ZoneOffset.UTC)) {
            return local + " UTC";
        }
        var sameDay = moment.atZone(zone)
                .toLocalDate()
                .equals(moment.atZone(ZoneOffset.UTC).toLocalDate());
        var utc = sameDay
                ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(ZoneOffset.UTC)
                : format(ZoneOffset.UTC, locale);
        var abbreviation =
                DateTimeFormatter.ofPattern("zzz", locale).withZone(zone).format(moment);
        return "%s %s (%s UTC)".formatted(local, abbreviation, utc.format(moment));
    }

    /** What a column of {@link #local} times says once, of the reader's zone, such as {@code CET}. */
    public static String zoneName() {
        return zone() instanceof ZoneOffset ? "UTC" : zone().getDisplayName(TextStyle.SHORT, locale());
    }

    /** Of the reader's zone, such as {@code 24 November 2026}. */
    public static String day(Instant moment) {
        return day(LocalDate.ofInstant(moment, zone()));
    }

    /** Such as {@code 24 November 2026}. */
    public static String day(LocalDate day) {
        return day(day, locale());
    }

    /** As {@link #day}, also where there is no screen. */
    public static String day(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(ofDates(locale))
                .format(day);
    }

    /** Days as people say them, such as {@code 3–9 December 2026}. */
    public static String days(LocalDate first, LocalDate last) {
        var format = DateIntervalFormat.getInstance(DateFormat.YEAR_MONTH_DAY, locale());
        return format.format(new DateInterval(millis(first), millis(last)))
                .replace(THIN_SPACE, ' ')
                .replaceAll("(?<=\\b\\d{1,2}) – (?=\\d{1,2}[ ,])", "–");
    }

    /** ICU formats in its default zone. */
    private static long millis(LocalDate day) {
        return day.atTime(LocalTime.NOON)
                .atZone(ZoneId.systemDefault())
                .toInstant()
                .toEpochMilli();
    }

    /** How far off a moment is, in its two largest units: {@code in 2 days 4 hours}, {@code 3 hours ago}. */
    public static String distance(Instant now, Instant moment) {
        var between = Duration.between(now, moment);
        var key = between.isNegative() ? "screen.time.ago" : "screen.time.in";
        return I18NProvider.translate(key, length(between.abs()));
    }

    /** In its two largest units, the smaller one rounded, so that it is not another a moment later: {@code 2 days 4 hours}. */
    public static String length(Duration exact) {
        var length = exact.plusSeconds(30);
        if (length.toDays() >= 1) {
            var hours = exact.plusMinutes(30);
            return I18NProvider.translate("screen.time.days-hours", Math.max(1, hours.toDays()), hours.toHoursPart());
        }
        if (length.toHours() >= 1) {
            return I18NProvider.translate("screen.time.hours-minutes", length.toHours(), length.toMinutesPart());
        }
        return I18NProvider.translate("screen.time.minutes", Math.max(1, length.toMinutes()));
    }

    /** The zone of the reader's browser, or UTC where there is none. */
    public static ZoneId zone() {
        var ui = UI.getCurrent();
        return ui == null
                ? ZoneOffset.UTC
                : zone(ui.getPage().getExtendedClientDetails().getTimeZoneId());
    }

    private static ZoneId zone(@Nullable String id) {
        try {
            return id == null || id.isEmpty() ? ZoneOffset.UTC : ZoneId.of(id);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static Locale locale() {
        var ui = UI.getCurrent();
        return ui == null ? Locale.UK : ofDates(ui.getLocale());
    }

    /** Dates in English are written in one order, whatever the region of the reader is. */
    public static Locale ofDates(Locale locale) {
        return locale.getLanguage().equals("en") ? Locale.UK : locale;
    }

    private static DateTimeFormatter format(ZoneId zone, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(zone);
    }
}
