package org.communique.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communique.ServerTest;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.operator.CommandRefusedException;
import org.communique.security.Secret;
import org.communique.security.account.OwnAccessService;
import org.communique.security.account.OwnAccessService.TokenDetails;
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

        assertThat(store.findAll(org.bson.Document.class, "accessTokens"))
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
                        people.member(Role.DRAFTER).id(), "old", Set.of(TokenScope.READ), Duration.ofSeconds(-1))
                .orElseThrow();

        assertThat(call(token).statusCode()).isEqualTo(401);
    }

    @Test
    void showsAnExpiredTokenForAMonth() {
        var member = people.member(Role.DRAFTER);
        create(member, Duration.ofDays(-29));
        create(member, Duration.ofDays(-31));

        tokens.removeExpired();

        assertThat(as(member, access::tokens)).hasSize(1);
    }

    @Test
    void givesAMemberSoManyTokensAtOnce() {
        var member = people.member(Role.DRAFTER);
        for (int i = 0; i < AccessTokens.MOST; i++) {
            assertThat(create(member, Duration.ofSeconds(-1))).isPresent();
            assertThat(create(member, Duration.ofDays(1))).isPresent();
        }

        assertThat(create(member, Duration.ofDays(1))).isEmpty();
        assertThat(create(people.member(Role.DRAFTER), Duration.ofDays(1))).isPresent();

        runAs(member, () -> access.revokeToken(live(member)));
        assertThat(create(member, Duration.ofDays(1))).isPresent();
    }

    private Optional<String> create(Member member, Duration lifetime) {
        return tokens.create(member.id(), "one of many", Set.of(TokenScope.READ), lifetime);
    }

    private String live(Member member) {
        return as(member, access::tokens).stream()
                .filter(token -> !token.expired())
                .findFirst()
                .orElseThrow()
                .id();
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

    @Test
    void isGoodForNinetyDaysAtMost() {
        var member = people.member(Role.DRAFTER);
        runAs(member, () -> access.createToken("for long", Set.of(TokenScope.READ), Duration.ofDays(365)));

        var made = as(member, access::tokens).getFirst();
        assertThat(Duration.between(made.createdAt(), made.expiresAt())).isEqualTo(Duration.ofDays(90));
    }

    @Test
    void hasANameThatTurnsNoDirection() {
        var member = people.member(Role.DRAFTER);
        runAs(member, () -> access.createToken("a\u2067 script\u202A", Set.of(TokenScope.READ), Duration.ofDays(1)));

        assertThat(as(member, access::tokens).getFirst().name()).isEqualTo("a script");
    }

    @Test
    void asksWhatATokenIsFor() {
        var member = people.member(Role.DRAFTER);

        assertThatThrownBy(() -> as(member, () -> access.createToken("for nothing", Set.of(), Duration.ofDays(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void makesATokenOnTheCommandLineThatReadsUnlessMoreIsAskedFor() {
        var member = people.member(Role.DRAFTER);
        var email = member.email().value();

        command.run(List.of(email, "reads"));
        command.run(List.of("--scope", "write,sign", email, "writes and signs", "--scope", "read"));

        assertThat(as(member, access::tokens))
                .extracting(TokenDetails::name, TokenDetails::scopes)
                .containsExactly(
                        tuple("reads", Set.of(TokenScope.READ)),
                        tuple("writes and signs", Set.of(TokenScope.READ, TokenScope.WRITE, TokenScope.SIGN)));
        for (var wrong :
                List.of(List.of(email, "x", "--scope"), List.of(email, "x", "--scope", "all"), List.of(email))) {
            assertThatThrownBy(() -> command.run(wrong))
                    .isInstanceOf(CommandRefusedException.class)
                    .hasMessageContaining("read, write, sign, administer, authorise");
        }
    }

    @Test
    void asksForAConfirmationOfTokensThatSignOrAuthoriseAndOfNoOthers() {
        var member = people.member(Role.ADMINISTRATOR);
        for (var scope : TokenScope.values()) {
            command.run(List.of(member.email().value(), "only " + scope.label(), "--scope", scope.label()));
        }

        assertThat(as(member, access::tokens))
                .filteredOn(token -> token.signsUntil().isPresent())
                .flatExtracting(TokenDetails::scopes)
                .containsExactlyInAnyOrder(TokenScope.SIGN, TokenScope.AUTHORISE);
    }

    @Autowired
    TokenCommand command;

    private String token(Member member) {
        return as(member, () -> access.createToken("a script", Set.of(TokenScope.READ), Duration.ofDays(30)))
                .orElseThrow();
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
