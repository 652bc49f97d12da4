package org.communique.coalition.calendar;

import java.time.DayOfWeek;
import java.util.Set;

/** The days of the week on which people work. */
public enum WorkingWeek {
    MONDAY_FRIDAY(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
    SUNDAY_THURSDAY(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);

    private final Set<DayOfWeek> weekend;

    WorkingWeek(DayOfWeek first, DayOfWeek second) {
        weekend = Set.of(first, second);
    }

    public Set<DayOfWeek> weekend() {
        return weekend;
    }
}
