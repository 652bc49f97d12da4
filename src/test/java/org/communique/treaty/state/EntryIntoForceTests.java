package org.communique.treaty.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.communique.coalition.directory.MemberId;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.state.State.StateKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntryIntoForceTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate TODAY = FIRST.plusYears(4);
    private static final TreatyRules RULES = TreatyRules.CYBERCRIME;
    private static final StateCode EUROPEAN_UNION = new StateCode("EU");

    /** State number n deposits on day n. */
    private static List<StateStatus> deposits(int count) {
        var states = States.all().stream()
                .filter(state -> state.kind() == StateKind.MEMBER_STATE)
                .toList();
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(n -> status(states.get(n).code(), FIRST.plusDays(n), null))
                .toList());
    }

    private static StateStatus status(StateCode state, @Nullable LocalDate consent, @Nullable LocalDate withdrawal) {
        Map<StatusCell, StatusFact> cells = new EnumMap<>(StatusCell.class);
        if (consent != null) {
            cells.put(StatusCell.CONSENT, fact(consent, ConsentKind.RATIFICATION));
        }
        if (withdrawal != null) {
            cells.put(StatusCell.WITHDRAWAL, fact(withdrawal, null));
        }
        return new StateStatus("id", InstrumentId.CYBERCRIME, state, cells, Map.of(), List.of(), List.of(), 0);
    }

    private static StatusFact fact(LocalDate date, @Nullable ConsentKind kind) {
        return new StatusFact(date, kind, "a test", MemberId.random(), Instant.EPOCH);
    }

    @Test
    void entersIntoForceOnTheNinetiethDayAfterTheFortiethInstrument() {
        assertThat(EntryIntoForce.of(deposits(39), RULES, TODAY)).isEqualTo(new EntryIntoForce(39, 40, null, null));
        assertThat(EntryIntoForce.of(deposits(41), RULES, TODAY))
                .isEqualTo(new EntryIntoForce(
                        41, 40, FIRST.plusDays(39), FIRST.plusDays(39).plusDays(90)));
    }

    @Test
    void doesNotCountARegionalOrganisation() {
        var statuses = deposits(39);
        statuses.add(status(EUROPEAN_UNION, FIRST, null));

        var entry = EntryIntoForce.of(statuses, RULES, TODAY);

        assertThat(entry.counted()).isEqualTo(39);
        assertThat(entry.inForce()).isNull();
    }

    @Test
    void doesNotCountAnInstrumentThatWasWithdrawnBeforeTheFortieth() {
        var statuses = deposits(41);
        statuses.set(0, status(statuses.getFirst().state(), FIRST, FIRST.plusDays(10)));

        assertThat(EntryIntoForce.of(statuses, RULES, TODAY).decisive()).isEqualTo(FIRST.plusDays(40));
    }

    @Test
    void staysInForceWhenAStateWithdrawsLater() {
        var statuses = deposits(40);
        var withdrawn = FIRST.plusYears(2);
        statuses.set(0, status(statuses.getFirst().state(), FIRST, withdrawn));
        var entry = EntryIntoForce.of(statuses, RULES, TODAY);
        var inForce = FIRST.plusDays(39).plusDays(90);

        assertThat(entry.counted()).isEqualTo(39);
        assertThat(entry.inForce()).isEqualTo(inForce);
        assertThat(entry.partiesOn(inForce.minusDays(1), statuses, RULES)).isEmpty();
        assertThat(entry.partiesOn(inForce, statuses, RULES)).hasSize(40);
        assertThat(entry.partiesOn(withdrawn.plusYears(1).minusDays(1), statuses, RULES))
                .hasSize(40);
        assertThat(entry.partiesOn(withdrawn.plusYears(1), statuses, RULES)).hasSize(39);
    }

    @Test
    void bindsALaterStateAfterAWaitAndNeverBeforeTheTreatyItself() {
        var statuses = deposits(40);
        var late = FIRST.plusYears(1);
        var soon = FIRST.plusDays(45);
        statuses.add(status(new StateCode("ZW"), late, null));
        statuses.add(status(new StateCode("ZM"), soon, null));
        statuses.add(status(EUROPEAN_UNION, FIRST, null));
        var entry = EntryIntoForce.of(statuses, RULES, TODAY);
        var inForce = FIRST.plusDays(39).plusDays(90);

        assertThat(entry.partiesOn(inForce, statuses, RULES)).hasSize(42);
        assertThat(entry.partiesOn(late.plusDays(29), statuses, RULES)).hasSize(42);
        assertThat(entry.partiesOn(late.plusDays(30), statuses, RULES)).hasSize(43);
    }

    @Test
    void countsAnInstrumentUntilItsWithdrawalTakesEffect() {
        var statuses = deposits(40);
        var withdrawn = FIRST.plusYears(2);
        statuses.set(0, status(statuses.getFirst().state(), FIRST, withdrawn));

        assertThat(EntryIntoForce.of(statuses, RULES, withdrawn.plusYears(1).minusDays(1))
                        .counted())
                .isEqualTo(40);
        assertThat(EntryIntoForce.of(statuses, RULES, withdrawn.plusYears(1)).counted())
                .isEqualTo(39);
    }

    @Test
    void countsAStateThatCameBackAfterItsWithdrawal() {
        var statuses = deposits(39);
        var returned = status(new StateCode("ZW"), FIRST.plusDays(60), FIRST.plusDays(50));
        statuses.add(returned);

        var entry = EntryIntoForce.of(statuses, RULES, TODAY);

        assertThat(entry.counted()).isEqualTo(40);
        assertThat(entry.decisive()).isEqualTo(FIRST.plusDays(60));
        assertThat(StatusStage.of(returned)).isEqualTo(StatusStage.CONSENTED);
    }
}
