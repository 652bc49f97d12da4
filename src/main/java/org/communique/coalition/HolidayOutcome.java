package org.communique.coalition;

import java.util.List;

/** What became of a change of the holidays. */
public sealed interface HolidayOutcome {

    record Saved(List<Holiday> holidays) implements HolidayOutcome {}

    /** A name is empty, longer than 120 characters or not one line, a date is given twice, or there are more than 500. */
    record Invalid() implements HolidayOutcome {}
}
