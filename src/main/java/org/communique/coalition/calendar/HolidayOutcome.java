package org.communique.coalition.calendar;

/** The outcome of changing the holidays. */
public sealed interface HolidayOutcome {

    record Saved(HolidayCalendar calendar) implements HolidayOutcome {}

    /** A name is empty, longer than 120 characters or not one line, a date is given twice, or there are more than 500. */
    record Invalid() implements HolidayOutcome {}

    /** They were replaced since the revision that the change was made of. */
    record ChangedMeanwhile() implements HolidayOutcome {}
}
