package org.communique.workflow.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineRuleTests {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final Set<DayOfWeek> OTHER_WEEKEND = Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);

    @ParameterizedTest(name = "{1} working days from {0} in {2} end at {3}")
    @CsvSource({
        // A Wednesday.
        "2026-11-18T09:00:00Z, 1, UTC,              2026-11-19T09:00:00Z",
        "2026-11-18T09:00:00Z, 3, UTC,              2026-11-23T09:00:00Z",
        "2026-11-18T09:00:00Z, 5, UTC,              2026-11-25T09:00:00Z",
        // A Saturday.
        "2026-11-21T09:00:00Z, 1, UTC,              2026-11-23T09:00:00Z",
        // Friday evening in New York is Saturday in Auckland.
        "2026-11-20T22:00:00Z, 1, America/New_York, 2026-11-23T22:00:00Z",
        "2026-11-20T22:00:00Z, 1, Pacific/Auckland, 2026-11-22T22:00:00Z",
        // Clocks go back in Berlin on 25 October: the same hour there is an hour later in UTC.
        "2026-10-23T08:00:00Z, 1, Europe/Berlin,    2026-10-26T09:00:00Z",
        // There is no half past two on 28 March 2027 in Berlin, but on the Monday after.
        "2027-03-26T01:30:00Z, 1, Europe/Berlin,    2027-03-29T00:30:00Z",
    })
    void countsWorkingDaysInTheZone(Instant opened, int days, ZoneId zone, Instant deadline) {
        var deadlineRule = new DeadlineRule(Duration.ofDays(days), WEEKEND, zone, null);
        assertThat(deadlineRule.deadline(opened, ZoneOffset.UTC, Set.of())).isEqualTo(deadline);
    }

    @Test
    void takesTheCoordinatorsZoneUnlessTheWorkflowNamesOne() {
        var friday = Instant.parse("2026-11-20T22:00:00Z");
        var deadlineRule = new DeadlineRule(Duration.ofDays(1), WEEKEND, null, null);
        assertThat(deadlineRule.deadline(friday, ZoneId.of("Pacific/Auckland"), Set.of()))
                .isEqualTo(Instant.parse("2026-11-22T22:00:00Z"));
    }

    @Test
    void knowsTheWeekendOfFridayAndSaturday() {
        var thursday = Instant.parse("2026-11-19T09:00:00Z");
        var deadlineRule = new DeadlineRule(Duration.ofDays(1), OTHER_WEEKEND, ZoneOffset.UTC, null);
        assertThat(deadlineRule.deadline(thursday, ZoneOffset.UTC, Set.of()))
                .isEqualTo(Instant.parse("2026-11-22T09:00:00Z"));
    }

    @Test
    void countsNoHolidayAsAWorkingDayOfTheZone() {
        var wednesday = Instant.parse("2026-12-23T22:00:00Z");
        var holidays = Set.of(LocalDate.parse("2026-12-25"), LocalDate.parse("2026-12-28"));
        var deadlineRule = new DeadlineRule(Duration.ofDays(2), WEEKEND, ZoneOffset.UTC, null);
        assertThat(deadlineRule.deadline(wednesday, ZoneOffset.UTC, holidays))
                .isEqualTo(Instant.parse("2026-12-29T22:00:00Z"));
        var aucklands = new DeadlineRule(Duration.ofDays(1), WEEKEND, ZoneId.of("Pacific/Auckland"), null);
        assertThat(aucklands.deadline(wednesday, ZoneOffset.UTC, holidays))
                .isEqualTo(Instant.parse("2026-12-28T22:00:00Z"));
        assertThat(DeadlineRule.of(Duration.ofDays(2)).deadline(wednesday, ZoneOffset.UTC, holidays))
                .isEqualTo(Instant.parse("2026-12-25T22:00:00Z"));
    }

    @Test
    void remindsADayBeforeOrAfterHalfOfTheTime() {
        var opened = Instant.parse("2026-11-18T09:00:00Z");
        assertThat(DeadlineRule.of(Duration.ofDays(5)).reminder(opened, opened.plus(Duration.ofDays(5))))
                .isEqualTo(opened.plus(Duration.ofDays(4)));
        assertThat(DeadlineRule.of(Duration.ofHours(10)).reminder(opened, opened.plus(Duration.ofHours(10))))
                .isEqualTo(opened.plus(Duration.ofHours(5)));
        var own = new DeadlineRule(Duration.ofHours(48), Set.of(), null, Duration.ofHours(12));
        assertThat(own.reminder(opened, opened.plus(Duration.ofHours(48))))
                .isEqualTo(opened.plus(Duration.ofHours(36)));
    }

    @Test
    void refusesHalvesOfWorkingDaysAndRemindersThatComeTooSoon() {
        assertThatThrownBy(() -> new DeadlineRule(Duration.ofHours(36), WEEKEND, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DeadlineRule(Duration.ofDays(1), Set.of(), null, Duration.ofDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
