package org.communique.coalition.calendar;

import java.util.List;

/**
 * The days on which the coalition does not work.
 *
 * @param holidays by date
 * @param revision how often they were replaced
 */
public record HolidayCalendar(List<Holiday> holidays, int revision) {}
