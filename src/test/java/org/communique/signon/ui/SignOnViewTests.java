package org.communique.signon.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Screen;
import org.communique.browser.Screens;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Region;
import org.communique.coalition.directory.Role;
import org.communique.invitation.dispatch.InvitationOutcome;
import org.communique.invitation.dispatch.InvitationOutcome.Invited;
import org.communique.invitation.dispatch.InvitationService;
import org.communique.invitation.dispatch.InviteOrganisation;
import org.communique.security.CookieClient;
import org.communique.signon.AnswerContent;
import org.communique.signon.SignOnFixtures.Call;
import org.communique.signon.SignOnFixtures.Calls;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SignVersion;
import org.communique.signon.call.OpenCall;
import org.communique.signon.call.SignOnCallService;
import org.communique.statement.version.Version;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

@ServerTest
class SignOnViewTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @RegisterExtension
    final Screens screens = new Screens();

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

    @Autowired
    MongoOperations mongo;

    @Test
    void aCoordinatorOpensACallAndARepresentativeSignsExactlyItsText() {
        var call = calls.approved();
        var coordinator = at(call, call.coordinator());
        coordinator.field("Search organisations").fill(association.displayName());
        coordinator.button("Select the one shown").click();
        coordinator.open(call.statement(), "versions");
        coordinator.open(call.statement(), "sign-on");
        coordinator.shows("1 of ");
        assertThat(coordinator.in("panel").with("Ask organisations to sign").attribute("data-unsaved"))
                .as("the browser asks before it is lost")
                .isNotNull();
        assertThat(coordinator.in("panel").with("Ask organisations to sign").text())
                .as("the time zone")
                .containsOnlyOnce("UTC");
        coordinator.button("Open the call").click();
        coordinator
                .dialog()
                .shows("One organisation is asked to sign until ")
                .shows(association.displayName() + ". No e-mail is sent");
        coordinator.hides("Your own words").hides("Preview e-mail").shows("This server sends no e-mail yet.");
        coordinator.shows("Ask organisations to sign");
        coordinator.dialog().button("Open the call").click();
        coordinator.shows("0 of 1 organisation has signed");

        var signer = at(call, representative);
        assertThat(signer.id("sign").text()).contains("Opened").doesNotContain("Invited");
        signer.shows(call.hash().value());
        assertThat(signer.in("tabs").text()).isEqualTo("Sign-on");
        signer.button("Sign").click();
        signer.dialog().button("Sign").click();
        signer.button("Withdraw the signature").counts(1);

        coordinator.shows("1 of 1 organisation has signed");
        var tabs = coordinator.in("tabs").first();
        assertThat(tabs.in("a").texts()).containsExactly("Text", "Review", "Sign-on", "Record");
        coordinator.choose("More", "Close the call");
        coordinator.dialog().button("Close the call").click();
        signer.open(call.statement(), "sign-on");
        signer.shows("This is the text that could be signed");
        signer.hides("You sign exactly this text");
        tabs.button("What comes next").counts(0);
        assertThat(tabs.in("a").texts()).containsExactly("Text", "Review", "Sign-on", "Publication", "Record");
        coordinator.shows("Next: publish the statement");

        coordinator.open(call.statement(), "publication");
        var files = coordinator.in("file-links").in("a");
        files.counts(3);
        assertThat(files.first().attribute("target"))
                .as("a file is saved, in no new window")
                .isEmpty();
    }

    @Test
    void keepsWhomToAskUntilTheCallIsOpened() {
        var call = calls.approved();
        var coordinator = at(call, call.coordinator());
        coordinator.field("Search organisations").fill(association.displayName());
        coordinator.button("Select the one shown").click();
        coordinator
                .field("Please answer by (optional)")
                .fill(LocalDate.now(clock).plusDays(3).atTime(12, 0));
        coordinator.shows("1 of ");

        coordinator.link("Record").click();
        coordinator.link("Sign-on").click();
        coordinator.shows("1 of ");
        coordinator.button("Open the call").click();
        coordinator.dialog().button("Open the call").click();
        coordinator.shows("0 of 1 organisation has signed");
    }

    @Test
    void opensACallOnceTheFormIsRightAndThePasswordWasGiven() {
        var call = calls.approved();
        browsers.assignPassword(call.coordinator());
        var coordinator = at(call, call.coordinator());
        clock.move(Duration.ofMinutes(16));

        mongo.updateFirst(
                query(where("_id").is(call.version())),
                Update.update("text", "We call on [who should act].\n"),
                Version.class);
        coordinator.button("Open the call").click();
        coordinator.in("organisation-picker").shows("Choose at least one organisation to ask");
        coordinator.hides("Confirm that it is you");

        coordinator.field("Search organisations").fill(association.displayName());
        coordinator.button("Select the one shown").click();
        coordinator.button("Open the call").click();
        coordinator
                .dialog()
                .shows("One placeholder of the template is not filled in")
                .link("[who should act]")
                .counts(1);
        coordinator.dialog().button("Open the call").click();
        coordinator.dialog().shows("Confirm that it is you");
        coordinator.dialog().button("Cancel").click();
        coordinator.hides("Confirm that it is you");

        assertThat(coordinator.button("Open the call").isEnabled()).isTrue();
        coordinator.button("Open the call").click();
        coordinator.dialog().button("Open the call").click();
        coordinator.dialog().field("Password").fill(Browsers.PASSWORD);
        coordinator.dialog().button("Confirm").click();
        coordinator.shows("0 of 1 organisation has signed");
    }

    @Test
    void anOpenBoardShowsAnAnswerThatComesInAndItsCardToAcceptIt() {
        var call = calls.openFor(association);
        var guest = people.organisation("Guest Association");
        var invite = new InviteOrganisation(
                call.version(), guest.id(), new EmailAddress("contact@guest.example"), "Ada Guest");
        var invited = (Invited) as(call.coordinator(), () -> invitations.invite(invite));
        var coordinator = at(call, call.coordinator());
        var visitor = CookieClient.of(port);
        var panel = coordinator.in("vaadin-details").with("Invitations by link");
        panel.click();

        visitor.submit(
                requireNonNull(invited.link()).getPath(),
                "name",
                "Ada Guest",
                "role",
                "Director",
                "choice",
                "sign",
                "hash",
                call.hash().value());
        panel.shows("Not confirmed yet", "Make a link to confirm").hides("ailbox");
        var confirmation =
                (Invited) as(call.coordinator(), () -> invitations.askAgainToConfirm(call.version(), guest.id()));
        visitor.submit(requireNonNull(confirmation.link()).getPath(), "act", "confirm");

        coordinator
                .shows("Waiting for a second person")
                .shows("Another coordinator must accept this answer")
                .hides("Accept the mandate")
                .hides("Make a link to confirm");
        assertThat(as(call.coordinator(), () -> invitations.askAgainToConfirm(call.version(), guest.id())))
                .as("another link that is shared manually would confirm no more")
                .isInstanceOf(InvitationOutcome.NothingToSend.class);
        var second = people.member(Role.COORDINATOR);
        var board = at(call, second);
        board.button("Refuse").click();
        board.dialog().hides("mailed").button("Cancel").click();
        board.button("Accept the mandate").click();
        board.dialog().shows("You are then shown a link").hides("mailed");
        board.dialog().in("vaadin-text-area").fill("On their list");
        board.dialog().button("Accept the mandate").clickTwice();
        assertThat(board.dialog().field("Link").value()).asString().contains("/invitation/withdraw/");
        board.dialog().button("Close").click();
        coordinator.shows("1 of 2 organisations have signed");
        panel.shows("Accepted");
        coordinator.button("Make a link to withdraw").click();
        var link = coordinator.dialog().field("Link").value().toString();
        visitor.submit(URI.create(link).getPath());
        coordinator.dialog().button("Close").click();
        coordinator.shows("0 of 2 organisations have signed").hides("Make a link to withdraw");
    }

    @Autowired
    InvitationService invitations;

    @LocalServerPort
    int port;

    @Test
    void theBoardIsSearchedByCountryAndSaysInRedThatNoMailWasSent() {
        var call = crowdedCall();
        var coordinator = at(call, call.coordinator());
        var search = coordinator.field("Search organisations");
        search.fill("Kenya");
        coordinator.in("board").shows("Organisation 1");
        search.fill("Peru");
        coordinator.shows("No organisation matches");

        var remind = coordinator.in("vaadin-button").with("Send reminders");
        coordinator.button("Send reminders to 4 organisations").click();
        coordinator.dialog().hides("Your own words").shows("This server sends no e-mail yet.");
        coordinator.dialog().in("vaadin-button").with("Remind 4 organisations").clickTwice();
        assertThat(coordinator
                        .in("vaadin-notification")
                        .with("No mail was sent")
                        .attribute("theme"))
                .contains("error");
        assertThat(remind.text()).isEqualTo("Send reminders");
        assertThat(remind.isEnabled()).isFalse();
        coordinator.shows("4 organisations cannot be reminded now: reminded in the last hour");
    }

    @Test
    void saysWhyNoOneCanBeReminded() {
        var lonely = people.organisation("Lonely Network");
        var call = calls.openFor(lonely);
        var coordinator = at(call, call.coordinator());
        assertThat(coordinator.button("Send reminders").isEnabled()).isFalse();
        coordinator.shows("One organisation has no one to write to: Lonely Network.");
        people.representative(lonely);
        coordinator.open(call.statement(), "sign-on");
        assertThat(coordinator.button("Send reminders to one organisation").isEnabled())
                .isTrue();
        coordinator.hides("no one to write to");
    }

    @Test
    void correctsAContactsAddressWhereItsMailBounced() {
        var call = calls.openFor(association);
        var guest = people.organisation("Guest");
        var wrong = new EmailAddress("wrong-" + guest.id().value() + "@guest.example");
        runAs(
                call.coordinator(),
                () -> invitations.invite(
                        new InviteOrganisation(call.version(), guest.id(), wrong, "Ada Guest", "Please.")));
        mongo.updateFirst(query(where("to").is(wrong)), new Update().set("state", "REFUSED"), "outbox");
        var coordinator = at(call, call.coordinator());
        coordinator.in("vaadin-details").with("Invitations").click();
        coordinator.field("Right e-mail address").fill("nonsense");
        coordinator.button("Correct and send again").click();
        assertThat(coordinator.field("Right e-mail address").isInvalid()).isTrue();
        coordinator.field("Right e-mail address").fill("right@guest.example");
        coordinator.button("Correct and send again").click();
        assertThat(coordinator.dialog().field("Link").value()).asString().contains("/invitation/");
        assertThat(as(call.coordinator(), () -> invitations.of(call.version())))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.contact().value()).isEqualTo("right@guest.example");
                    assertThat(row.words()).isEqualTo("Please.");
                });
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
        coordinator.dialog().shows("Every active organisation has been asked");
        assertThat(coordinator.dialog().in("vaadin-button").texts()).containsExactly("Close");
    }

    @Test
    void theRegionOfANewGuestFollowsItsCountryUntilAnotherIsChosen() {
        var call = calls.openFor(association);
        var coordinator = at(call, call.coordinator());
        coordinator.in("vaadin-details").with("Invitations").click();
        coordinator.button("Invite by link").click();
        var dialog = coordinator.dialog();
        dialog.field("Not in the directory").check();
        dialog.field("Country").choose("Kenya");
        assertThat(dialog.field("Region").value()).isEqualTo(Region.AFRICA);
        dialog.field("Country").choose("Peru");
        assertThat(dialog.field("Region").value()).isEqualTo(Region.LATIN_AMERICA_CARIBBEAN);
        dialog.field("Region").choose("Global");
        dialog.field("Country").choose("Kenya");
        assertThat(dialog.field("Region").value()).isEqualTo(Region.GLOBAL);
        dialog.field("Contact’s name").fill("Ada Guest");
        dialog.escape();
        dialog.shows("Discard what you typed?");
    }

    @Test
    void escapeAsksRightAfterALetterAndADialogGoesWithItsScreen() {
        var call = calls.openFor(association);
        var coordinator = browsers.signedIn(call.coordinator());
        coordinator.open(call.statement(), "draft");
        coordinator.link("Sign-on").click();
        var page = coordinator.page();
        page.locator(".board").getByText(association.displayName()).first().click();
        coordinator.button("Notes and contact").click();
        var note = page.locator("vaadin-dialog textarea");
        note.pressSequentially("Call Ada");
        page.keyboard().press("Escape");
        coordinator.button("Keep writing").click();
        assertThat(note).hasValue("Call Ada");

        page.goBack();
        assertThat(coordinator.link("Sign-on")).not().hasAttribute("aria-current", "page");
        assertThat(note).hasValue("Call Ada");
        page.keyboard().press("Escape");
        coordinator.button("Discard").click();
        page.goForward();
        page.locator(".board").getByText(association.displayName()).first().click();
        coordinator.button("Notes and contact").click();
        assertThat(note).isVisible();
        page.goBack();
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
    }

    @Test
    void theFocusStaysInTheBoardWhileOthersSignAndGoesOnOnceItsButtonIsOff() {
        var other = people.organisation("Another Network");
        var call = calls.openFor(association, other);
        var coordinator = browsers.signedIn(call.coordinator());
        coordinator.open(call.statement(), "sign-on");
        var page = coordinator.page();
        page.locator(".board").getByText(association.displayName()).first().click();
        var notes = coordinator.button("Notes and contact");
        notes.focus();

        var signer = people.representative(other);
        runAs(signer, () -> signOn.sign(new SignVersion(call.version(), other.id(), call.hash(), AnswerContent.NONE)));

        assertThat(page.locator(".board").getByText("Signed")).isVisible();
        assertThat(page.locator("h2[aria-live=polite]")).hasText("1 of 2 organisations have signed");
        assertThat(notes).isFocused();
        coordinator.photograph("sign-on-board");
        var third = people.organisation("A Third Network");
        as(call.coordinator(), () -> coordination.invite(call.version(), Set.of(third.id())));
        assertThat(page.locator("h2[aria-live=polite]")).hasText("1 of 3 organisations have signed");
        assertThat(notes).isVisible();

        coordinator.button("Send reminders to one organisation").press("Enter");
        page.locator("vaadin-dialog vaadin-button[theme~=primary]").press("Enter");
        assertThat(coordinator.button("Send reminders")).isDisabled();
        assertThat(page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("More")))
                .isFocused();
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void theFocusGoesToWhatWasSignedOnceTheButtonIsGone() {
        var call = calls.openFor(association);
        var signer = browsers.signedIn(representative);
        signer.open(call.statement(), "sign-on");
        signer.button("Sign").press("Enter");
        signer.page()
                .locator("vaadin-dialog")
                .getByText("Sign", new Locator.GetByTextOptions().setExact(true))
                .press("Enter");
        assertThat(signer.button("Withdraw the signature")).isVisible();
        assertThat(signer.page().locator("#sign h2")).isFocused();
    }

    @Test
    void theBoardShowsWhoStandsWhereAndGivesItAsCsv() {
        var call = crowdedCall();
        var coordinator = at(call, call.coordinator());
        coordinator.shows("3 of 9 organisations have signed");
        coordinator.in("charts").click();
        coordinator
                .in("charts")
                .shows(
                        "3 of 9 organisations have signed since ",
                        "Signing ends on ",
                        "Latin America and the Caribbean");

        var csv = new String(coordinator.link("CSV").download(), StandardCharsets.UTF_8);
        assertThat(csv).contains("Signed with reservation", "Declined");

        coordinator.choose("More", "Close the call");
        coordinator.dialog().button("Close the call").click();
        coordinator.shows("The call is closed. Signing was possible");
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
        var words = AnswerContent.of("We do not support paragraph 4.");
        runAs(member, () -> {
            switch (number) {
                case 0, 1 ->
                    signOn.sign(new SignVersion(call.version(), organisation, call.hash(), AnswerContent.NONE));
                case 2 -> signOn.sign(new SignVersion(call.version(), organisation, call.hash(), words));
                case 3 -> signOn.decline(call.version(), organisation, words);
                case 4 -> {
                    signOn.sign(new SignVersion(call.version(), organisation, call.hash(), AnswerContent.NONE));
                    signOn.withdraw(call.version(), organisation);
                }
                case 5 -> signOn.opened(call.version(), organisation);
                default -> {}
            }
        });
    }

    private Screen at(Call call, Member member) {
        var screen = screens.signedIn(member);
        screen.open(call.statement(), "sign-on");
        return screen;
    }
}
