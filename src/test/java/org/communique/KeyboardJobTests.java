package org.communique;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.regex.Pattern;
import org.communique.browser.Browsers;
import org.communique.browser.Keyboard;
import org.communique.browser.Person;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The main job by keyboard alone. */
@ServerTest
@EnabledIf("org.communique.LongRun#isOn")
class KeyboardJobTests {

    private static final String TITLE = "Without a mouse";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    CoalitionFixtures coalition;

    @Test
    void takesAStatementFromTheFirstWordToThePublicPage() {
        var forum = coalition.organisation("Keyboard Forum");
        var representative = coalition.member("Rosa Tab", forum, Role.REVIEWER, Role.REPRESENTATIVE);
        coalition.mandate(representative, forum.id());
        var amara = arrives(coalition.member("Amara Enter", forum, Role.COORDINATOR));
        opensStatement(amara, representative);
        typesAndSubmits(amara);
        approves(amara);
        var rosa = arrives(representative);
        approves(rosa);
        opensTheCall(amara, forum.displayName());
        signs(rosa);
        closesAndPublishes(amara);
    }

    private Person arrives(Member member) {
        browsers.assignPassword(member);
        var person = browsers.person(member.name());
        // What glides in must not keep a key from its place.
        person.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
        person.open("/sign-in");
        var keyboard = new Keyboard(person);
        keyboard.tabTo(person.page().getByLabel("E-mail")).type(member.email().value());
        keyboard.tabTo(person.page().getByLabel("Password").first())
                .type(Browsers.PASSWORD)
                .press("Enter");
        assertThat(person.page()).hasTitle("My work");
        return person;
    }

    private void opensStatement(Person amara, Member reviewer) {
        var page = amara.page();
        var keyboard = new Keyboard(amara);
        keyboard.tabTo(AriaRole.LINK, "Statements").press("Enter");
        keyboard.tabTo(AriaRole.LINK, "New statement").press("Enter");
        keyboard.tabTo(AriaRole.TEXTBOX, "Title").type(TITLE);
        var workflows = page.getByRole(AriaRole.RADIOGROUP, named("Workflow"));
        keyboard.tabTo(workflows).arrowTo(workflows.getByRole(AriaRole.RADIO, beginningWith("Minor revision")));
        keyboard.tabTo(page.getByRole(AriaRole.COMBOBOX, named("Add people or organisations")))
                .type(reviewer.name());
        assertThat(page.getByRole(AriaRole.OPTION)
                        .filter(having(reviewer.name()))
                        .first())
                .isVisible();
        keyboard.press("ArrowDown", "Enter");
        assertThat(page.locator(".access-row").filter(having(reviewer.name()))).isVisible();
        keyboard.tabTo(AriaRole.BUTTON, "Create statement").press("Enter");
        assertThat(status(amara, "saved")).isVisible();
    }

    private void typesAndSubmits(Person amara) {
        var keyboard = new Keyboard(amara);
        keyboard.tabTo(amara.page().locator("communique-editor .text"))
                .press("Control+End")
                .type("Every key counts.");
        assertThat(amara.page().locator("communique-editor .text")).containsText("Every key counts.");
        assertThat(status(amara, "saved")).isVisible();
        keyboard.press("Shift+Tab");
        keyboard.tabTo(AriaRole.BUTTON, "Submit for review").press("Enter");
        keyboard.tabTo(dialogButton(amara, "Submit anyway")).press("Enter");
        assertThat(amara.page()).hasURL(Pattern.compile(".*/review"));
    }

    private void approves(Person person) {
        var keyboard = new Keyboard(person);
        opensFromMyWork(person);
        keyboard.tabTo(person.page().getByRole(AriaRole.RADIO).first()).press("Space");
        keyboard.tabTo(AriaRole.BUTTON, "Record my decision").press("Enter");
        assertThat(person.page().getByText("Your decision is recorded").first()).isVisible();
        assertThat(person.page().locator("main:focus, .recorded-decision :focus"))
                .hasCount(1);
    }

    private void opensFromMyWork(Person person) {
        person.open("/");
        new Keyboard(person).tabTo(AriaRole.LINK, TITLE).press("Enter");
    }

    private void opensTheCall(Person amara, String organisation) {
        opensFromMyWork(amara);
        var keyboard = new Keyboard(amara);
        keyboard.tabTo(amara.page().getByLabel("Search organisations")).type(organisation);
        keyboard.tabTo(AriaRole.BUTTON, "Select the one shown").press("Enter");
        keyboard.tabTo(AriaRole.BUTTON, "Open the call").press("Enter");
        keyboard.tabTo(dialogButton(amara, "Open the call")).press("Enter");
        assertThat(amara.page()
                        .getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName("0 of 1 organisation has signed")))
                .isInViewport();
        assertThat(amara.page().locator("h1:not([hidden])")).isFocused();
    }

    private void signs(Person signer) {
        opensFromMyWork(signer);
        var keyboard = new Keyboard(signer);
        keyboard.tabTo(AriaRole.BUTTON, "Sign").press("Enter");
        keyboard.tabTo(dialogButton(signer, "Sign")).press("Enter");
        assertThat(signer.button("Withdraw the signature")).isVisible();
    }

    private void closesAndPublishes(Person amara) {
        var page = amara.page();
        var keyboard = new Keyboard(amara);
        assertThat(page.getByRole(
                        AriaRole.HEADING, new Page.GetByRoleOptions().setName("1 of 1 organisation has signed")))
                .isVisible();
        keyboard.tabTo(AriaRole.MENUITEM, "More").press("Enter");
        keyboard.arrowTo(page.getByRole(AriaRole.MENUITEM, named("Close the call")))
                .press("Enter");
        keyboard.tabTo(dialogButton(amara, "Close the call")).press("Enter");
        keyboard.tabTo(AriaRole.LINK, "Publish").press("Enter");
        keyboard.tabTo(AriaRole.BUTTON, "Publish").press("Enter");
        assertThat(dialogButton(amara, "Cancel")).isFocused();
        assertThat(dialogButton(amara, "Publish")).not().hasAttribute("focus-ring", "");
        keyboard.tabTo(dialogButton(amara, "Publish")).press("Enter");
        assertThat(amara.link("Open the public page")).isVisible();
    }

    private static Locator dialogButton(Person person, String label) {
        return person.page()
                .locator("[role=dialog], [role=alertdialog]")
                .last()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    private static Locator status(Person person, String state) {
        return person.page().locator("communique-editor .status[data-status=" + state + "]");
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Locator.GetByRoleOptions beginningWith(String name) {
        return new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
