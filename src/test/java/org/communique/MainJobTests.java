package org.communique;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.communique.browser.Chromium;
import org.communique.browser.Person;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole main job, done by people in browsers of their own; README's tour does most of it in the usual run. */
@ServerTest
@EnabledIf("org.communique.LongRun#isOn")
class MainJobTests {

    private static final String PASSWORD = "a password for tests";
    private static final String TITLE = "Safeguards first";

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    SignInAccess signIn;

    @LocalServerPort
    int port;

    Chromium chromium;
    Organisation north;
    Organisation south;
    Organisation east;

    @BeforeEach
    void open() {
        chromium = new Chromium("http://localhost:" + port);
        north = coalition.organisation("North Forum");
        south = coalition.organisation("South Forum");
        east = coalition.organisation("East Forum");
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    private Person arrives(Member member) {
        signIn.assignPassword(member.id(), PASSWORD);
        var person = chromium.person(member.name());
        person.signIn(member.email().value(), PASSWORD);
        return person;
    }

    @Test
    void takesAStatementFromTheFirstWordToThePublicPage() {
        var amara = arrives(coalition.member("Amara Obi", north, Role.COORDINATOR));
        var drafters = List.of(
                coalition.member("Dana Sol", north, Role.DRAFTER), coalition.member("Emil Roth", south, Role.DRAFTER));
        var reviewers = List.of(
                coalition.member("Rosa Lind", north, Role.REVIEWER),
                coalition.member("Samir Aziz", south, Role.REVIEWER),
                coalition.member("Tala Noor", east, Role.REVIEWER));
        var clearing = coalition.member("Bruno Keita", south, Role.COORDINATOR);
        photographHome(amara);
        opensStatement(amara, drafters, reviewers);
        amara.photograph("draft");

        var dana = arrives(drafters.get(0));
        var emil = arrives(drafters.get(1));
        bothTypeIntoTheSameParagraph(dana, emil);
        submits(dana);
        assertThat(status(emil, "frozen")).isVisible();
        assertThat(emil.page().locator("communique-editor .text")).hasAttribute("contenteditable", "false");

        var rosa = arrives(reviewers.get(0));
        decides(rosa, "Request changes", "Say who shall authorise the powers.");
        changesTheDraft(emil);
        submits(emil);

        decides(rosa, "Approve", "");
        seesWhatChanged(arrives(reviewers.get(1)));
        var tala = arrives(reviewers.get(2));
        decides(tala, "Approve", "The articles are cited correctly.");
        var bruno = arrives(clearing);
        decides(bruno, "Approve", "");

        opensTheCall(amara);
        var signers = List.of(
                arrives(coalition.representative(north)),
                arrives(coalition.representative(south)),
                arrives(coalition.representative(east)));
        signs(signers.get(0));
        signsWithReservation(signers.get(1), "Except the last sentence.");
        signs(signers.get(2));
        withdraws(signers.get(2));
        closesAndPublishes(amara);
        readByAnybody(chromium.person("public"));
        assertThat(chromium.complaints()).isEmpty();
    }

    /** What others left waits for every coordinator. */
    private void photographHome(Person person) {
        assertThat(person.page().getByRole(AriaRole.HEADING, exactly("My work")))
                .isVisible();
        person.photograph("my-work");
    }

    private void opensStatement(Person coordinator, List<Member> drafters, List<Member> reviewers) {
        coordinator.link("Statements").click();
        coordinator
                .page()
                .getByRole(AriaRole.LINK, exactly("New statement"))
                .first()
                .click();
        assertThat(coordinator.page()).hasURL(Pattern.compile(".*/statements/new"));
        coordinator.page().getByRole(AriaRole.TEXTBOX, exactly("Title")).fill(TITLE);
        gives(coordinator, drafters, "Can edit");
        gives(coordinator, reviewers, "Can review");
        coordinator.photograph("new-statement");
        coordinator.button("Create statement").click();
        assertThat(status(coordinator, "saved")).isVisible();
    }

    private static void gives(Person coordinator, List<Member> members, String right) {
        members.forEach(member -> chooses(coordinator, "Add people or organisations", member.name()));
        members.forEach(member -> assertThat(coordinator
                        .page()
                        .locator(".access-row")
                        .filter(new Locator.FilterOptions().setHasText(member.name()))
                        .locator(".right-select"))
                .containsText(right));
    }

    private static void chooses(Person person, String field, String option) {
        var input = person.page().getByRole(AriaRole.COMBOBOX, named(field));
        input.fill(option);
        person.page().getByRole(AriaRole.OPTION, beginningWith(option)).first().click();
        input.press("Escape");
    }

    private void bothTypeIntoTheSameParagraph(Person dana, Person emil) {
        opensFromTheList(dana);
        opensFromTheList(emil);
        var danas = lastParagraph(dana);
        var emils = lastParagraph(emil);
        danas.click();
        dana.page().keyboard().press("End");
        emils.click();
        emil.page().keyboard().press("Home");
        for (int i = 0; i < 20; i++) {
            dana.page().keyboard().type("D");
            emil.page().keyboard().type("E");
        }
        for (var person : List.of(dana, emil)) {
            var text = person.page().locator("communique-editor .text");
            assertThat(text).containsText("D".repeat(20));
            assertThat(text).containsText("E".repeat(20));
            assertThat(status(person, "saved")).isVisible();
        }
        assertThat(dana.page().getByText("Emil Roth").first()).isVisible();
        dana.photograph("co-editing");
    }

    private static void opensFromTheList(Person person) {
        person.link("Statements").click();
        assertThat(person.page().getByLabel("Search titles")).isVisible();
        person.link(TITLE).click();
        assertThat(status(person, "saved")).isVisible();
    }

    private static Locator lastParagraph(Person person) {
        return person.page().locator("communique-editor .text p").last();
    }

    /** What the verdict does is said after it. */
    private static Page.GetByRoleOptions beginningWith(String verdict) {
        return new Page.GetByRoleOptions().setName(Pattern.compile("^" + verdict + " [A-Z]"));
    }

    private static void submits(Person drafter) {
        drafter.button("Submit for review").first().click();
        var dialog = drafter.page().getByRole(AriaRole.DIALOG);
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("Submit (for review|anyway)")))
                .click();
        assertThat(drafter.page()).hasURL(Pattern.compile(".*/review"));
    }

    private void decides(Person reviewer, String verdict, String comment) {
        reviewer.open("/");
        reviewer.link(TITLE).first().click();
        assertThat(reviewer.page()).hasURL(Pattern.compile(".*/review"));
        reviewer.page().getByRole(AriaRole.RADIO, beginningWith(verdict)).check();
        reviewer.page().getByRole(AriaRole.TEXTBOX, named("Comment")).fill(comment);
        reviewer.photograph("review");
        reviewer.button("Record my decision").click();
        assertThat(reviewer.page().getByText("Your decision is recorded").first())
                .isVisible();
    }

    private void seesWhatChanged(Person samir) {
        samir.open("/");
        samir.link(TITLE).first().click();
        samir.page()
                .getByRole(AriaRole.RADIO, named("What changed").setExact(true))
                .check();
        assertThat(samir.page().locator("ins").first()).containsText("A judge");
        samir.photograph("what-changed");
        samir.page().getByRole(AriaRole.RADIO, beginningWith("Approve")).check();
        samir.button("Record my decision").click();
        assertThat(samir.page().getByText("Your decision is recorded").first()).isVisible();
    }

    private void changesTheDraft(Person emil) {
        emil.open("/");
        emil.link(TITLE).first().click();
        assertThat(emil.page().getByText("Say who shall authorise the powers.").first())
                .isVisible();
        emil.link("Go to the draft").click();
        assertThat(status(emil, "saved")).isVisible();
        lastParagraph(emil).click();
        emil.page().keyboard().press("End");
        emil.page().keyboard().type(" A judge shall authorise them.");
        assertThat(status(emil, "saved")).isVisible();
    }

    private void opensTheCall(Person coordinator) {
        coordinator.open("/");
        coordinator.link(TITLE).first().click();
        assertThat(coordinator.page()).hasURL(Pattern.compile(".*/sign-on"));
        for (var organisation : List.of(north, south, east)) {
            coordinator.page().getByLabel("Search organisations").fill(organisation.officialName());
            var box = coordinator
                    .page()
                    .getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(organisation.displayName()));
            box.check();
        }
        coordinator.photograph("open-call");
        coordinator.button("Open the call").click();
        coordinator
                .page()
                .locator("vaadin-confirm-dialog")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Open the call"))
                .click();
        assertThat(coordinator
                        .page()
                        .getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName("0 of 3 organisations have signed")))
                .isInViewport();
        assertThat(coordinator.page().locator("h1:not([hidden])")).isFocused();
        coordinator.photograph("board-open");
    }

    private void toTheSigningPage(Person signer) {
        signer.open("/");
        signer.link(TITLE).first().click();
        assertThat(signer.page().getByText("You sign exactly this text")).isVisible();
    }

    private void signs(Person signer) {
        toTheSigningPage(signer);
        signer.photograph("sign");
        signer.page().getByRole(AriaRole.BUTTON, exactly("Sign")).click();
        dialogButton(signer, "Sign").click();
        assertThat(signer.button("Withdraw the signature")).isVisible();
    }

    private void signsWithReservation(Person signer, String reservation) {
        toTheSigningPage(signer);
        signer.button("Sign with a reservation").click();
        signer.page().getByRole(AriaRole.TEXTBOX, named("Reservation")).fill(reservation);
        dialogButton(signer, "Sign with this reservation").click();
        assertThat(signer.button("Withdraw the signature")).isVisible();
    }

    private static void withdraws(Person signer) {
        signer.button("Withdraw the signature").click();
        dialogButton(signer, "Withdraw").click();
        assertThat(signer.page()
                        .getByText("Withdrawn", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
    }

    private void closesAndPublishes(Person coordinator) {
        coordinator.page().reload();
        assertThat(coordinator
                        .page()
                        .getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName("2 of 3 organisations have signed")))
                .isVisible();
        coordinator.photograph("board");
        coordinator.choose("More", "Close the call");
        dialogButton(coordinator, "Close the call").click();
        coordinator.link("Publication").click();
        coordinator.photograph("publish");
        coordinator.page().getByRole(AriaRole.BUTTON, exactly("Publish")).click();
        dialogButton(coordinator, "Publish").click();
        assertThat(coordinator.link("Open the public page")).isVisible();
        coordinator.photograph("published");
    }

    private void readByAnybody(Person reader) {
        reader.open("/p");
        reader.photograph("public-list");
        reader.link(TITLE).click();
        var page = reader.page().locator("body");
        assertThat(page).containsText("A judge shall authorise them.");
        assertThat(page).containsText(north.officialName());
        assertThat(page).containsText(south.officialName());
        assertThat(page).containsText("Except the last sentence.");
        assertThat(page).not().containsText(east.officialName());
        assertThat(reader.context().cookies()).isEmpty();
        reader.photograph("public");
    }

    private static Locator status(Person person, String state) {
        return person.page().locator("communique-editor .status[data-status=" + state + "]");
    }

    private static Locator dialogButton(Person person, String label) {
        return person.page()
                .locator("[role=dialog], [role=alertdialog]")
                .last()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions exactly(String name) {
        return named(name).setExact(true);
    }
}
