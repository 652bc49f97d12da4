package org.communique.workflow.definition;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.communique.coalition.calendar.WorkingDays;
import org.jspecify.annotations.Nullable;

/**
 * How long a stage is open.
 *
 * @param weekend days that do not count; if there are any, the time is in whole days
 * @param zone    in which days begin; null for the coordinator's own
 * @param remind  how long before the deadline those who have not decided are reminded; null for a day, or half of a shorter time
 */
public record DeadlineRule(
        Duration time,
        Set<DayOfWeek> weekend,
        @Nullable ZoneId zone,
        @Nullable Duration remind) {

    public DeadlineRule {
        if (!time.isPositive()) {
            throw new IllegalArgumentException("not positive");
        }
        if (!weekend.isEmpty() && !time.equals(Duration.ofDays(time.toDays()))) {
            throw new IllegalArgumentException("working days are whole days");
        }
        if (remind != null && (!remind.isPositive() || remind.compareTo(time) >= 0)) {
            throw new IllegalArgumentException("a reminder comes before the deadline");
        }
    }

    static DeadlineRule of(Duration time) {
        return new DeadlineRule(time, Set.of(), null, null);
    }

    /**
     * The same hour of the day after so many working days, on a working day; or simply so much later.
     *
     * @param holidays days besides the weekend that are no working days
     */
    public Instant deadline(Instant opened, ZoneId coordinators, Set<LocalDate> holidays) {
        if (!countsWorkingDays()) {
            return opened.plus(time);
        }
        var moment = opened.atZone(zone == null ? coordinators : zone);
        return new WorkingDays(weekend, holidays).after(moment, time.toDays()).toInstant();
    }

    public boolean countsWorkingDays() {
        return !weekend.isEmpty();
    }

    public Instant reminder(Instant from, Instant deadline) {
        return deadline.minus(remind == null ? remindsBefore(from, deadline) : remind);
    }

    /** A day before a deadline, or after half of a shorter time. */
    public static Duration remindsBefore(Instant from, Instant deadline) {
        var day = Duration.ofDays(1);
        var half = Duration.between(from, deadline).dividedBy(2);
        return half.compareTo(day) < 0 ? half : day;
    }
}
