package org.communique.coalition.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * The days on which people work.
 *
 * @param weekend  days of the week that do not count
 * @param holidays days other than these that do not count
 */
public record WorkingDays(Set<DayOfWeek> weekend, Set<LocalDate> holidays) {

    /** The same hour of the day after so many of them, which is one of them; days begin in the zone of the moment. */
    public ZonedDateTime after(ZonedDateTime moment, long days) {
        var day = moment.toLocalDate();
        for (long left = days; left > 0; ) {
            day = day.plusDays(1);
            if (!weekend.contains(day.getDayOfWeek()) && !holidays.contains(day)) {
                left--;
            }
        }
        // Days between on which clocks skip that hour do not move it.
        return moment.with(day);
    }
}
