package org.communique.coalition.calendar;

import java.util.List;
import org.communique.text.unicode.ShortText;

/**
 * The days on which the coalition does not work.
 *
 * @param holidays by date
 * @param revision how often they were replaced
 */
public record HolidayCalendar(List<Holiday> holidays, int revision) {

    private static final int MOST = 500;
    private static final int LONGEST_NAME = 120;

    public boolean valid() {
        return holidays.size() <= MOST
                && holidays.stream().map(Holiday::date).distinct().count() == holidays.size()
                && holidays.stream().map(Holiday::name).allMatch(name -> ShortText.isGood(name, LONGEST_NAME));
    }

    public HolidayCalendar cleaned() {
        return new HolidayCalendar(
                holidays.stream()
                        .map(holiday -> new Holiday(holiday.date(), ShortText.line(holiday.name(), LONGEST_NAME)))
                        .toList(),
                revision);
    }
}
