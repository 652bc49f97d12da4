package org.communique.amendment.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.Instant;
import java.util.Optional;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
import org.communique.coalition.calendar.WorkingWeek;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class RoundDeadlineTests {

    private static final Instant WEDNESDAY = Instant.parse("2030-11-20T18:00:00Z");

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    RoundService rounds;

    @Test
    void isTheSameHourAfterWorkingDays() {
        var round = amendmentFixtures.unopened("Courts decide.\n");

        assertThat(as(
                        round.coordinator,
                        () -> rounds.afterWorkingDays(round.statement, WEDNESDAY, 3, WorkingWeek.MONDAY_FRIDAY)))
                .contains(Instant.parse("2030-11-25T18:00:00Z"));
        assertThat(as(
                        round.coordinator,
                        () -> rounds.afterWorkingDays(round.statement, WEDNESDAY, 3, WorkingWeek.SUNDAY_THURSDAY)))
                .contains(Instant.parse("2030-11-25T18:00:00Z"));
    }

    @Test
    void takesNoMoreWorkingDaysThanAYearHas() {
        var round = amendmentFixtures.unopened("Courts decide.\n");

        for (int days : new int[] {Integer.MIN_VALUE, 0, OpenRound.MOST_WORKING_DAYS + 1, Integer.MAX_VALUE}) {
            assertThat(as(
                            round.coordinator,
                            () -> rounds.afterWorkingDays(round.statement, WEDNESDAY, days, WorkingWeek.MONDAY_FRIDAY)))
                    .isEqualTo(Optional.empty());
        }
    }
}
