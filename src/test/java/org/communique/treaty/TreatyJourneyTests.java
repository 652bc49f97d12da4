package org.communique.treaty;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.browser.Screens;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From the text of the Convention to what the public reads of it. */
@ServerTest
@ExtendWith(EmptyRegister.class)
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
        var administrator = browsers.signedIn(people.member(Role.ADMINISTRATOR, Role.COORDINATOR));
        loadAnEdition(administrator);
        importTwice(administrator);
        var researcher = browsers.signedIn(people.member(Role.RESEARCHER));
        recordAPosition(researcher);
        var coordinator = people.member(Role.COORDINATOR, Role.DRAFTER);
        var coordinating = browsers.signedIn(coordinator);
        openAStatementFromAnAsk(coordinating);
        citeInTwoLanguages(coordinating);
        var table = publishTheTable(coordinating);
        readWithoutScripts(table);
        assertThat(browsers.complaints()).isEmpty();
    }

    private static void loadAnEdition(Person administrator) {
        administrator.open("/treaty");
        administrator.button("Load an edition").click();
        administrator
                .page()
                .locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload(
                        "text.md",
                        "text/markdown",
                        "## Article 24. Conditions and safeguards\n\n1. Each State Party shall ensure. 2. Such.\n"
                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(administrator.page().getByText("No new articles")).isVisible();
        dialogButton(administrator, "Load these articles").click();
        assertThat(dialog(administrator)).hasCount(0);
    }

    private static void importTwice(Person administrator) {
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
        assertThat(administrator.link("CL, Chile: Withdrawal received")).isVisible();
        administrator.page().getByText("Show map").click();
        assertThat(administrator.page().locator(".world-map [data-state=CL]")).hasText("Chile: Withdrawal received");
    }

    private static void importTable(Person person, String rows, String changes) {
        person.button("Import the depositary's table").click();
        field(person, "Table copied").fill(HEADINGS + rows);
        field(person, "Source").focus();
        assertThat(person.page().getByText(changes)).isVisible();
        dialogButton(person, "Import what is shown").click();
        alertButton(person, "Import what is shown").click();
        assertThat(dialog(person)).hasCount(0);
    }

    private static void recordAPosition(Person researcher) {
        researcher.open("/treaty/positions");
        researcher.button("Record a position").click();
        pick(researcher, "State", "Peru");
        pick(researcher, "Article", "Article 24:");
        field(researcher, "Date").fill("25/10/2025");
        researcher.page().keyboard().press("Enter");
        field(researcher, "Quotation").fill("Safeguards are ours to keep.");
        field(researcher, "Source").fill("https://docs.un.org/peru");
        researcher
                .page()
                .locator("vaadin-dialog vaadin-button", new Page.LocatorOptions().setHasText("Save"))
                .click();
        assertThat(researcher.page().getByText("The position was saved.")).isVisible();
    }

    private static void openAStatementFromAnAsk(Person coordinator) {
        coordinator.open("/treaty/asks");
        coordinator.button("Add an ask").click();
        field(coordinator, "Title").fill("Judges before powers");
        field(coordinator, "What we ask").fill("Let a judge decide on each measure.");
        pick(coordinator, "Article", "Article 24:");
        dialogButton(coordinator, "Add an ask").click();
        coordinator.button("Open a statement from this ask").click();
        dialogButton(coordinator, "Open a statement from this ask").click();
        assertThat(coordinator.page().getByText("Let a judge decide on each measure."))
                .isVisible();
    }

    private static void citeInTwoLanguages(Person drafter) {
        drafter.page().waitForURL(Pattern.compile("/statements/[^/]+/"));
        var statement = drafter.page().url().replaceFirst(".*(/statements/[^/]+)/.*", "$1");
        drafter.open(statement + "/draft");
        var editor = drafter.page()
                .locator("communique-editor [contenteditable=true]")
                .first();
        editor.click();
        drafter.page().keyboard().press("Control+End");
        drafter.page().keyboard().insertText(" States shall apply article 28, paragraph 4. ");
        drafter.page().keyboard().insertText("L’article 30 de la Convention l’exige.");
        assertThat(editor).containsText("l’exige");
        drafter.open(statement + "/citations");
        var interception = drafter.link("Article 30: Interception of content data");
        var recognised = drafter.page().getByText(Pattern.compile("articles were found"));
        assertThat(recognised.first()).isVisible();
        drafter.button("Check again").click();
        assertThat(interception).isVisible();
        assertThat(drafter.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Article 28:")))
                .isVisible();
    }

    private String publishTheTable(Person coordinator) {
        coordinator.open("/treaty/organisations");
        coordinator.button("Ask the organisations").click();
        field(coordinator, "What it is about").fill("Judges and powers");
        pick(coordinator, "Articles", "Article 24:");
        coordinator.page().keyboard().press("Tab");
        field(coordinator, "Answers until").fill("31/12/2030");
        coordinator.page().keyboard().press("Enter");
        coordinator
                .page()
                .locator("vaadin-dialog vaadin-button", new Page.LocatorOptions().setHasText("Ask the organisations"))
                .click();
        assertThat(coordinator.page().getByText("The organisations can answer now."))
                .isVisible();
        answer(people.representative(people.organisation("Red de Jueces")), "Supports");
        answer(people.representative(people.organisation("Northern Signal")), "Opposes");
        coordinator.open("/treaty/organisations");
        coordinator.link("Judges and powers").first().click();
        coordinator.button("Close now").click();
        coordinator.button("Publish the table").click();
        return Objects.requireNonNull(coordinator.link("Public page").getAttribute("href"));
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

    private static void pick(Person person, String label, String option) {
        dialog(person)
                .getByRole(
                        AriaRole.COMBOBOX,
                        new Locator.GetByRoleOptions().setName(label).setExact(true))
                .fill(option);
        person.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(option))
                .first()
                .click();
    }

    private static Locator dialog(Person person) {
        return person.page().getByRole(AriaRole.DIALOG);
    }

    private static Locator field(Person person, String label) {
        return dialog(person).getByLabel(label).first();
    }

    private static Locator dialogButton(Person person, String label) {
        return dialog(person).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label));
    }

    private static Locator alertButton(Person person, String label) {
        return person.page()
                .getByRole(AriaRole.ALERTDIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label));
    }
}
