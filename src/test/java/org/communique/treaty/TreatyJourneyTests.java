package org.communique.treaty;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.browser.Screen;
import org.communique.browser.Screens;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.statement.StatementId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From the text of the Convention to what the public reads of it. */
@ServerTest
@ExtendWith(EmptyRegister.class)
@EnabledIf("org.communique.LongRun#isOn")
class TreatyJourneyTests {

    private static final String HEADINGS = "Participant\tSignature\tRatification, Accession(a)\tWithdrawal\n";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    CoalitionFixtures people;

    @LocalServerPort
    int port;

    @Test
    void leadsFromTheTextOfTheConventionToThePublishedTable() {
        var administrator = screens.signedIn(people.member(Role.ADMINISTRATOR, Role.COORDINATOR));
        loadAnEdition(administrator);
        importTwice(administrator);
        recordAPosition(screens.signedIn(people.member(Role.RESEARCHER)));
        var coordinator = people.member(Role.COORDINATOR, Role.DRAFTER);
        var screen = screens.signedIn(coordinator);
        var statement = openAStatementFromAnAsk(screen);
        citeInTwoLanguages(browsers.signedIn(coordinator), statement);
        readWithoutScripts(publishTheTable(screen));
        assertThat(browsers.complaints()).isEmpty();
    }

    private static void loadAnEdition(Screen administrator) {
        administrator.open("/treaty");
        administrator.button("Load an edition").click();
        administrator
                .dialog()
                .upload(
                        "text.md",
                        "## Article 24. Conditions and safeguards\n\n1. Each State Party shall ensure. 2. Such.\n"
                                .getBytes(StandardCharsets.UTF_8));
        administrator.dialog().shows("No new articles");
        administrator.dialog().button("Load these articles").click();
        administrator.dialog().counts(0);
    }

    private static void importTwice(Screen administrator) {
        administrator.open("/treaty/states");
        importTable(
                administrator,
                "Chile\t25 Oct 2025\t2 Mar 2026\t\nPeru\t25 Oct 2025\t\t\nTogo\t25 Oct 2025\t\t\nFiji\t\t\t\n",
                "4 changes");
        importTable(
                administrator,
                "Chile\t25 Oct 2025\t2 Mar 2026\t1 Jun 2026\nPeru\t25 Oct 2025\t3 Apr 2026\t\n"
                        + "Togo\t25 Oct 2025\t\t\nFiji\t5 Nov 2025\t\t\n",
                "3 changes");
        administrator.link("CL, Chile: Withdrawal received").counts(1);
    }

    private static void importTable(Screen administrator, String rows, String changes) {
        administrator.button("Import the depositary's table").click();
        administrator.dialog().field("Table copied").fill(HEADINGS + rows);
        administrator.dialog().shows(changes);
        administrator.dialog().button("Import what is shown").click();
        administrator.dialog().button("Import what is shown").click();
        administrator.dialog().counts(0);
    }

    private static void recordAPosition(Screen researcher) {
        researcher.open("/treaty/positions");
        researcher.button("Record a position").click();
        researcher.dialog().field("State").choose("Peru");
        researcher.dialog().field("Article").choose("Article 24: Conditions and safeguards");
        researcher.dialog().field("Date").fill(LocalDate.of(2025, 10, 25));
        researcher.dialog().field("Quotation").fill("Safeguards are ours to keep.");
        researcher.dialog().field("Source").fill("https://docs.un.org/peru");
        researcher.dialog().button("Save").click();
        researcher.shows("The position was saved.");
    }

    private static StatementId openAStatementFromAnAsk(Screen coordinator) {
        coordinator.open("/treaty/asks");
        coordinator.button("Add an ask").click();
        coordinator.dialog().field("Title").fill("Judges before powers");
        coordinator.dialog().field("What we ask").fill("Let a judge decide on each measure.");
        coordinator.dialog().field("Article").choose("Article 24: Conditions and safeguards");
        coordinator.dialog().button("Add an ask").click();
        coordinator.button("Open a statement from this ask").click();
        coordinator.dialog().button("Open a statement from this ask").click();
        await().until(() -> coordinator.path().startsWith("/statements/"));
        return new StatementId(coordinator.path().split("/")[2]);
    }

    private static void citeInTwoLanguages(Person drafter, StatementId statement) {
        drafter.open(statement, "draft");
        assertThat(drafter.page().getByText("Let a judge decide on each measure."))
                .isVisible();
        var editor = drafter.page()
                .locator("communique-editor [contenteditable=true]")
                .first();
        editor.click();
        drafter.page().keyboard().press("Control+End");
        drafter.page().keyboard().insertText(" States shall apply article 28, paragraph 4. ");
        drafter.page().keyboard().insertText("L’article 30 de la Convention l’exige.");
        assertThat(editor).containsText("l’exige");
        drafter.open(statement, "citations");
        var interception = drafter.link("Article 30: Interception of content data");
        var recognised = drafter.page().getByText(Pattern.compile("articles were found"));
        assertThat(recognised.first()).isVisible();
        drafter.button("Check again").click();
        assertThat(interception).isVisible();
        assertThat(drafter.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Article 28:")))
                .isVisible();
    }

    private String publishTheTable(Screen coordinator) {
        coordinator.open("/treaty/organisations");
        coordinator.button("Ask the organisations").click();
        coordinator.dialog().field("What it is about").fill("Judges and powers");
        coordinator.dialog().field("Articles").choose("Article 24: Conditions and safeguards");
        coordinator.dialog().field("Answers until").fill(LocalDate.of(2030, 12, 31));
        coordinator.dialog().button("Ask the organisations").click();
        coordinator.shows("The organisations can answer now.");
        answer(people.representative(people.organisation("Red de Jueces")), "Supports");
        answer(people.representative(people.organisation("Northern Signal")), "Opposes");
        coordinator.open("/treaty/organisations");
        coordinator.link("Judges and powers").first().click();
        coordinator.button("Close now").click();
        coordinator.button("Publish the table").click();
        return coordinator.link("Public page").attribute("href");
    }

    private void answer(Member member, String stance) {
        var representative = screens.signedIn(member);
        representative.open("/treaty/organisations");
        representative.link("Judges and powers").first().click();
        representative.button("Answer for my organisation").click();
        representative.dialog().field(stance).first().check();
        representative.dialog().field("Our answer may be published").check();
        representative.dialog().button("Save").click();
        representative.in("wide-table").shows("Article 24");
    }

    private void readWithoutScripts(String table) {
        var reader = browsers.person("reader").context().browser();
        try (var context = Objects.requireNonNull(reader)
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://localhost:" + port)
                        .setLocale("en-GB")
                        .setJavaScriptEnabled(false))) {
            var page = context.newPage();
            page.navigate("/p");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("The treaty:"))
                    .click();
            assertThat(page.locator(".world-map [data-state=PE]")).hasText("Peru: Instrument deposited");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Judges and powers"))
                    .first()
                    .click();
            assertThat(page).hasURL("http://localhost:" + port + table);
            assertThat(page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("Red de Jueces")))
                    .containsText("Supports");
            assertThat(page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("Northern Signal")))
                    .containsText("Opposes");
        }
    }
}
