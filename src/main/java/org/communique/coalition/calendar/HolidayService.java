package org.communique.coalition.calendar;

import org.communique.coalition.calendar.HolidayService.HolidayOutcome.ChangedMeanwhile;
import org.communique.coalition.calendar.HolidayService.HolidayOutcome.InvalidHolidays;
import org.communique.coalition.calendar.HolidayService.HolidayOutcome.Saved;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
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

    /** The outcome of changing the holidays. */
    public sealed interface HolidayOutcome {

        record Saved(HolidayCalendar calendar) implements HolidayOutcome {}

        /** A name is empty, longer than 120 characters or not one line, a date is given twice, or there are more than 500. */
        @Refused(because = Cause.INVALID)
        record InvalidHolidays() implements HolidayOutcome, Refusal {}

        /** They were replaced since the revision that the change was made of. */
        @Refused(message = "coalition.refusal.holidays-changed")
        record ChangedMeanwhile() implements HolidayOutcome, Refusal {}
    }
}
