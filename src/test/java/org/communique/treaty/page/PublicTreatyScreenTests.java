package org.communique.treaty.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.ScreenWalk;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Role;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.state.ConsentKind;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.StatusCell;
import org.communique.treaty.state.StatusEntry;
import org.communique.treaty.state.StatusService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class PublicTreatyScreenTests {

    private static final String SOURCE = "https://treaties.un.org/";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    CoalitionFixtures people;

    @Autowired
    StatusService statuses;

    @BeforeEach
    void recordWhatStatesDid() {
        enter("KE", StatusCell.SIGNATURE, LocalDate.of(2025, 10, 25));
        enter("BR", StatusCell.SIGNATURE, LocalDate.of(2025, 10, 25));
        enter("BR", StatusCell.CONSENT, LocalDate.of(2026, 3, 2));
        enter("MV", StatusCell.CONSENT, LocalDate.of(2026, 5, 1));
        enter("MV", StatusCell.WITHDRAWAL, LocalDate.of(2026, 6, 1));
    }

    private void enter(String state, StatusCell cell, LocalDate date) {
        var kind = cell == StatusCell.CONSENT ? ConsentKind.RATIFICATION : null;
        as(
                people.member(Role.COORDINATOR),
                () -> statuses.enter(
                        InstrumentId.CYBERCRIME,
                        new StateCode(state),
                        new StatusEntry(cell, date, kind, SOURCE),
                        null));
    }

    @Test
    void drawsTheStatesOnAMapThatSaysWhatItShows() {
        var reader = browsers.person("reader");
        reader.open("/p/treaty/states");
        var map = reader.page()
                .getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Map of the States by status"));

        assertThat(map).isVisible();
        assertThat(map).hasAccessibleDescription(Pattern.compile("Signed: \\d+\\. .*The table says the same"));
        assertThat(map.locator("[data-state=BR]")).hasText("Brazil: Instrument deposited");
        assertThat(map.locator("[data-state=MV]")).hasText("Maldives: Withdrawal received");
        assertThat(reader.page().getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName("Brazil")))
                .isVisible();
        assertThat(reader.page().getByText("express no opinion")).isVisible();
        reader.photograph("treaty-public-states");
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void hasNoFaultsThatAxeOrANarrowScreenShows() {
        var walk = new ScreenWalk();
        walk.as(browsers.person("reader")).visit("p/treaty/states").visit("p/treaty/positions");

        assertThat(walk.faults()).isEmpty();
    }
}
