package org.communique.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.coalition.calendar.WorkingWeek;
import org.communique.crdt.YDoc;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

@ServerTest
class RoundDeadlineTests {

    private static final ZonedDateTime WEDNESDAY = ZonedDateTime.parse("2030-11-20T18:00:00Z");

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    RoundService rounds;

    @Autowired
    Rounds stored;

    @Autowired
    MongoOperations mongo;

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
    void isSetThoughTheServerDiedWhileTheRoundWasOpenedBefore() {
        var round = amendmentFixtures.unopened("Courts decide.\n");
        var id = RoundId.of(round.statement, 1);
        var left = new YDoc().encodeStateAsUpdate();
        stored.keep(new RoundText(BaseId.of(id, left), left, List.of()));

        assertThat(round.open(Visibility.AT_ONCE, null)).isInstanceOf(RoundOutcome.Done.class);

        assertThat(stored.text(BaseId.of(id)).orElseThrow().leaves().leaves()).hasSize(1);
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

    @Test
    void isCountedInDaysOfTheZoneInWhichTheHourIsChosen() {
        var round = amendmentFixtures.unopened("Courts decide.\n");
        var saturday = ZonedDateTime.parse("2030-11-23T09:00:00+13:00[Pacific/Auckland]");

        assertThat(as(
                        round.coordinator,
                        () -> rounds.afterWorkingDays(round.statement, saturday, 1, WorkingWeek.MONDAY_FRIDAY)))
                .contains(Instant.parse("2030-11-24T20:00:00Z"));
    }

    @Test
    void staysOfARoundThatWasStoredWithoutTheNameOfItsText() {
        var round = amendmentFixtures.round("Courts decide.\n");
        var opened = as(round.coordinator, () -> rounds.latest(round.statement)).orElseThrow();
        var text = stored.text(opened.text()).orElseThrow();
        stored.keep(new RoundText(BaseId.of(opened.id()), text.state(), text.names()));
        mongo.updateFirst(query(where("_id").is(opened.id())), new Update().unset("text"), AmendmentRound.class);

        assertThat(as(round.coordinator, () -> rounds.latest(round.statement))
                        .orElseThrow()
                        .text())
                .isEqualTo(BaseId.of(opened.id()));
        assertThat(round.propose(round.proposers.get(0), "Courts decide at once.\n"))
                .hasSize(1);
    }
}
