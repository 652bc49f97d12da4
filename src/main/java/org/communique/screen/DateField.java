package org.communique.screen;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A day, written in the order that the reader's locale has. */
public class DateField extends DatePicker {

    /** These can be typed as well: their order is clear everywhere. */
    private static final String ISO = "yyyy-MM-dd";

    /** As the screens write it; a month may be shortened. */
    private static final String AS_WRITTEN = "d MMMM yyyy";

    private static final LocalDate EXAMPLE = LocalDate.of(2026, 11, 26);

    public DateField(String label) {
        setLabel(label);
        setI18n(texts(order()));
    }

    /** @param last null for any later day */
    public void between(LocalDate first, @Nullable LocalDate last) {
        setMin(first);
        setMax(last);
        addValueChangeListener(change -> setErrorMessage(outside()));
    }

    /** What is said of a day that is not between those that are asked for; empty if it is. */
    private String outside() {
        var day = getValue();
        if (day != null && getMin() != null && day.isBefore(getMin())) {
            return getTranslation("screen.day.too-early", TimeFormat.day(getMin()));
        }
        return day != null && getMax() != null && day.isAfter(getMax())
                ? getTranslation("screen.day.too-late", TimeFormat.day(getMax()))
                : "";
    }

    /** Whether what was typed is no day, or none of those that are asked for. */
    boolean isUnfinished() {
        boolean unfinished = isInputUnparsable() || !outside().isEmpty();
        setInvalid(isInvalid() || unfinished);
        return unfinished;
    }

    /** The reader's, as they may type the day. */
    static Locale order() {
        var ui = UI.getCurrent();
        return ui == null || ui.getLocale().equals(Locale.ENGLISH) ? Locale.UK : ui.getLocale();
    }

    static DatePickerI18n texts(Locale locale) {
        return new DatePickerI18n()
                .setDateFormats(format(locale), ISO, AS_WRITTEN)
                .setFirstDayOfWeek(WeekFields.of(locale).getFirstDayOfWeek().getValue() % 7)
                .setMonthNames(Stream.of(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList())
                .setWeekdays(weekdays(day -> day.getDisplayName(TextStyle.FULL_STANDALONE, locale)))
                .setWeekdaysShort(weekdays(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, locale)))
                .setBadInputErrorMessage(I18NProvider.translate(
                        locale,
                        "screen.day.unreadable",
                        DateTimeFormatter.ofPattern(format(locale)).format(EXAMPLE)))
                .setToday(I18NProvider.translate(locale, "screen.today"))
                .setCancel(I18NProvider.translate(locale, "screen.cancel"));
    }

    /** All digits of the year and two of the rest, so that it is as long on each day. */
    static String format(Locale locale) {
        return DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                        FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale)
                .replaceAll("[^dMy./ -]", "")
                .replaceAll("d+", "dd")
                .replaceAll("M+", "MM")
                .replaceAll("y+", "yyyy");
    }

    /** From Sunday on, as the component counts. */
    private static List<String> weekdays(Function<DayOfWeek, String> name) {
        return Stream.iterate(DayOfWeek.SUNDAY, day -> day.plus(1))
                .limit(7)
                .map(name)
                .toList();
    }
}
