package org.communique.coalition.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Region;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class PeopleScreensTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    CoalitionFixtures people;

    private Person administrator;
    private String organisation = "";

    @BeforeEach
    void signIn() {
        var member = people.member(
                "Amina Odhiambo", people.organisation("Rights Desk"), Role.ADMINISTRATOR, Role.REPRESENTATIVE);
        organisation = "Datenwacht " + MemberId.random().value().substring(0, 5);
        people.organisation(organisation, "DE", Region.WESTERN_EUROPE_OTHERS, ConsultativeStatus.NONE);
        administrator = browsers.person("administrator");
        administrator.open("/sign-in");
        administrator.photograph("sign-in");
        browsers.signIn(administrator, member);
    }

    @Test
    void addsAnOrganisationOnceItIsComplete() {
        administrator.open("/organisations");
        administrator.button("Add an organisation").click();
        field("Official name").fill("Observatorio Andino de Libertades");
        dialogButton("Add an organisation").click();
        assertThat(text("two-letter code")).isVisible();

        field("Country").fill("Per");
        administrator.page().getByRole(AriaRole.OPTION, named("Peru")).click();
        field("Display name").fill("Observatorio Andino");
        dialogButton("Add an organisation").click();

        assertThat(administrator.page().getByRole(AriaRole.DIALOG)).hasCount(0);
        search("Observatorio Andino");
        assertThat(administrator.button("Observatorio Andino")).isVisible();
        administrator.photograph("organisations");
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
            """.formatted(organisation));
        assertThat(text("3 of 4 rows have problems")).isVisible();
        assertThat(text("There is no such role: Astronaut")).isVisible();
        assertThat(dialogButton("Import")).isDisabled();
        administrator.photograph("import");

        administrator.button("Cancel").click();
        assertThat(administrator.page().getByRole(AriaRole.DIALOG)).hasCount(0);
        openImport();
        choose("""
            name,email,organisation,roles
            Selin Aksoy,selin@example.org,%s,DRAFTER;REVIEWER
            """.formatted(organisation));
        dialogButton("Import").click();

        assertThat(administrator.page().getByRole(AriaRole.DIALOG)).hasCount(0);
        search("Selin Aksoy");
        assertThat(administrator.button("Selin Aksoy")).isVisible();
    }

    @Test
    void showsTheInvitationToPassOnWhenThereIsNoMail() {
        administrator.open("/members");
        administrator.button("Add a member").click();
        field("Name").fill("Tomás Rivera");
        field("E-mail address").fill("tomas@example.org");
        field("Organisation").fill(organisation);
        administrator.page().getByRole(AriaRole.OPTION).first().click();
        administrator.page().getByLabel("Representative").check();
        dialogButton("Add and invite").click();

        var link = administrator.page().getByLabel("One-time link").inputValue();
        assertThat(link).contains("/link/");
        administrator.photograph("members");
    }

    @Test
    void saysInTheFrameThatThereIsNoSuchPage() {
        for (var address : new String[] {"/no-such-page", "/members/no-such-page", "/workflows/none/edit"}) {
            administrator.open(address);
            assertThat(text("Page not found")).isVisible();
            assertThat(administrator.link("Members")).isVisible();
        }
        administrator.photograph("not-found");
    }

    @Test
    void showsTheOtherScreens() {
        for (var screen : new String[] {"mandates", "settings", "profile"}) {
            administrator.open("/" + screen);
            assertThat(administrator.page().locator(".screen")).isVisible();
            administrator.photograph(screen);
        }
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void keepsOthersOut() {
        var drafter = people.member("Nia Okafor", people.organisation("Open Net"), Role.DRAFTER);
        var visitor = browsers.signedIn(drafter);
        visitor.open("/members");

        assertThat(visitor.page().locator("vaadin-grid")).hasCount(0);
    }

    /** The list shows as many as fit, and other tests add members and organisations, too. */
    private void search(String name) {
        administrator.page().locator(".toolbar vaadin-text-field input").fill(name);
    }

    private void openImport() {
        administrator
                .page()
                .locator(".toolbar vaadin-button", new Page.LocatorOptions().setHasText("Import"))
                .click();
    }

    private void choose(String csv) {
        administrator
                .page()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("people.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    }

    private Locator dialog() {
        return administrator.page().getByRole(AriaRole.DIALOG).last();
    }

    private Locator field(String label) {
        return dialog().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private Locator dialogButton(String label) {
        return dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    private Locator text(String text) {
        return administrator.page().getByText(text).first();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
