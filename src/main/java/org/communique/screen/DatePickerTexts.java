package org.communique.screen;

import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** A calendar's texts in the reader's language. Dates are typed in ISO 8601, so that their order is clear. */
public final class DatePickerTexts {

    private static final String FORMAT = "yyyy-MM-dd";

    private DatePickerTexts() {}

    public static DatePickerI18n of(Locale locale) {
        return new DatePickerI18n()
                .setDateFormat(FORMAT)
                .setFirstDayOfWeek(WeekFields.of(locale).getFirstDayOfWeek().getValue() % 7)
                .setMonthNames(Stream.of(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList())
                .setWeekdays(weekdays(day -> day.getDisplayName(TextStyle.FULL_STANDALONE, locale)))
                .setWeekdaysShort(weekdays(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, locale)))
                .setToday(I18NProvider.translate(locale, "screen.today"))
                .setCancel(I18NProvider.translate(locale, "screen.cancel"));
    }

    /** From Sunday on, as the component counts. */
    private static List<String> weekdays(Function<DayOfWeek, String> name) {
        return Stream.iterate(DayOfWeek.SUNDAY, day -> day.plus(1))
                .limit(7)
                .map(name)
                .toList();
    }
}
