package org.communique.treaty.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.communique.treaty.instrument.Topic;
import org.communique.treaty.position.StatePositions.Side;
import org.communique.treaty.state.StateCode;
import org.junit.jupiter.api.Test;

class StatePositionsTests {

    private static final StateCode GHANA = new StateCode("GH");

    private static PositionData position(Topic topic, Attitude attitude) {
        return new PositionData(
                Holder.of(GHANA),
                Subject.of(topic),
                LocalDate.of(2026, 1, 1),
                attitude,
                Confidence.CERTAIN,
                "",
                "en",
                "https://example.org");
    }

    private static Side side(PositionData... newestFirst) {
        return StatePositions.of(List.of(newestFirst)).side(GHANA);
    }

    @Test
    void takesTheNewestOfSeveralPositionsOnOneSubject() {
        assertThat(side(position(Topic.PRIVACY, Attitude.OPPOSES), position(Topic.PRIVACY, Attitude.SUPPORTS)))
                .isEqualTo(Side.OPPOSES);
    }

    @Test
    void saysSoWhenAStateSupportsOneThingAndOpposesAnother() {
        assertThat(side(
                        position(Topic.PRIVACY, Attitude.OPPOSES),
                        position(Topic.SCOPE, Attitude.TAKES_NO_SIDE),
                        position(Topic.VICTIMS, Attitude.SUPPORTS_WITH_CONDITIONS)))
                .isEqualTo(Side.BOTH);
    }

    @Test
    void doesNotCountTakingNoSideAsASide() {
        assertThat(side(position(Topic.SCOPE, Attitude.TAKES_NO_SIDE), position(Topic.PRIVACY, Attitude.HAS_CONCERNS)))
                .isEqualTo(Side.OPPOSES);
        assertThat(side(position(Topic.SCOPE, Attitude.TAKES_NO_SIDE))).isEqualTo(Side.NO_SIDE);
    }

    @Test
    void knowsNothingOfAStateWithoutPositions() {
        assertThat(side()).isEqualTo(Side.UNKNOWN);
    }
}
