package org.communique.signon.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Region;
import org.communique.signon.FreeText;
import org.communique.signon.SignOnFixtures.Call;
import org.communique.signon.SignOnFixtures.Calls;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SignVersion;
import org.communique.signon.call.OpenCall;
import org.communique.signon.call.SignOnCallService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class SignOnViewTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    CoalitionFixtures people;

    @Autowired
    Calls calls;

    @Autowired
    SignOnService signOn;

    @Autowired
    SignOnCallService coordination;

    @Autowired
    MovableClock clock;

    static int organisations;

    Organisation association;
    Member representative;

    @BeforeEach
    void start() {
        association = people.organisation(
                "Digital Rights Network " + ++organisations, "KE", Region.AFRICA, ConsultativeStatus.SPECIAL);
        representative = people.representative(association);
    }

    @AfterEach
    void stop() {
        clock.reset();
    }

    @Test
    void aCoordinatorOpensACallAndARepresentativeSignsExactlyItsText() {
        var call = calls.approved();
        var coordinator = at(call, call.coordinator());
        coordinator.page().getByLabel("Search organisations").fill(association.displayName());
        coordinator.page().getByText("Select the one shown").click();
        coordinator.photograph("sign-on-open");
        coordinator.button("Open the call").click();
        assertThat(coordinator.page().getByText("0 of 1 organisations have signed"))
                .isVisible();

        var signer = at(call, representative);
        assertThat(signer.page().getByText(call.hash().value()).first()).isVisible();
        signer.photograph("sign-on-sign");
        exactButton(signer, "Sign").click();
        signer.photograph("sign-on-confirm");
        signer.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON)
                .getByText("Sign", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(signer.button("Withdraw the signature")).isVisible();
        signer.photograph("sign-on-signed");

        assertThat(coordinator.page().getByText("1 of 1 organisations have signed"))
                .isVisible();
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void opensACallOnceTheFormIsRightAndThePasswordWasGiven() {
        var call = calls.approved();
        var coordinator = at(call, call.coordinator());
        var page = coordinator.page();
        clock.move(Duration.ofMinutes(16));

        coordinator.button("Open the call").click();
        assertThat(page.getByText("Choose at least one organisation to ask")).isVisible();
        assertThat(page.getByText("Confirm that it is you")).hasCount(0);

        page.getByLabel("Search organisations").fill(association.displayName());
        page.getByText("Select the one shown").click();
        coordinator.button("Open the call").click();
        assertThat(page.getByText("Confirm that it is you")).isVisible();
        exactButton(coordinator, "Cancel").click();
        assertThat(page.getByText("Confirm that it is you")).hasCount(0);

        assertThat(coordinator.button("Open the call")).isEnabled();
        coordinator.button("Open the call").click();
        page.getByRole(AriaRole.DIALOG).getByLabel("Password").first().fill(Browsers.PASSWORD);
        exactButton(coordinator, "Confirm").click();
        assertThat(page.getByText("0 of 1 organisations have signed")).isVisible();
    }

    @Test
    void theBoardIsSearchedByCountryAndSaysInRedThatNoMailWasSent() {
        var call = crowdedCall();
        var coordinator = at(call, call.coordinator());
        var page = coordinator.page();
        var search = page.getByLabel("Search organisations");
        search.fill("Kenya");
        assertThat(page.locator(".board").getByText("Organisation 1").first()).isVisible();
        search.fill("Peru");
        assertThat(page.getByText("No organisation matches")).isVisible();

        coordinator.button("Send reminders").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Send ")))
                .click();
        assertThat(page.locator("vaadin-notification-card[theme~=error]")).containsText("No mail was sent");
    }

    @Test
    void saysThatThereIsNoOneLeftToInvite() {
        var call = calls.openFor(association);
        // All that the tests in this server made.
        as(
                call.coordinator(),
                () -> coordination.invite(
                        call.version(),
                        coordination.candidates(call.statement()).stream()
                                .map(Organisation::id)
                                .collect(toSet())));
        var coordinator = at(call, call.coordinator());
        coordinator.choose("More", "Invite more");
        var dialog = coordinator.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Every active organisation has been asked");
        assertThat(dialog.getByRole(AriaRole.BUTTON)).hasText("Close");
        coordinator.photograph("invite-none-left");
    }

    @Test
    void theFocusStaysInTheBoardWhileOthersSign() {
        var other = people.organisation("Another Network");
        var call = calls.openFor(association, other);
        var coordinator = at(call, call.coordinator());
        var page = coordinator.page();
        page.locator(".board").getByText(association.displayName()).first().click();
        var notes = coordinator.button("Notes and contact");
        notes.focus();

        var signer = people.representative(other);
        runAs(signer, () -> signOn.sign(new SignVersion(call.version(), other.id(), call.hash(), null)));

        assertThat(page.locator(".board").getByText("Signed")).isVisible();
        assertThat(page.locator("h2[aria-live=polite]")).hasText("1 of 2 organisations have signed");
        assertThat(notes).isFocused();
    }

    @Test
    void theBoardShowsWhoStandsWhereAndGivesItAsCsv() throws Exception {
        var call = crowdedCall();
        var coordinator = at(call, call.coordinator());
        assertThat(coordinator.page().getByText("3 of 9 organisations have signed"))
                .isVisible();
        coordinator.photograph("sign-on-board");

        var download = coordinator
                .page()
                .waitForDownload(() -> coordinator.link("Download CSV").click());
        assertThat(Files.readString(download.path())).contains("Signed with reservation", "Declined");

        coordinator.choose("More", "Close the call");
        coordinator.photograph("sign-on-close");
        coordinator
                .page()
                .locator("vaadin-confirm-dialog")
                .getByText("Close the call", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(coordinator.page().getByText("The call is closed. Signing was possible"))
                .isVisible();
        assertThat(browsers.complaints()).isEmpty();
    }

    private Call crowdedCall() {
        var call = calls.approved();
        Set<OrganisationId> invited = new HashSet<>();
        var regions = Region.values();
        for (int i = 0; i < 9; i++) {
            var organisation =
                    people.organisation("Organisation " + (i + 1), "KE", regions[i % 6], ConsultativeStatus.NONE);
            invited.add(organisation.id());
        }
        runAs(
                call.coordinator(),
                () -> coordination.open(
                        new OpenCall(call.statement(), invited, clock.instant().plus(Duration.ofDays(3)))));
        int i = 0;
        for (var id : invited) {
            act(call, id, i++);
        }
        return call;
    }

    private void act(Call call, OrganisationId organisation, int number) {
        var member = people.representative(association);
        people.mandate(member, organisation);
        var words = new FreeText("We do not support paragraph 4.");
        runAs(member, () -> {
            switch (number) {
                case 0, 1 -> signOn.sign(new SignVersion(call.version(), organisation, call.hash(), null));
                case 2 -> signOn.sign(new SignVersion(call.version(), organisation, call.hash(), words));
                case 3 -> signOn.decline(call.version(), organisation, words);
                case 4 -> {
                    signOn.sign(new SignVersion(call.version(), organisation, call.hash(), null));
                    signOn.withdraw(call.version(), organisation);
                }
                case 5 -> signOn.opened(call.version(), organisation);
                default -> {}
            }
        });
    }

    private Person at(Call call, Member member) {
        var person = browsers.signedIn(member);
        person.open(call.statement(), "sign-on");
        person.page().waitForSelector(".sign-on", new Page.WaitForSelectorOptions().setTimeout(20_000));
        return person;
    }

    private static Locator exactButton(Person person, String label) {
        return person.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(label).setExact(true));
    }
}
