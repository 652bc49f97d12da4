package org.communique.coalition.calendar;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

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
