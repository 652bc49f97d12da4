package org.communique.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.security.Visitor.target;

import org.communique.ServerTest;
import org.communique.coalition.AccessRevoked;
import org.communique.coalition.CoalitionFixtures;
import org.communique.coalition.Member;
import org.communique.coalition.Role;
import org.communique.coalition.SignInAccess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

@ServerTest
class SignInTests {

    private static final String PASSWORD = "seven green lanterns";

    @LocalServerPort
    int port;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    SignInAccess access;

    @Autowired
    ApplicationEventPublisher events;

    private Member member;

    @BeforeEach
    void member() {
        member = people.member(Role.DRAFTER);
        access.assignPassword(member.id(), PASSWORD);
    }

    @Test
    void letsAMemberInWithTheRightPassword() {
        var visitor = Visitor.of(port);
        assertThat(target(visitor.get("/"))).isEqualTo("/sign-in");

        assertThat(target(visitor.signIn(member.email().value().toUpperCase(), PASSWORD)))
                .startsWith("/")
                .doesNotContain("sign-in");

        assertThat(visitor.isSignedIn()).isTrue();
        assertThat(target(visitor.get("/sign-in"))).isEqualTo("/");
    }

    @Test
    void bringsAMemberToThePageThatWasAskedFor() {
        var visitor = Visitor.of(port);
        visitor.get("/profile");

        assertThat(target(visitor.signIn(member.email().value(), PASSWORD))).startsWith("/profile");
    }

    @Test
    void answersAnUnknownAddressLikeAWrongPassword() {
        var visitor = Visitor.of(port);

        var wrong = visitor.signIn(member.email().value(), "seven green candles");
        var unknown = visitor.signIn("nobody@example.org", PASSWORD);
        var overlong = visitor.signIn(member.email().value(), "x".repeat(100_000));
        var nonsense = visitor.signIn("{\"$gt\": \"\"}", PASSWORD);

        assertThat(wrong.statusCode()).isEqualTo(302);
        assertThat(target(wrong))
                .isEqualTo("/sign-in?refused")
                .isEqualTo(target(unknown))
                .isEqualTo(target(overlong))
                .isEqualTo(target(nonsense));
        assertThat(visitor.isSignedIn()).isFalse();
    }

    @Test
    void refusesAMemberWhoHasNoPassword() {
        var invited = people.member(Role.DRAFTER);

        assertThat(target(Visitor.of(port).signIn(invited.email().value(), ""))).isEqualTo("/sign-in?refused");
    }

    @Test
    void slowsDownWhoeverGuessesAndNobodyElse() {
        var attacker = Visitor.of(port);
        String answer = "";
        for (int guess = 0; guess < 12; guess++) {
            answer = target(attacker.signIn(member.email().value(), "guess number " + guess));
        }
        assertThat(answer).isEqualTo("/sign-in?throttled");
        assertThat(target(attacker.signIn(member.email().value(), PASSWORD))).isEqualTo("/sign-in?throttled");

        var owner = Visitor.of(port);
        owner.signIn(member.email().value(), PASSWORD);
        assertThat(owner.isSignedIn()).isTrue();
    }

    @Test
    void refusesTheSessionOfADeactivatedMemberAtOnce() {
        var visitor = signedIn();

        people.deactivate(member.id());

        assertThat(target(visitor.get("/"))).isEqualTo("/sign-in");
        assertThat(target(visitor.signIn(member.email().value(), PASSWORD))).isEqualTo("/sign-in?refused");
    }

    @Test
    void endsEverySessionWhenAccessIsRevoked() {
        var laptop = signedIn();
        var phone = signedIn();

        events.publishEvent(new AccessRevoked(member.id()));

        assertThat(laptop.isSignedIn()).isFalse();
        assertThat(phone.isSignedIn()).isFalse();
        assertThat(signedIn().isSignedIn()).isTrue();
    }

    @Test
    void takesNoFormFromElsewhere() {
        var visitor = Visitor.of(port);

        var answer = visitor.post("/sign-in", "email", member.email().value(), "password", PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(visitor.isSignedIn()).isFalse();
    }

    @Test
    void givesStrangersNoSession() {
        var stranger = Visitor.of(port);
        stranger.get("/");
        stranger.get("/sign-in");
        stranger.get("/p");
        stranger.get("/actuator/health");
        stranger.signIn("nobody@example.org", "whatever it is");

        assertThat(stranger.cookieNames()).doesNotContain("JSESSIONID");
    }

    @Test
    void sendsHeadersThatKeepPagesToThemselves() {
        var page = Visitor.of(port).get("/sign-in").headers();
        assertThat(page.firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.firstValue("X-Content-Type-Options")).contains("nosniff");

        var screen = signedIn().get("/").headers();
        assertThat(screen.firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'");
    }

    private Visitor signedIn() {
        var visitor = Visitor.of(port);
        visitor.signIn(member.email().value(), PASSWORD);
        assertThat(visitor.isSignedIn()).isTrue();
        return visitor;
    }
}
