package org.communique.coalition.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Part;
import org.communique.browser.Screen;
import org.communique.browser.Screens;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.directory.Account;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Region;
import org.communique.coalition.directory.Role;
import org.communique.mail.OutboxWithRelay;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@ServerTest
class PeopleScreensTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    CoalitionFixtures people;

    @Autowired
    SignInAccess access;

    @Autowired
    MongoOperations mongo;

    private Screen administrator;
    private Part dialog;
    private String organisation = "";

    @BeforeEach
    void signIn() {
        var member = people.member(
                "Amina Odhiambo", people.organisation("Rights Desk"), Role.ADMINISTRATOR, Role.REPRESENTATIVE);
        organisation = "Datenwacht " + MemberId.random().value().substring(0, 5);
        people.organisation(organisation, "DE", Region.WESTERN_EUROPE_OTHERS, ConsultativeStatus.NONE);
        administrator = screens.signedIn(member);
        dialog = administrator.dialog();
    }

    @Test
    void addsAnOrganisationOnceItIsComplete() {
        administrator.open("/organisations");
        administrator.button("Add an organisation").click();
        dialog.button("Add an organisation").click();
        dialog.shows("The official name is missing").hides("The display name is missing");
        dialog.escape();
        dialog.counts(0);

        administrator.button("Add an organisation").click();
        dialog.field("Official name").fill("Observatorio Andino de Libertades");
        dialog.escape();
        dialog.shows("Discard what you typed?");
        dialog.button("Keep writing").click();
        dialog.button("Add an organisation").click();
        dialog.shows("Give the country by its name");

        dialog.field("Country").choose("Per");
        dialog.field("Display name").fill("Observatorio Andino");
        dialog.button("Add an organisation").click();

        dialog.counts(0);
        search("Observatorio Andino");
        administrator.in("vaadin-grid").shows("Observatorio Andino");
    }

    @Test
    void saysWhatAMandateLacksAndKeepsWhatWasChosen() {
        administrator.open("/mandates");
        administrator.button("Give a mandate").click();
        dialog.field("Organisation").choose(organisation);
        dialog.button("Give a mandate").click();
        dialog.shows("Choose the representative.").hides("Choose the organisation.");
        dialog.field("Representative").choose("Amina Odhiambo");
        dialog.button("Give a mandate").click();
        dialog.shows("Say in one line").hides("Choose the representative.");
        assertThat(dialog.field("Organisation").value()).isNotNull();
    }

    /** Enter chooses what alone matches, in all fields with a list, and then confirms. */
    @Test
    void givesAMandateByTheKeyboardAlone() {
        var name = "Zainab " + organisation;
        people.member(name, people.organisation("Cedar " + organisation), Role.REPRESENTATIVE);
        var administratorsPage = browsers.signedIn(
                people.member("Amina Odhiambo", people.organisation("Rights Desk"), Role.ADMINISTRATOR));
        administratorsPage.open("/mandates");
        var page = administratorsPage.page();
        var keyboard = page.keyboard();
        administratorsPage.button("Give a mandate").press("Enter");
        assertThat(page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Representative")))
                .isFocused();
        keyboard.type(name);
        keyboard.press("Enter");
        assertThat(page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Organisation")))
                .hasValue("Cedar " + organisation);
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Where the authority comes from"))
                .focus();
        keyboard.type("Decision of the board");
        keyboard.press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(page.locator("vaadin-grid")).containsText(name);
    }

    @Test
    void savesNothingWhileACountryIsTypedThatIsNotInTheList() {
        administrator.open("/organisations");
        administrator.button("Add an organisation").click();
        dialog.field("Official name").fill("Andean Digital Rights Network");
        dialog.field("Country").choose("Per");
        dialog.field("Country").add("Atlantis");
        dialog.shows("“Atlantis” was not chosen. Choose from the list, or clear the field.");
        dialog.button("Add an organisation").click();
        dialog.shows("“Atlantis” was not chosen.");

        dialog.field("Country").add("chile");
        dialog.hides("was not chosen");
        assertThat(dialog.field("Country").value()).isEqualTo("CL");
        dialog.button("Add an organisation").click();
        dialog.counts(0);
    }

    /** Vaadin takes words and days that it cannot read for an empty field when one goes on to the next. */
    @Test
    void keepsWhatATabLeavesAndCannotBeTakenAndGivesNoMandateWithoutIt() {
        var name = "Zola " + organisation;
        people.member(name, people.organisation("Baobab " + organisation), Role.REPRESENTATIVE);
        var administratorsPage = browsers.signedIn(
                people.member("Amina Odhiambo", people.organisation("Rights Desk"), Role.ADMINISTRATOR));
        administratorsPage.open("/mandates");
        var page = administratorsPage.page();
        var keyboard = page.keyboard();
        var fields = page.locator("vaadin-dialog");
        administratorsPage.button("Give a mandate").press("Enter");
        var representative =
                fields.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Representative"));
        assertThat(representative).isFocused();
        keyboard.type("Zola of nowhere");
        keyboard.press("Tab");
        assertThat(fields).containsText("“Zola of nowhere” was not chosen.");
        assertThat(representative).hasValue("Zola of nowhere");

        representative.fill("");
        keyboard.press("Tab");
        assertThat(fields).not().containsText("was not chosen");
        representative.fill(name);
        keyboard.press("Tab");
        assertThat(fields.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Organisation")))
                .hasValue("Baobab " + organisation);
        var until = fields.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Last day"));
        until.focus();
        keyboard.type("next spring");
        keyboard.press("Enter");
        assertThat(fields).containsText("This day cannot be read.");
        var authority = fields.getByLabel("Where the authority comes from");
        authority.fill("Decision of the board");
        authority.press("Enter");
        assertThat(until).isFocused();
        assertThat(until).hasValue("next spring");
        until.fill("");
        authority.press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(page.locator("vaadin-grid")).containsText(name);
    }

    /** Otherwise the person has to find out that the former file must be removed before. */
    @Test
    void takesAnotherFileAfterOneThatCannotBeImported() {
        var administratorsPage = browsers.signedIn(
                people.member("Amina Odhiambo", people.organisation("Rights Desk"), Role.ADMINISTRATOR));
        administratorsPage.open("/organisations");
        var page = administratorsPage.page();
        page.locator("vaadin-button:has-text(\"Import\")").first().click();
        var file = page.locator("input[type=file]");
        file.setInputFiles(csv("nothing here\n"));
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Not readable");
        assertThat(administratorsPage.button("Choose a file")).isEnabled();
        file.setInputFiles(csv("Official name,Display name,Country,Region,Status with ECOSOC,Domain\n" + organisation
                + " e.V.,,Atlantis,,,\n"));
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Rows with problems: 1 of 1");
        assertThat(administratorsPage.button("Choose a file")).isEnabled();
    }

    private static FilePayload csv(String text) {
        return new FilePayload("table.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void importsMembersOnceEveryRowIsRight() {
        administrator.open("/members");
        openImport();
        choose("""
            name,email,organisation,roles
            Selin Aksoy,selin@example.org,%1$s,DRAFTER;REVIEWER
            Jonas Beck,jonas-at-example,%1$s,DRAFTER
            Nia Okafor,nia@example.org,%1$s,Astronaut
            Rui Alves,rui@example.org,Nobody knows it,DRAFTER
            ,ada@example.org,%1$s,DRAFTER
            """.formatted(organisation));
        dialog.shows(
                "Rows with problems: 4 of 5",
                "The name is missing.",
                "Role “Astronaut” does not exist. Use Drafter, Reviewer");
        assertThat(dialog.button("Import").isEnabled()).isFalse();
        dialog.field("Leave out the rows with problems, and import 1 of 5 rows").check();
        assertThat(dialog.button("Import").isEnabled()).isTrue();
        // This server sends no mails.
        dialog.hides("Import and invite");

        dialog.button("Cancel").click();
        dialog.counts(0);
        openImport();
        choose("""
            name,email,organisation,roles
            Selin Aksoy,selin@example.org,%s,DRAFTER;REVIEWER
            """.formatted(organisation));
        dialog.button("Import").clickTwice();

        dialog.counts(0);
        administrator.in("vaadin-notification").counts(1);
        search("Selin Aksoy");
        administrator.in("vaadin-grid").shows("Never invited");
        administrator.in("toolbar").hides("never invited");
    }

    @Test
    void aMemberWhoseLinkIsShownIsInvited() {
        administrator.open("/members");
        administrator.button("Add a member").click();
        dialog.button("Add and invite").click();
        dialog.shows("The name is missing", "name@example.org", "Choose the organisation", "Choose at least one role")
                .hides("There is no such organisation");
        dialog.field("Name").fill("Bea Beta");
        dialog.field("E-mail address").fill("bea-" + organisation.substring(11) + "@example.org");
        dialog.field("Organisation").choose(organisation);
        dialog.field("Reviewer").check();
        dialog.button("Add and invite").click();
        dialog.shows("Share this link");
        dialog.button("Close").click();

        search("Bea Beta");
        administrator.in("vaadin-grid").shows("Invited, not yet joined").hides("Never invited");
    }

    @Test
    void correctsAnAddressThatWasNotReachedAndInvitesThere() {
        var member = people.member("Uma Unreached", people.organisation("Unreached"), Role.REVIEWER);
        OutboxWithRelay.refused(mongo, member.email());
        var person = browsers.signedIn(people.member(people.organisation("Desk"), Role.ADMINISTRATOR));
        person.open("/members?search=" + member.email().value());
        person.button("Correct address").click();
        var right = "right-" + member.email().value();
        person.page().getByRole(AriaRole.DIALOG).getByLabel("E-mail address").fill(right);
        person.button("Correct and send again").click();
        assertThat(person.page().getByLabel("One-time link")).hasValue(Pattern.compile(".*/link/.*"));
        assertThat(requireNonNull(mongo.findById(member.id(), Account.class))
                        .email()
                        .value())
                .isEqualTo(right);
    }

    @Test
    void letsAnAddressBeConfirmedOnlyByAnAdministratorWhoDidNotEnterIt() {
        var name = "Nia " + organisation;
        var member = people.member(name, people.organisation("Nairobi Desk"), Role.REVIEWER);
        access.assignPassword(member.id(), "eleven quiet harbours");
        var first = openedBySomeAdministrator(name);
        first.getByLabel("E-mail address").fill("nia-" + organisation.substring(11) + "@example.org");
        first.getByText("Save").click();
        assertThat(first).hasCount(0);

        var second = openedBySomeAdministrator(name);
        assertThat(second).containsText("The address and the password are the member’s");
        assertThat(second).not().containsText("Another administrator must confirm this");
        first.page().reload();
        first.page().getByText(name).click();
        assertThat(first).containsText("Another administrator must confirm this");
        assertThat(first).not().containsText("The address and the password are the member’s");
    }

    private Locator openedBySomeAdministrator(String name) {
        var page = browsers.signedIn(people.member(people.organisation("Rights Desk"), Role.ADMINISTRATOR));
        page.open("/members?search=" + name.substring(0, 3) + "+" + organisation.replace(" ", "+"));
        page.page().getByText(name).click();
        return page.page().locator("vaadin-dialog");
    }

    @Test
    void showsTheInvitationToPassOnWhenThereIsNoMail() {
        administrator.open("/members");
        administrator.button("Add a member").click();
        assertThat(administrator
                        .in("toolbar")
                        .in("vaadin-button")
                        .with("Import")
                        .isEnabled())
                .isFalse();
        dialog.field("Name").fill("Tomás Rivera");
        dialog.field("E-mail address").fill("tomas@example.org");
        dialog.field("Organisation").choose(organisation);
        dialog.field("Representative").check();
        dialog.button("Add and invite").click();

        assertThat(dialog.field("One-time link").value()).asString().contains("/link/");
    }

    @Test
    void saysInTheFrameThatThereIsNoSuchPage() {
        for (var address : new String[] {"/no-such-page", "/members/no-such-page", "/workflows/none/edit"}) {
            administrator.open(address);
            administrator.shows("Page not found");
            administrator.link("Members").counts(1);
        }
    }

    @Test
    void showsTheOtherScreens() {
        for (var screen : new String[] {"mandates", "settings", "profile"}) {
            administrator.open("/" + screen);
            administrator.in("screen").counts(1);
        }
    }

    @Test
    void keepsOthersOut() {
        var drafter = people.member("Nia Okafor", people.organisation("Open Net"), Role.DRAFTER);
        var visitor = screens.signedIn(drafter);
        visitor.open("/members");

        visitor.shows("Page not found");
        visitor.in("vaadin-grid").counts(0);
    }

    /** The list shows as many as fit, and other tests add members and organisations, too. */
    private void search(String name) {
        administrator.in("toolbar").in("vaadin-text-field").fill(name);
    }

    private void openImport() {
        administrator.in("toolbar").in("vaadin-button").with("Import").click();
    }

    private void choose(String csv) {
        dialog.upload("people.csv", csv.getBytes(StandardCharsets.UTF_8));
    }
}
