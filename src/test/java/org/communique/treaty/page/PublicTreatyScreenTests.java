package org.communique.treaty.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
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
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class PublicTreatyScreenTests {

    private static final String SOURCE = "https://treaties.un.org/";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    CoalitionFixtures people;

    @Autowired
    StatusService statuses;

    @LocalServerPort
    int port;

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
    void showsTheTimelineAsAPictureAndAsATable() {
        var reader = browsers.person("reader");
        reader.open("/p/treaty/timeline");

        assertThat(reader.page()
                        .getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Timeline of the Convention")))
                .hasAccessibleDescription(Pattern.compile("Signatures: \\d+\\. Instruments: \\d+"));
        assertThat(reader.page()
                        .getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(Pattern.compile("October 2025"))))
                .containsText("Opened for signature");
        assertThat(reader.page()
                        .getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(Pattern.compile("of 40 instr"))))
                .isVisible();
        reader.photograph("treaty-public-timeline");
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void saysWhoIsPartyOnADayThatTheReaderChooses() {
        var reader = browsers.person("reader");
        reader.open("/p/treaty/parties");
        reader.page().getByLabel("Day").fill("2026-05-01");
        reader.page().keyboard().press("Enter");

        assertThat(reader.page()).hasURL(Pattern.compile("day=2026-05-01"));
        assertThat(reader.page().getByRole(AriaRole.STATUS))
                .hasText("No State or organisation is party on 1 May 2026.");
        assertThat(reader.page().getByText("The Convention is not in force on that day."))
                .isVisible();
        reader.photograph("treaty-public-parties");
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void canBeShownInAFrameOfAnotherSiteButNotTheWholePage() throws IOException {
        var reader = browsers.person("reader");
        var other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        other.createContext("/", exchange -> {
            byte[] page = "<h1>News</h1><iframe title=map src=\"http://localhost:%d/p/treaty/states/embed\"></iframe>"
                    .formatted(port)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        other.start();
        try {
            reader.page().navigate("http://127.0.0.1:" + other.getAddress().getPort() + "/");
            assertThat(reader.page().frameLocator("iframe").getByRole(AriaRole.IMG))
                    .hasAttribute("aria-labelledby", "map-title");
        } finally {
            other.stop(0);
        }
        var whole = reader.context().request().get("/p/treaty/states").headers();
        assertThat(whole.get("x-frame-options")).isEqualTo("DENY");
        assertThat(whole.get("content-security-policy")).contains("frame-ancestors 'none'");
        reader.open("/p/treaty/states/embed");
        reader.photograph("treaty-embed");
    }

    @Test
    void hasNoFaultsThatAxeOrANarrowScreenShows() {
        var walk = new ScreenWalk();
        walk.as(browsers.person("reader"))
                .visit("p/treaty/states")
                .visit("p/treaty/positions")
                .visit("p/treaty/timeline")
                .visit("p/treaty/parties");

        assertThat(walk.faults()).isEmpty();
    }
}
