package org.communique.treaty.depositary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.LocalDate;
import java.util.List;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.treaty.depositary.StatusImportService.StatusImportOutcome;
import org.communique.treaty.depositary.StatusImportService.StatusImportOutcome.Imported;
import org.communique.treaty.depositary.StatusImportService.StatusImportOutcome.LookAgain;
import org.communique.treaty.instrument.Instrument;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.instrument.Instruments;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.StatusCell;
import org.communique.treaty.state.StatusEntry;
import org.communique.treaty.state.StatusOutcome;
import org.communique.treaty.state.StatusRegister;
import org.communique.treaty.state.StatusService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class StatusImportServiceTests {

    private static final String FIRST = """
        Participant\tSignature\tRatification\tWithdrawal
        Kenya\t25 Oct 2025\t3 Mar 2026\t
        Ghana\t25 Oct 2025\t\t
        Peru\t\t4 Apr 2026 a\t
        """;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    Instruments instruments;

    @Autowired
    StatusImportService imports;

    @Autowired
    StatusService statuses;

    @Autowired
    StatusRegister register;

    private Member researcher;
    private InstrumentId instrument;

    @BeforeEach
    void anInstrumentOfItsOwn() {
        researcher = people.member(Role.RESEARCHER);
        instrument = InstrumentId.random();
        instruments.add(new Instrument(instrument, "A treaty", "Treaty", "", List.of(), "", null, 0));
    }

    private StatusPreview preview(String table) {
        return as(researcher, () -> imports.preview(instrument, table.getBytes(UTF_8), ImportAnswers.NONE));
    }

    private StatusImportOutcome confirm(String table, StatusPreview seen) {
        return as(
                researcher,
                () -> imports.confirm(
                        instrument, table.getBytes(UTF_8), ImportAnswers.NONE, "The depositary's page", seen));
    }

    @Test
    void writesNothingBeforeItIsConfirmedAndNothingTheSecondTime() {
        var seen = preview(FIRST);
        assertThat(register.of(instrument)).isEmpty();

        assertThat(confirm(FIRST, seen)).isEqualTo(new Imported(4));
        var again = preview(FIRST);
        assertThat(again.differences()).isEmpty();
        assertThat(again.unchanged()).isEqualTo(3);
        assertThat(confirm(FIRST, again)).isEqualTo(new Imported(0));
    }

    @Test
    void changesThreeCellsOneOfThemAWithdrawalAndKeepsTheirHistory() {
        confirm(FIRST, preview(FIRST));
        var second = FIRST.replace("3 Mar 2026\t", "3 Mar 2026\t1 Jun 2026")
                .replace("Ghana\t25 Oct 2025\t", "Ghana\t25 Oct 2025\t5 May 2026 A")
                .replace("4 Apr 2026 a", "5 Apr 2026 a");

        assertThat(confirm(second, preview(second))).isEqualTo(new Imported(3));

        var peru = register.find(instrument, new StateCode("PE")).orElseThrow();
        assertThat(peru.history()).hasSize(2).last().satisfies(change -> {
            assertThat(requireNonNull(change.before()).date()).isEqualTo(LocalDate.of(2026, 4, 4));
            assertThat(requireNonNull(change.after()).date()).isEqualTo(LocalDate.of(2026, 4, 5));
            assertThat(change.by()).isEqualTo(researcher.id());
        });
        assertThat(register.find(instrument, new StateCode("KE")).orElseThrow().cell(StatusCell.WITHDRAWAL))
                .hasValueSatisfying(fact -> assertThat(fact.source()).isEqualTo("The depositary's page"));
    }

    @Test
    void asksToLookAgainWhenTheRegisterChangedSinceThePreview() {
        var seen = preview(FIRST);
        as(
                researcher,
                () -> statuses.enter(
                        instrument,
                        new StateCode("KE"),
                        new StatusEntry(StatusCell.SIGNATURE, LocalDate.of(2025, 10, 26), null, "by hand"),
                        null));

        assertThat(confirm(FIRST, seen)).isInstanceOf(LookAgain.class);
        assertThat(register.of(instrument)).hasSize(1);
    }

    @Test
    void writesNothingOfATableWithQuestions() {
        var table = FIRST + "Yugoslavia\t25 Oct 2025\t\t\n";

        assertThat(confirm(table, preview(table))).isInstanceOf(LookAgain.class);
        assertThat(register.of(instrument)).isEmpty();
    }

    @Test
    void keepsACellWhoseColumnIsNotInTheTable() {
        confirm(FIRST, preview(FIRST));
        var narrow = "Participant\tRatification\nKenya\t3 Mar 2026\n";

        assertThat(preview(narrow).differences()).isEmpty();
    }

    @Test
    void showsThePublicWhatACoordinatorImportedOrPublished() {
        var kenya = new StateCode("KE");
        confirm(FIRST, preview(FIRST));
        var imported = register.find(instrument, kenya).orElseThrow();
        assertThat(imported.published()).isEmpty();

        var coordinator = people.member(Role.COORDINATOR);
        assertThat(as(coordinator, () -> statuses.publish(instrument, kenya, imported.revision())))
                .isInstanceOf(StatusOutcome.Saved.class);
        var published = register.find(instrument, kenya).orElseThrow();
        assertThat(published.published()).isEqualTo(imported.cells());
        assertThat(as(coordinator, () -> statuses.publish(instrument, kenya, imported.revision())))
                .isEqualTo(new StatusOutcome.ChangedMeanwhile());

        var emptied = new StatusEntry(StatusCell.SIGNATURE, null, null, "by mistake");
        var seen = published.cell(StatusCell.SIGNATURE).orElseThrow();
        as(researcher, () -> statuses.enter(instrument, kenya, emptied, seen));
        assertThat(register.find(instrument, kenya).orElseThrow().published()).isEqualTo(imported.cells());

        var second = FIRST.replace("4 Apr 2026 a", "5 Apr 2026 a");
        researcher = coordinator;
        confirm(second, preview(second));
        assertThat(register.find(instrument, new StateCode("PE")).orElseThrow().published())
                .containsKey(StatusCell.CONSENT);
    }

    @Test
    void refusesAnEntryOverWhatWasNotSeenAndAWithdrawalOfNothing() {
        confirm(FIRST, preview(FIRST));
        var kenya = new StateCode("KE");
        var other = new StatusEntry(StatusCell.SIGNATURE, LocalDate.of(2025, 11, 1), null, "by hand");
        assertThat(as(researcher, () -> statuses.enter(instrument, kenya, other, null)))
                .isEqualTo(new StatusOutcome.ChangedMeanwhile());

        var early = new StatusEntry(StatusCell.WITHDRAWAL, LocalDate.of(2026, 3, 2), null, "by hand");
        assertThat(as(researcher, () -> statuses.enter(instrument, kenya, early, null)))
                .isEqualTo(new StatusOutcome.NoInstrument());
        assertThat(as(researcher, () -> statuses.enter(instrument, new StateCode("GH"), early, null)))
                .isEqualTo(new StatusOutcome.NoInstrument());
        var tooEarly = new StatusEntry(StatusCell.SIGNATURE, LocalDate.of(2025, 10, 24), null, "by hand");
        assertThat(as(researcher, () -> statuses.enter(InstrumentId.CYBERCRIME, new StateCode("ZW"), tooEarly, null)))
                .isEqualTo(new StatusOutcome.Invalid());
    }
}
