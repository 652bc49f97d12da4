package org.communique.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.CoalitionFixtures.as;
import static org.communique.coalition.CoalitionFixtures.runAs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.communique.ServerTest;
import org.communique.coalition.CoalitionFixtures;
import org.communique.coalition.Member;
import org.communique.coalition.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;

@ServerTest
class AccessTokenTests {

    @LocalServerPort
    int port;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    OwnAccessService access;

    @Autowired
    AccessTokens tokens;

    @Autowired
    MongoOperations store;

    @Test
    void letsAScriptInUntilTheTokenIsRevoked() throws Exception {
        var member = people.member(Role.DRAFTER);
        var token = token(member);
        assertThat(call(token).statusCode()).isEqualTo(404);

        runAs(member, () -> access.tokens().forEach(found -> access.revokeToken(found.id())));

        var refused = call(token);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(refused.headers().firstValue("Content-Type"))
                .get()
                .asString()
                .startsWith("application/problem+json");
    }

    @Test
    void keepsOnlyAHashOfTheToken() {
        var token = token(people.member(Role.DRAFTER));

        assertThat(store.findAll(org.bson.Document.class, "access-tokens"))
                .noneMatch(document -> document.toJson().contains(token.substring("communique_".length())));
    }

    @Test
    void refusesATokenOfADeactivatedMember() throws Exception {
        var member = people.member(Role.DRAFTER);
        var token = token(member);
        people.deactivate(member.id());

        assertThat(call(token).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesATokenThatHasExpired() throws Exception {
        var token = tokens.create(
                people.member(Role.DRAFTER).id(), "old", Instant.now().minusSeconds(1));

        assertThat(call(token).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesWhatIsNoToken() throws Exception {
        assertThat(call("communique_" + Secret.random()).statusCode()).isEqualTo(401);
        assertThat(call("").statusCode()).isEqualTo(401);
    }

    @Test
    void leavesTheTokensOfOthersAlone() throws Exception {
        var owner = people.member(Role.DRAFTER);
        var token = token(owner);
        var id = as(owner, access::tokens).getFirst().id();

        runAs(people.member(Role.ADMINISTRATOR), () -> access.revokeToken(id));

        assertThat(call(token).statusCode()).isEqualTo(404);
    }

    @Test
    void revokesTokensWhenTheMemberSignsOutEverywhere() throws Exception {
        var member = people.member(Role.DRAFTER);
        var token = token(member);

        runAs(member, access::signOutEverywhere);

        assertThat(call(token).statusCode()).isEqualTo(401);
    }

    @Test
    void makesNoSessionForAScript() throws Exception {
        assertThat(call(token(people.member(Role.DRAFTER))).headers().map()).doesNotContainKey("set-cookie");
    }

    private String token(Member member) {
        return as(member, () -> access.createToken("a script", Duration.ofDays(30)));
    }

    private HttpResponse<String> call(String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/nothing-is-here"))
                .header("Authorization", "Bearer " + token)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
