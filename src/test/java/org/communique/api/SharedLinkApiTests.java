package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.Role;
import org.communique.security.CookieClient;
import org.communique.security.account.SharedLinkService;
import org.communique.signon.SignOnFixtures.Calls;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Links to members' accounts that a token is given, as this server sends no mail. */
class SharedLinkApiTests extends ApiTest {

    @Autowired
    SharedLinkService sharedLinks;

    @Test
    void saysThatALinkIsHandedOverAndShowsItToTheMember() {
        var administrator = people.member(Role.ADMINISTRATOR);
        var member = people.member(Role.REPRESENTATIVE);
        var path = "/api/v1/members/" + member.id().value() + "/link";

        var answer = with(administrator, Set.of(TokenScope.ADMINISTER, TokenScope.AUTHORISE))
                .post(path, "{}")
                .succeeds();

        assertThat(answer.text("/link")).contains("/link/");
        assertThat(answer.text("/linkSharing/by")).isEqualTo(administrator.id().value());
        assertThat(answer.text("/linkSharing/way")).isEqualTo("API");
        assertThat(as(member, sharedLinks::mine))
                .singleElement()
                .satisfies(link -> assertThat(link.linkSharing().way()).isEqualTo(LinkSharing.Channel.API));
    }

    @Test
    void givesACoordinatorTheLinkToWithdrawAGuestsSignature() {
        var call = calls.openFor(people.organisation("Member Association"));
        var second = people.member(Role.COORDINATOR);
        var invitation = "/api/v1/calls/" + call.version().value() + "/invitations/"
                + people.organisation("Guest Association").id().value();
        var link = with(call.coordinator())
                .send(
                        "PUT",
                        invitation,
                        "application/json",
                        BodyPublishers.ofString("{\"contact\": \"ada@guest.example\", \"contactName\": \"Ada Guest\"}"),
                        Map.of())
                .succeeds();
        var visitor = CookieClient.of(port);
        visitor.submit(
                URI.create(link.text("/link")).getPath(),
                "name",
                "Ada Guest",
                "role",
                "Director",
                "choice",
                "sign",
                "hash",
                call.hash().value());
        var confirmation = with(call.coordinator())
                .post(invitation + "/confirmation-request", "")
                .succeeds();
        visitor.submit(URI.create(confirmation.text("/link")).getPath(), "act", "confirm");
        with(second).post(invitation + "/withdrawal-link", "").isRefused(409, "nothing-to-withdraw");
        with(second)
                .post(invitation + "/acceptance", "{\"evidence\": \"On the list of the board\"}")
                .succeeds();

        var withdrawal = with(second).post(invitation + "/withdrawal-link", "").succeeds();

        assertThat(withdrawal.text("/linkSharing/way")).isEqualTo("API");
        assertThat(visitor.submit(URI.create(withdrawal.text("/link")).getPath())
                        .body())
                .contains("The signature is withdrawn");
    }

    @Autowired
    Calls calls;

    @Test
    void tellsASecondPersonThatNoSignatureWaits() {
        var path = "/api/v1/calls/01234567890123456789.1/signatures/01234567890123456789";

        for (var decision : List.of("/acceptance", "/refusal")) {
            with(people.member(Role.COORDINATOR)).post(path + decision, "").isRefused(409, "nothing-waits");
            with(people.member(Role.REPRESENTATIVE)).post(path + decision, "").isRefused(403, "forbidden");
        }
    }

    @Test
    void givesNoLinkToATokenThatMayNotAdminister() {
        var administrator = people.member(Role.ADMINISTRATOR);
        var member = people.member(Role.REPRESENTATIVE);
        var caller = with(administrator, EnumSet.complementOf(EnumSet.of(TokenScope.ADMINISTER)));

        caller.post("/api/v1/members/" + member.id().value() + "/link", "{}").isRefused(403, "token-lacks-scope");

        assertThat(as(member, sharedLinks::mine)).isEmpty();
    }
}
