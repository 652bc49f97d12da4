package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.Role;
import org.communique.security.account.SharedLinkService;
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
