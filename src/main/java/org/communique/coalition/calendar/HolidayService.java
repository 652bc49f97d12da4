package org.communique.coalition.calendar;

import org.communique.coalition.calendar.HolidayOutcome.ChangedMeanwhile;
import org.communique.coalition.calendar.HolidayOutcome.InvalidHolidays;
import org.communique.coalition.calendar.HolidayOutcome.Saved;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Keeps the days on which the coalition does not work; deadlines in working days do not count them. */
@Service
@PreAuthorize("denyAll()")
public class HolidayService {

    private final HolidayStore holidayStore;

    HolidayService(HolidayStore holidayStore) {
        this.holidayStore = holidayStore;
    }

    @PreAuthorize("isAuthenticated()")
    public HolidayCalendar calendar() {
        return holidayStore.calendar();
    }

    /** Replaces all of that revision. Deadlines that are set already stay as they are. */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public HolidayOutcome replace(HolidayCalendar wanted) {
        var clean = wanted.cleaned();
        if (!clean.valid()) {
            return new InvalidHolidays();
        }
        return holidayStore.replace(clean.holidays(), clean.revision())
                ? new Saved(holidayStore.calendar())
                : new ChangedMeanwhile();
    }
}
