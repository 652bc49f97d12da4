package org.communique.treaty.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Part;
import org.communique.browser.Screens;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Role;
import org.communique.statement.StatementId;
import org.communique.statement.draft.DraftService;
import org.communique.text.markdown.CanonicalText;
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

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    CoalitionFixtures people;

    @Autowired
    StatusService statuses;

    @Autowired
    DraftService drafts;

    @Test
    void showsEveryMemberTheArticlesAndSaysWhatIsToBeChecked() {
        var reader = screens.signedIn(people.member(Role.REVIEWER));
        reader.open("/treaty");
        reader.shows("68 articles.");
        reader.button("Load an edition").counts(0);

        reader.in("toolbar").in("vaadin-text-field").fill("safeguards");
        reader.link("Article 23: Scope of procedural measures").counts(0);
        reader.link("Article 24: Conditions and safeguards").click();
        reader.shows("left to each State's domestic law", "The official text of this edition was not loaded");
        reader.button("Edit").counts(0);

        reader.open("/treaty/articles/un-cybercrime-a-res-79-243/69");
        reader.shows("Page not found");
    }

    @Test
    void groupsItsScreens() {
        var reader = screens.signedIn(people.member(Role.REVIEWER));
        var groups = reader.in("tabs").first();
        reader.open("/treaty");
        assertThat(groups.in("a").texts()).containsExactly("Articles", "States", "Positions", "Asks");
        assertThat(reader.in("second").in("a").texts()).containsExactly("Articles", "Our texts");
        groups.link("States").click();
        reader.in("second").link("Votes").click();
        assertThat(reader.path()).isEqualTo("/treaty/votes");
        assertThat(groups.link("States").attribute("aria-current")).isEqualTo("true");
        assertThat(reader.in("second").link("Votes").attribute("aria-current")).isEqualTo("page");
        groups.link("Positions").click();
        assertThat(reader.in("second").in("a").texts()).containsExactly("Positions", "Our organisations");
        groups.link("Asks").click();
        reader.in("second").counts(0);
        assertThat(groups.link("Asks").attribute("aria-current")).isEqualTo("page");
    }

    @Test
    void loadsAnotherInstrumentAfterAPreviewAndShowsItsText() {
        var administrator = screens.signedIn(people.member(Role.ADMINISTRATOR));
        var dialog = administrator.dialog();
        administrator.open("/treaty");
        administrator.button("Add an instrument").click();
        dialog.field("Official name").fill("Convention");
        dialog.escape();
        dialog.button("Discard").click();
        dialog.counts(0);
        administrator.button("Add an instrument").click();
        dialog.field("Official name").fill("Convention on Cybercrime");
        dialog.field("Short name").fill("Budapest Convention");
        dialog.button("Add an instrument").click();
        dialog.counts(0);

        administrator.button("Load an edition").click();
        dialog.field("Instrument").choose("Budapest Convention");
        dialog.field("Label").fill("ETS 185");
        upload(dialog, "# Article 1. Definitions\n# Article 1. Twice\n");
        administrator.shows("The article in line 2 has a number that was there before");
        assertThat(dialog.button("Load these articles").isEnabled()).isFalse();

        upload(dialog, "# Article 1. Definitions\n\nFor the purposes of this Convention: words.\n");
        administrator.shows("One new article");
        dialog.button("Load these articles").click();
        dialog.counts(0);

        administrator.link("Article 1: Definitions").click();
        administrator.shows("For the purposes of this Convention: words.");

        for (var kind : List.of("edition", "instrument")) {
            administrator.open("/treaty");
            administrator.field("Instrument").choose("Budapest Convention");
            administrator.button("Delete " + kind).click();
            dialog.button("Delete " + kind).click();
            administrator.shows("It is deleted.");
        }
    }

    @Test
    void importsTheDepositarysTableAfterQuestionsAndShowsWhatChanged() {
        var researcher = screens.signedIn(people.member(Role.RESEARCHER));
        var dialog = researcher.dialog();
        researcher.open("/treaty/states");
        researcher.shows("0 of 40 instruments");
        researcher.button("Import the depositary's table").click();
        dialog.field("Table copied")
                .fill("Participant\tSignature\tRatification, Accession(a)\n"
                        + "Kenya\t25 Oct 2025\t3 Mar 2026\nVanuatu\t\t12 May 2026 a\nYugoslavia\t25 Oct 2025\t\n");
        researcher.shows("no State is called “Yugoslavia”");
        assertThat(dialog.button("Import what is shown").isEnabled()).isFalse();
        dialog.button("Leave this row out").click();
        researcher.shows("3 changes.");
        dialog.button("Import what is shown").click();
        dialog.counts(0);

        researcher.shows("2 of 40 instruments");
        researcher.link("KE, Kenya: Instrument deposited").click();
        researcher.shows("3 March 2026, ratification", "History");
        assertThat(researcher.text().split("Not public yet")).hasSize(3);
        researcher.button("Publish as it is here").counts(0);

        var coordinator = screens.signedIn(people.member(Role.COORDINATOR));
        coordinator.open("/treaty/states/KE");
        coordinator.button("Publish as it is here").click();
        coordinator.shows("What is recorded here is public.").hides("Not public yet");
    }

    @Test
    void opensAStateFromTheMapThatShowsStatusOrPositions() {
        var researcher = browsers.signedIn(people.member(Role.RESEARCHER));
        researcher.open("/treaty/states");
        var map = researcher.page().locator(".world-map > svg");
        assertThat(researcher.page().locator("vaadin-grid").boundingBox().y).isLessThan(900);
        assertThat(map).hasCount(0);
        researcher.page().getByText("Show map").click();
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
                                new Page.GetByRoleOptions().setName("Brazil").setLevel(1)))
                .isVisible();
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void showsTheTimelineAndWhoIsPartyOnADay() {
        var reader = screens.signedIn(people.member(Role.REVIEWER));
        reader.open("/treaty/timeline");

        reader.shows("Timeline of the Convention", "December 2024");
        reader.field("Day").fill(LocalDate.of(2026, 5, 1));
        reader.shows("No State or organisation is party on 1 May 2026.");
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
        var coordinator = screens.signedIn(people.member(Role.COORDINATOR));
        var dialog = coordinator.dialog();
        coordinator.open("/treaty/states");
        coordinator.button("Publish recorded dates").click();
        assertThat(dialog.button("Publish the chosen States").isEnabled()).isFalse();
        dialog.field("Lesotho: Signature: nothing recorded → 25 October 2025").check();
        dialog.field("Zambia: Signature: nothing recorded → 25 October 2025").check();
        dialog.button("Publish the chosen States").click();
        dialog.shows("The dates of 2 States become public immediately.");
        dialog.button("Publish the chosen States").click();
        coordinator.shows("What is recorded of 2 States is public.");

        coordinator.open("/treaty/states/ZM");
        coordinator.shows("Zambia").hides("Not public yet");
        coordinator.open("/treaty/states/MW");
        assertThat(coordinator.text().split("Not public yet")).hasSize(2);
    }

    @Test
    void asksACoordinatorBeforeTheirEntryIsPublic() {
        var coordinator = screens.signedIn(people.member(Role.COORDINATOR));
        var dialog = coordinator.dialog();
        var first = coordinator.in("facts").in("li").first();
        coordinator.open("/treaty/states/UG");
        coordinator.button("Record a date").click();
        dialog.field("Date").fill(LocalDate.of(2025, 10, 25));
        dialog.field("Source").fill("https://treaties.un.org/");
        dialog.button("Save").click();
        dialog.shows("This becomes public immediately. Uganda, Signature: 25 October 2025.");
        dialog.button("Cancel").click();
        assertThat(first.text()).isEqualTo("Signature: nothing recorded");

        dialog.button("Save").click();
        dialog.button("Save").click();
        first.shows("Signature: 25 October 2025");
    }

    @Test
    void showsNamesInSixLanguagesAndRecordsAnOfficialOneToBeChecked() {
        var researcher = screens.signedIn(people.member(Role.RESEARCHER));
        var dialog = researcher.dialog();
        researcher.open("/treaty/states/SD");
        researcher.shows("السودان", "苏丹");
        researcher.button("Record an official name").click();
        dialog.button("Save").click();
        dialog.shows("Fill this in.");
        dialog.field("Official name").fill("جمهورية السودان");
        dialog.field("Source").fill("https://unterm.un.org/");
        dialog.button("Save").click();
        researcher.shows("جمهورية السودان", "To be checked");
    }

    @Test
    void recordsAPositionThatACoordinatorPublishes() {
        var researcher = screens.signedIn(people.member(Role.RESEARCHER));
        var dialog = researcher.dialog();
        researcher.open("/treaty/positions");
        researcher.button("Record a position").click();
        dialog.field("State").choose("Ghana");
        dialog.field("Article").choose("Article 24:");
        dialog.field("Date").fill(LocalDate.of(2025, 10, 25));
        dialog.field("Quotation").fill("We count on the safeguards.");
        dialog.field("Source").fill("https://example.org/ghana");
        dialog.button("Save").click();
        researcher.shows("The position was saved.");

        researcher.open("/treaty/articles/un-cybercrime-a-res-79-243/24");
        researcher.shows("We count on the safeguards.");
        researcher.button("Publish").counts(0);

        var coordinator = screens.signedIn(people.member(Role.COORDINATOR));
        coordinator.open("/treaty/states/GH");
        coordinator.shows("We count on the safeguards.");
    }

    @Test
    void asksTheOrganisationsAndShowsTheTableOfTheirAnswers() {
        var coordinator = screens.signedIn(people.member(Role.COORDINATOR));
        coordinator.open("/treaty/organisations");
        coordinator.button("Ask the organisations").click();
        var form = coordinator.dialog();
        form.field("What it is about").fill("Safeguards and interception");
        form.field("Articles").choose("Article 24:");
        form.field("Articles").choose("Article 30:");
        form.field("Answers until").fill(LocalDate.of(2030, 12, 31));
        form.button("Ask the organisations").click();
        coordinator.shows("The organisations can answer now.");

        var representative = screens.signedIn(people.representative(people.organisation("Datenwacht")));
        var answer = representative.dialog();
        representative.open("/treaty/organisations");
        representative.link("Safeguards and interception").first().click();
        representative.button("Answer for my organisation").click();
        answer.field("Opposes").first().check();
        answer.field("Our answer may be published").check();
        answer.button("Save").click();
        representative.in("wide-table").shows("Datenwacht");

        coordinator.open("/treaty/organisations");
        coordinator.link("Safeguards and interception").first().click();
        coordinator.button("Close now").click();
        coordinator.button("Publish the table").click();
        coordinator.link("Public page").counts(1);

        representative.open(representative.path());
        representative.button("Do not publish our answer").click();
        representative.shows("Your organisation's answer is private to the coalition.");
        representative.button("Do not publish our answer").counts(0);
    }

    @Test
    void saysWhichTextOfAVoteIsMissing() {
        var researcher = screens.signedIn(people.member(Role.RESEARCHER));
        var dialog = researcher.dialog();
        researcher.open("/treaty/votes");
        researcher.button("Record a vote").click();
        dialog.field("Date").fill(LocalDate.of(2026, 11, 1));
        dialog.field("What was voted on").fill("A motion to adjourn");
        dialog.field("Source").fill("Summary record");
        dialog.field("Adopted without a vote").check();
        dialog.button("Save").click();
        dialog.shows("Fill this in.");
        assertThat(dialog.field("Document").isInvalid()).isTrue();
        assertThat(dialog.field("Source").isInvalid()).isFalse();

        dialog.field("Document").fill("A/1");
        dialog.button("Save").clickTwice();
        researcher.open("/treaty/votes");
        researcher.in("h3").with("A motion to adjourn").counts(1);
    }

    @Test
    void refusesAPositionAtTheFieldThatIsMissing() {
        var researcher = screens.signedIn(people.member(Role.RESEARCHER));
        var dialog = researcher.dialog();
        researcher.open("/treaty/positions");
        researcher.button("Record a position").click();
        dialog.button("Save").click();
        for (var missing : List.of("State", "Article", "Date", "Source")) {
            assertThat(dialog.field(missing).isInvalid()).as(missing).isTrue();
        }

        dialog.field("State").choose("Ghana");
        dialog.field("Article").choose("Article 24:");
        dialog.field("Topic").choose("Safeguards");
        dialog.field("Date").fill(LocalDate.now(ZoneOffset.UTC).plusYears(1));
        dialog.field("Source").fill("Statement in the hall");
        dialog.button("Save").click();
        dialog.shows("Empty this or the topic.", "or an earlier day.");

        dialog.field("Topic").empty();
        dialog.button("Save").click();
        dialog.shows("or an earlier day.");
        dialog.hides("Nothing was saved");
        assertThat(dialog.field("Date").isInvalid()).isTrue();
        assertThat(dialog.field("Article").isInvalid()).isFalse();

        dialog.field("Date").fill(LocalDate.of(1945, 1, 1));
        dialog.field("Language").fill("English words");
        dialog.button("Save").click();
        dialog.shows("Choose 1 January 1946 or a later day.", "This is no code of a language.");
    }

    @Test
    void opensAStatementFromAnAsk() {
        var member = people.member(Role.COORDINATOR);
        var coordinator = screens.signedIn(member);
        var dialog = coordinator.dialog();
        coordinator.open("/treaty/asks");
        coordinator.button("Add an ask").click();
        dialog.button("Add an ask").click();
        dialog.shows("Fill this in.");
        dialog.field("Title").fill("A declaration on safeguards");
        dialog.field("What we ask").fill("Declare that article 24 covers every power.");
        dialog.field("Article").choose("Article 24:");
        dialog.button("Add an ask").clickTwice();
        coordinator.open("/treaty/asks");
        coordinator.link("A declaration on safeguards").click();
        coordinator.field("Add a State").choose("Ghana");
        coordinator.shows("To be contacted");

        coordinator.button("Note a contact").click();
        dialog.field("What was said").fill("A contact by mistake");
        dialog.button("Save").click();
        coordinator.button("Delete contact").click();
        dialog.button("Delete contact").click();
        coordinator.shows("The contact is deleted.").hides("A contact by mistake");

        coordinator.button("Open a statement from this ask").click();
        dialog.button("Open a statement from this ask").click();
        await().until(() -> coordinator.path().endsWith("/draft"));
        var statement = new StatementId(coordinator.path().split("/")[2]);
        assertThat(CanonicalText.of(as(member, () -> drafts.read(statement))))
                .contains("Declare that article 24 covers every power.");
    }

    private static void upload(Part dialog, String text) {
        dialog.upload("text.md", text.getBytes(StandardCharsets.UTF_8));
    }
}
