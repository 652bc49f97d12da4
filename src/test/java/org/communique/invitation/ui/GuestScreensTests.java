package org.communique.invitation.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.util.List;
import java.util.Objects;
import org.communique.ServerTest;
import org.communique.browser.Screens;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.communique.invitation.InvitationState;
import org.communique.invitation.dispatch.InvitationOutcome;
import org.communique.invitation.dispatch.InvitationOutcome.Invited;
import org.communique.invitation.dispatch.InvitationService;
import org.communique.invitation.dispatch.InviteOrganisation;
import org.communique.security.CookieClient;
import org.communique.signon.SignOnFixtures.Call;
import org.communique.signon.SignOnFixtures.Calls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class GuestScreensTests {

    @RegisterExtension
    final Screens screens = new Screens();

    @LocalServerPort
    int port;

    @Autowired
    InvitationService invitations;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    Calls calls;

    Call call;
    Member second;
    Organisation guest;
    CookieClient visitor;

    @BeforeEach
    void aCall() {
        guest = people.organisation("Guest Association");
        second = people.member("Second Coordinator", people.organisation("Secretariat"), Role.COORDINATOR);
        call = calls.openFor(people.organisation("Member Association"));
        visitor = CookieClient.of(port);
    }

    @Test
    void saysOfAGuestsSignatureNoMoreThanIsTrueAndLetsASecondPersonRefuseIt() {
        answered();
        visitor.submit(confirmation(), "act", "confirm");

        var sharer = screens.signedIn(call.coordinator());
        sharer.open("/pending-signatures");
        sharer.in("panel")
                .with(guest.officialName())
                .shows("You cannot decide on it", "another coordinator")
                .hides("the signer chose the password")
                .hides("Refuse");

        var coordinator = screens.signedIn(second);
        coordinator.open("/pending-signatures");
        coordinator.in("panel").with(guest.officialName()).button("Refuse").click();
        coordinator.dialog().field("Reason.").fill("Not on the list of the board");
        coordinator.dialog().button("Refuse").click();

        coordinator.shows("Tell the contact why").hides(guest.officialName());
        assertThat(state()).isEqualTo(InvitationState.REFUSED);
    }

    @Test
    void marksWhatIsRequiredToInviteAndSaysNextToTheFieldWhatIsMissing() {
        var coordinator = screens.signedIn(call.coordinator());
        coordinator.open(call.statement(), "sign-on");
        coordinator.in("vaadin-details").with("Invitations").click();
        coordinator.button("Invite by link").click();
        var dialog = coordinator.dialog();
        assertThat(List.of("Organisation", "Contact’s name", "Contact’s e-mail address"))
                .allMatch(label -> dialog.field(label).isRequired());
        dialog.field("Not in the directory").check();
        assertThat(List.of("Official name", "Country"))
                .allMatch(label -> dialog.field(label).isRequired());

        dialog.field("Country").choose("Kenya");
        dialog.field("Contact’s name").fill("Ada Guest");
        dialog.field("Contact’s e-mail address").fill("ada@guest.example");
        dialog.button("Make a link to share").click();

        assertThat(dialog.field("Official name").isInvalid()).isTrue();
        coordinator.hides("The display name is missing");
        dialog.field("Official name").fill("Guests " + guest.id().value());
        dialog.button("Make a link to share").click();
        coordinator.dialog().shows("Share this link");
    }

    @Test
    void asksBeforeAGuestsAnswerIsThrownAway() {
        answered();
        var link = confirmation();

        var question = "Delete this answer, with what was written and sent with it?";
        assertThat(visitor.get(link).body()).doesNotContain(question);
        assertThat(visitor.submit(link, "act", "again").body()).contains(question, "Except paragraph 4.");
        assertThat(state()).isEqualTo(InvitationState.ANSWERED);

        assertThat(visitor.submit(link, "act", "restart").body()).contains("The text to sign");
        assertThat(state()).isEqualTo(InvitationState.SENT);
    }

    @Test
    void saysBeforeACallIsClosedHowManyAnswersWaitToBeConfirmed() {
        answered();
        var coordinator = screens.signedIn(call.coordinator());
        coordinator.open(call.statement(), "sign-on");

        coordinator.choose("More", "Close the call");
        coordinator
                .dialog()
                .shows(
                        "One answer waits for its contact to confirm it, and will not count if you close the call first.");
    }

    @Test
    void saysOnceOnTheCardThatAnotherCoordinatorMustAccept() {
        answered();
        visitor.submit(confirmation(), "act", "confirm");
        var sharer = screens.signedIn(call.coordinator());
        sharer.open(call.statement(), "sign-on");

        assertThat(sharer.in("invitation-card").with(guest.officialName()).text())
                .contains("Link shared manually by " + call.coordinator().name())
                .containsOnlyOnce("nother coordinator must accept");

        var coordinator = screens.signedIn(second);
        coordinator.open(call.statement(), "sign-on");
        coordinator
                .in("invitation-card")
                .with(guest.officialName())
                .shows("Another coordinator must accept the answer")
                .button("Accept the mandate")
                .counts(1);
    }

    private void answered() {
        var link = as(
                call.coordinator(),
                () -> invitations.invite(new InviteOrganisation(
                        call.version(), guest.id(), new EmailAddress("ada@guest.example"), "Ada Guest")));
        visitor.submit(
                path(link),
                "name",
                "Ada Guest",
                "role",
                "Director",
                "choice",
                "reserve",
                "reservation",
                "Except paragraph 4.",
                "hash",
                call.hash().value());
    }

    private String confirmation() {
        return path(as(call.coordinator(), () -> invitations.askAgainToConfirm(call.version(), guest.id())));
    }

    private static String path(InvitationOutcome outcome) {
        return Objects.requireNonNull(((Invited) outcome).link()).getPath();
    }

    private InvitationState state() {
        return as(call.coordinator(), () -> invitations.of(call.version())).stream()
                .filter(row -> row.organisation().id().equals(guest.id()))
                .findFirst()
                .orElseThrow()
                .state();
    }
}
