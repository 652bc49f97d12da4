package org.communique.treaty.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Role;
import org.communique.treaty.EmptyRegister;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.StatusCell;
import org.communique.treaty.state.StatusEntry;
import org.communique.treaty.state.StatusService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
@ExtendWith(EmptyRegister.class)
class TreatyScreensTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    CoalitionFixtures people;

    @Autowired
    StatusService statuses;

    @Test
    void showsEveryMemberTheArticlesAndSaysWhatIsToBeChecked() {
        var reader = browsers.signedIn(people.member(Role.REVIEWER));
        reader.open("/treaty");

        assertThat(reader.page().getByText("68 articles.")).isVisible();
        assertThat(reader.button("Load an edition")).hasCount(0);
        reader.photograph("treaty-articles");

        reader.page().locator(".toolbar vaadin-text-field input").fill("safeguards");
        assertThat(reader.link("Article 23: Scope of procedural measures")).hasCount(0);
        reader.link("Article 24: Conditions and safeguards").click();
        assertThat(reader.page().getByText("left to each State's domestic law")).isVisible();
        assertThat(reader.page().getByText("The official text of this edition was not loaded"))
                .isVisible();
        assertThat(reader.button("Edit")).hasCount(0);
        reader.photograph("treaty-article");

        reader.open("/treaty/articles/un-cybercrime-a-res-79-243/69");
        assertThat(reader.page().getByText("Page not found")).isVisible();
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void loadsAnotherInstrumentAfterAPreviewAndShowsItsText() {
        var administrator = browsers.signedIn(people.member(Role.ADMINISTRATOR));
        administrator.open("/treaty");
        administrator.button("Add an instrument").click();
        field(administrator, "Official name").fill("Convention on Cybercrime");
        field(administrator, "Short name").fill("Budapest Convention");
        dialogButton(administrator, "Add an instrument").click();
        assertThat(administrator.page().getByRole(AriaRole.DIALOG)).hasCount(0);

        administrator.button("Load an edition").click();
        choose(administrator, "Instrument", "Budapest Convention");
        field(administrator, "Label").fill("ETS 185");
        upload(administrator, "# Article 1. Definitions\n# Article 1. Twice\n");
        assertThat(administrator.page().getByText("The article in line 2 has a number that was there before"))
                .isVisible();
        assertThat(dialogButton(administrator, "Load these articles")).isDisabled();

        upload(administrator, "# Article 1. Definitions\n\nFor the purposes of this Convention: words.\n");
        assertThat(administrator.page().getByText("1 new articles")).isVisible();
        administrator.photograph("treaty-load");
        dialogButton(administrator, "Load these articles").click();
        assertThat(administrator.page().getByRole(AriaRole.DIALOG)).hasCount(0);

        administrator.link("Article 1: Definitions").click();
        assertThat(administrator.page().getByText("For the purposes of this Convention: words."))
                .isVisible();

        for (var kind : List.of("edition", "instrument")) {
            administrator.open("/treaty");
            administrator.page().getByLabel("Instrument").first().click();
            administrator
                    .page()
                    .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Budapest Convention"))
                    .click();
            administrator.button("Delete " + kind).click();
            confirm(administrator, "Delete " + kind);
            assertThat(administrator.page().getByText("It is deleted.").first()).isVisible();
        }
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void importsTheDepositarysTableAfterQuestionsAndShowsWhatChanged() {
        var researcher = browsers.signedIn(people.member(Role.RESEARCHER));
        researcher.open("/treaty/states");
        assertThat(researcher.page().getByText("0 of 40 instruments")).isVisible();
        researcher.button("Import the depositary's table").click();
        field(researcher, "Table copied")
                .fill("Participant\tSignature\tRatification, Accession(a)\n"
                        + "Kenya\t25 Oct 2025\t3 Mar 2026\nVanuatu\t\t12 May 2026 a\nYugoslavia\t25 Oct 2025\t\n");
        field(researcher, "Source").focus();
        assertThat(researcher.page().getByText("no State is called \"Yugoslavia\""))
                .isVisible();
        assertThat(dialogButton(researcher, "Import what is shown")).isDisabled();
        researcher.photograph("treaty-import");
        dialogButton(researcher, "Leave this row out").click();
        assertThat(researcher.page().getByText("3 changes, 0 States as recorded, 0 questions"))
                .isVisible();
        dialogButton(researcher, "Import what is shown").click();
        assertThat(researcher.page().getByRole(AriaRole.DIALOG)).hasCount(0);

        assertThat(researcher.page().getByText("2 of 40 instruments")).isVisible();
        assertThat(researcher.link("KE, Kenya: Instrument deposited")).isVisible();
        researcher.photograph("treaty-states");
        researcher.link("KE, Kenya: Instrument deposited").click();
        assertThat(researcher.page().getByText("3 Mar 2026, ratification").first())
                .isVisible();
        assertThat(researcher.page().getByText("History")).isVisible();
        assertThat(researcher.page().getByText("Not public yet")).hasCount(2);
        assertThat(researcher.button("Publish as it is here")).hasCount(0);
        researcher.photograph("treaty-state");

        var coordinator = browsers.signedIn(people.member(Role.COORDINATOR));
        coordinator.open("/treaty/states/KE");
        coordinator.button("Publish as it is here").click();
        assertThat(coordinator.page().getByText("The public reads what is recorded here."))
                .isVisible();
        assertThat(coordinator.page().getByText("Not public yet")).hasCount(0);
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void opensAStateFromTheMapThatShowsStatusOrPositions() {
        var researcher = browsers.signedIn(people.member(Role.RESEARCHER));
        researcher.open("/treaty/states");
        var map = researcher.page().locator(".world-map > svg");
        assertThat(map).hasAttribute("role", "img");
        assertThat(map.locator("title").first()).hasText("Map of the States by status");

        researcher
                .page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("The map shows"))
                .focus();
        researcher.page().keyboard().press("ArrowDown");
        researcher
                .page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Positions on an article or topic"))
                .click();
        assertThat(map.locator("title").first()).hasText("Map of the States by position: Article 1");
        researcher.photograph("treaty-map");

        map.locator("[data-state=BR]").click();
        assertThat(researcher
                        .page()
                        .getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName("Brazil").setLevel(2)))
                .isVisible();
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void showsTheTimelineAndWhoIsPartyOnADay() {
        var reader = browsers.signedIn(people.member(Role.REVIEWER));
        reader.open("/treaty/timeline");

        assertThat(reader.page().locator("svg.timeline > title")).hasText("Timeline of the Convention");
        assertThat(reader.page().getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName("December 2024")))
                .isVisible();
        reader.page().getByLabel("Day").fill("01/05/2026");
        reader.page().keyboard().press("Enter");
        assertThat(reader.page().getByText("No State or organisation is party on 1 May 2026."))
                .isVisible();
        reader.photograph("treaty-timeline");
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void publishesManyRecordedDatesAfterAQuestion() {
        var researcher = people.member(Role.RESEARCHER);
        for (var code : new String[] {"LS", "MW", "ZM"}) {
            as(
                    researcher,
                    () -> statuses.enter(
                            InstrumentId.CYBERCRIME,
                            new StateCode(code),
                            new StatusEntry(StatusCell.SIGNATURE, LocalDate.of(2025, 10, 25), null, "A delegate"),
                            null));
        }
        var coordinator = browsers.signedIn(people.member(Role.COORDINATOR));
        coordinator.open("/treaty/states");
        coordinator.button("Publish recorded dates").click();
        assertThat(dialogButton(coordinator, "Publish the chosen States")).isDisabled();
        dialog(coordinator)
                .getByLabel("Lesotho: Signature: nothing recorded → 25 Oct 2025")
                .check();
        dialog(coordinator)
                .getByLabel("Zambia: Signature: nothing recorded → 25 Oct 2025")
                .check();
        coordinator.photograph("treaty-publish-many");
        dialogButton(coordinator, "Publish the chosen States").click();
        var question = coordinator.page().getByRole(AriaRole.ALERTDIALOG);
        assertThat(question).containsText("The public reads the dates of 2 States at once.");
        question.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Publish the chosen States"))
                .click();
        assertThat(coordinator.page().getByText("The public reads what is recorded of 2 States."))
                .isVisible();

        coordinator.open("/treaty/states/ZM");
        assertThat(coordinator.page().getByText("Not public yet")).hasCount(0);
        coordinator.open("/treaty/states/MW");
        assertThat(coordinator.page().getByText("Not public yet")).hasCount(1);
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void asksACoordinatorBeforeTheirEntryIsPublic() {
        var coordinator = browsers.signedIn(people.member(Role.COORDINATOR));
        coordinator.open("/treaty/states/UG");
        coordinator.button("Record a date").click();
        field(coordinator, "Date").fill("25/10/2025");
        coordinator.page().keyboard().press("Enter");
        field(coordinator, "Source").fill("https://treaties.un.org/");
        save(coordinator, "Save");
        var question = coordinator.page().getByRole(AriaRole.ALERTDIALOG);
        assertThat(question).containsText("The public reads this at once. Uganda, Signature: 25 Oct 2025.");
        question.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel"))
                .click();
        assertThat(statuses(coordinator)).hasText("Signature: nothing recorded");

        save(coordinator, "Save");
        question.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(statuses(coordinator)).containsText("Signature: 25 Oct 2025");
        assertThat(browsers.complaints()).isEmpty();
    }

    private static Locator statuses(Person person) {
        return person.page().locator(".facts > li").first();
    }

    @Test
    void showsNamesInSixLanguagesAndRecordsAnOfficialOneToBeChecked() {
        var researcher = browsers.signedIn(people.member(Role.RESEARCHER));
        researcher.open("/treaty/states/SD");
        assertThat(researcher.page().getByText("السودان")).isVisible();
        assertThat(researcher.page().getByText("苏丹")).isVisible();
        researcher.button("Record an official name").click();
        field(researcher, "Official name").fill("جمهورية السودان");
        field(researcher, "Source").fill("https://unterm.un.org/");
        researcher.photograph("treaty-name");
        dialogButton(researcher, "Save").click();

        assertThat(researcher.page().getByText("جمهورية السودان")).isVisible();
        assertThat(researcher.page().getByText("To be checked")).isVisible();
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void recordsAPositionThatACoordinatorPublishes() {
        var researcher = browsers.signedIn(people.member(Role.RESEARCHER));
        researcher.open("/treaty/positions");
        researcher.button("Record a position").click();
        pick(researcher, "State", "Ghana");
        pick(researcher, "Article", "Article 24:");
        field(researcher, "Date").fill("25/10/2025");
        researcher.page().keyboard().press("Enter");
        field(researcher, "Quotation").fill("We count on the safeguards.");
        field(researcher, "Source").fill("https://example.org/ghana");
        save(researcher, "Save");
        assertThat(researcher.page().getByText("The position was saved.")).isVisible();

        researcher.open("/treaty/articles/un-cybercrime-a-res-79-243/24");
        assertThat(researcher.page().getByText("We count on the safeguards.")).isVisible();
        assertThat(researcher.button("Publish")).hasCount(0);
        researcher.photograph("treaty-positions");

        var coordinator = browsers.signedIn(people.member(Role.COORDINATOR));
        coordinator.open("/treaty/states/GH");
        assertThat(coordinator.page().getByText("We count on the safeguards.")).isVisible();
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void asksTheOrganisationsAndShowsTheTableOfTheirAnswers() {
        var coordinator = browsers.signedIn(people.member(Role.COORDINATOR));
        coordinator.open("/treaty/organisations");
        coordinator.button("Ask the organisations").click();
        field(coordinator, "What it is about").fill("Safeguards and interception");
        for (var article : new String[] {"Article 24:", "Article 30:"}) {
            pick(coordinator, "Articles", article);
        }
        coordinator.page().keyboard().press("Tab");
        field(coordinator, "Answers until").fill("31/12/2030");
        coordinator.page().keyboard().press("Enter");
        save(coordinator, "Ask the organisations");
        assertThat(coordinator.page().getByText("The organisations can answer now."))
                .isVisible();

        var representative = browsers.signedIn(people.representative(people.organisation("Datenwacht")));
        representative.open("/treaty/organisations");
        representative.link("Safeguards and interception").first().click();
        representative.button("Answer for my organisation").click();
        dialog(representative).getByLabel("Opposes").first().check();
        dialog(representative).getByLabel("Our answer may be published").check();
        representative.photograph("treaty-answer");
        dialogButton(representative, "Save").click();
        assertThat(representative.page().getByRole(AriaRole.ROWHEADER)).containsText("Datenwacht");

        coordinator.open("/treaty/organisations");
        coordinator.link("Safeguards and interception").first().click();
        coordinator.button("Close now").click();
        coordinator.button("Publish the table").click();
        assertThat(coordinator.link("Public page")).isVisible();
        coordinator.photograph("treaty-matrix");

        representative.page().reload();
        representative.button("Do not publish our answer").click();
        assertThat(representative.page().getByText("Your organisation's answer is private to the coalition."))
                .isVisible();
        assertThat(representative.button("Do not publish our answer")).hasCount(0);
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void opensAStatementFromAnAsk() {
        var coordinator = browsers.signedIn(people.member(Role.COORDINATOR));
        coordinator.open("/treaty/asks");
        coordinator.button("Add an ask").click();
        field(coordinator, "Title").fill("A declaration on safeguards");
        field(coordinator, "What we ask").fill("Declare that article 24 covers every power.");
        pick(coordinator, "Article", "Article 24:");
        dialogButton(coordinator, "Add an ask").click();
        coordinator.page().getByLabel("Add a State").fill("Ghana");
        coordinator
                .page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Ghana"))
                .click();
        assertThat(coordinator.page().getByText("To be contacted")).isVisible();
        coordinator.photograph("treaty-ask");

        coordinator.button("Note a contact").click();
        field(coordinator, "What was said").fill("A contact by mistake");
        save(coordinator, "Save");
        coordinator.button("Delete contact").click();
        confirm(coordinator, "Delete contact");
        assertThat(coordinator.page().getByText("The contact is deleted.").first())
                .isVisible();
        assertThat(coordinator.page().getByText("A contact by mistake")).hasCount(0);

        coordinator.button("Open a statement from this ask").click();
        dialogButton(coordinator, "Open a statement from this ask").click();
        assertThat(coordinator.page().getByText("Declare that article 24 covers every power."))
                .isVisible();
        assertThat(browsers.complaints()).isEmpty();
    }

    private static void confirm(Person person, String label) {
        person.page()
                .getByRole(AriaRole.ALERTDIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label))
                .click();
    }

    /** The date picker keeps a dialog of its own in the page. */
    private static void save(Person person, String label) {
        person.page()
                .locator("vaadin-dialog vaadin-button", new Page.LocatorOptions().setHasText(label))
                .click();
    }

    private static void pick(Person person, String label, String option) {
        var field = dialog(person)
                .getByRole(
                        AriaRole.COMBOBOX,
                        new Locator.GetByRoleOptions().setName(label).setExact(true));
        field.fill(option);
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

    private static void choose(Person person, String label, String option) {
        dialog(person).getByLabel(label).first().click();
        person.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(option))
                .click();
    }

    private static void upload(Person person, String text) {
        person.page()
                .locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload("text.md", "text/markdown", text.getBytes(StandardCharsets.UTF_8)));
    }
}
