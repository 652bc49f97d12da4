package org.communique.security.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.security.CookieClient.target;

import java.util.Locale;
import org.communique.ServerTest;
import org.communique.coalition.access.AccessRevoked;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.http.rate.RateLimitFactory;
import org.communique.security.CookieClient;
import org.communique.security.OneTimeLink;
import org.communique.security.OneTimeLinks;
import org.communique.security.credential.CredentialChange;
import org.communique.security.credential.CredentialEvent;
import org.communique.security.credential.CredentialEvents;
import org.communique.security.throttle.AttemptCounts;
import org.communique.security.throttle.AttemptSource;
import org.communique.security.throttle.GuessingAlert;
import org.communique.security.throttle.KnownDevices;
import org.communique.security.throttle.SignInThrottle;
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

    @Autowired
    SignInThrottle throttle;

    @Autowired
    AttemptCounts counts;

    @Autowired
    GuessingAlert alert;

    @Autowired
    RateLimitFactory limits;

    @Autowired
    KnownDevices devices;

    @Autowired
    OneTimeLinks links;

    @Autowired
    CredentialEvents credentialEvents;

    private Member member;

    @BeforeEach
    void member() {
        member = people.member(Role.DRAFTER);
        access.assignPassword(member.id(), PASSWORD);
    }

    @Test
    void letsAMemberInWithTheRightPassword() {
        var cookieClient = CookieClient.of(port);
        assertThat(target(cookieClient.get("/"))).isEqualTo("/sign-in");
        assertThat(target(cookieClient.get("/login"))).isEqualTo("/sign-in");

        assertThat(target(cookieClient.signIn(member.email().value().toUpperCase(Locale.ROOT), PASSWORD)))
                .startsWith("/")
                .doesNotContain("sign-in");

        assertThat(cookieClient.isSignedIn()).isTrue();
        assertThat(target(cookieClient.get("/sign-in"))).isEqualTo("/");
    }

    @Test
    void bringsAMemberToThePageThatWasAskedFor() {
        var cookieClient = CookieClient.of(port);
        cookieClient.get("/profile");

        assertThat(target(cookieClient.signIn(member.email().value(), PASSWORD)))
                .startsWith("/profile");
    }

    @Test
    void answersAnUnknownAddressLikeAWrongPassword() {
        var cookieClient = CookieClient.of(port);

        var wrong = cookieClient.signIn(member.email().value(), "seven green candles");
        var unknown = cookieClient.signIn("nobody@example.org", PASSWORD);
        var overlong = cookieClient.signIn(member.email().value(), "x".repeat(10_000));
        var nonsense = cookieClient.signIn("{\"$gt\": \"\"}", PASSWORD);

        assertThat(wrong.statusCode()).isEqualTo(302);
        assertThat(target(wrong))
                .isEqualTo("/sign-in?refused")
                .isEqualTo(target(unknown))
                .isEqualTo(target(overlong))
                .isEqualTo(target(nonsense));
        assertThat(cookieClient.isSignedIn()).isFalse();
    }

    @Test
    void keepsTheAddressOnceWhenThePasswordWasWrong() {
        var cookieClient = CookieClient.of(port);
        cookieClient.signIn(member.email().value(), "seven green candles");

        assertThat(cookieClient.get("/sign-in?refused").body())
                .contains("value=\"" + member.email().value() + "\"");
        assertThat(cookieClient.get("/sign-in").body())
                .doesNotContain(member.email().value());
        assertThat(target(cookieClient.signIn(member.email().value(), PASSWORD)))
                .doesNotContain("sign-in");
    }

    @Test
    void refusesAMemberWhoHasNoPassword() {
        var invited = people.member(Role.DRAFTER);

        assertThat(target(CookieClient.of(port).signIn(invited.email().value(), "")))
                .isEqualTo("/sign-in?refused");
    }

    @Test
    void slowsDownWhoeverGuessesAndNobodyElse() {
        var attacker = CookieClient.of(port);
        String answer = "";
        for (int guess = 0; guess < 12; guess++) {
            answer = target(attacker.signIn(member.email().value(), "guess number " + guess));
        }
        assertThat(answer).isEqualTo("/sign-in?throttled");
        assertThat(target(attacker.signIn(member.email().value(), PASSWORD))).isEqualTo("/sign-in?throttled");

        var owner = CookieClient.of(port);
        owner.signIn(member.email().value(), PASSWORD);
        assertThat(owner.isSignedIn()).isTrue();
    }

    @Test
    void slowsDownGuessesAtOneAccountFromManyAddressesButNotItsOwnDevices() {
        var known = CookieClient.of(port);
        known.takeCookie(signedIn().cookie("device").orElseThrow());
        guessUntilSlowedDown(member.email().value());

        assertThat(target(CookieClient.of(port).signIn(member.email().value(), PASSWORD)))
                .isEqualTo("/sign-in?throttled");
        known.signIn(member.email().value(), PASSWORD);
        assertThat(known.isSignedIn()).isTrue();
    }

    @Test
    void slowsDownGuessesAtAnUnknownAddressAlike() {
        guessUntilSlowedDown("nobody" + Math.abs(member.hashCode()) + "@example.org");
    }

    private void guessUntilSlowedDown(String email) {
        for (int guess = 0; guess < 10; guess++) {
            assertThat(target(CookieClient.of(port).signIn(email, "guess number " + guess)))
                    .isEqualTo("/sign-in?refused");
        }
        assertThat(target(CookieClient.of(port).signIn(email, "one more guess")))
                .isEqualTo("/sign-in?throttled");
    }

    @Test
    void countsGuessesOnEveryServer() {
        var here = new SignInThrottle(counts, alert, limits);
        var there = new SignInThrottle(counts, alert, limits);
        for (int guess = 0; guess < 10; guess++) {
            var server = guess % 2 == 0 ? here : there;
            assertThat(server.passwordAttempt(
                            AttemptSource.unknown("192.0.2." + guess),
                            member.id().value()))
                    .isPresent();
        }

        var late = new SignInThrottle(counts, alert, limits)
                .passwordAttempt(
                        AttemptSource.unknown("192.0.2.99"), member.id().value());

        assertThat(late).isEmpty();
    }

    @Test
    void slowsNobodyDownForRightPasswords() {
        for (int device = 0; device < 15; device++) {
            signedIn();
        }
    }

    @Test
    void letsInWhoChoosesAPasswordByALinkWhileOthersGuess() {
        guessUntilSlowedDown(member.email().value());
        var token = links.make(OneTimeLink.Purpose.RESET, member.id()).token();
        var owner = CookieClient.of(port);

        owner.submit("/link/" + token, "password", "eleven quiet harbours");
        owner.signIn(member.email().value(), "eleven quiet harbours");

        assertThat(owner.isSignedIn()).isTrue();
    }

    @Test
    void tellsTheMemberOnceThatSomebodyGuesses() {
        guessUntilSlowedDown(member.email().value());
        guessUntilSlowedDown("nobody" + Math.abs(member.email().hashCode()) + "@example.org");

        await().untilAsserted(() -> assertThat(credentialEvents.of(member.id()))
                .extracting(CredentialEvent::change)
                .containsExactly(CredentialChange.PASSWORD_GUESSED));
    }

    @Test
    void knowsADeviceByACookieThatIsGoodForOneMemberUntilAccessIsRevoked() {
        var cookie = signedIn().cookie("device").orElseThrow();
        var other = people.member(Role.DRAFTER);

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(devices.origin("192.0.2.1", cookie.getValue(), member.id()).own())
                .isNotNull();
        assertThat(devices.origin("192.0.2.1", cookie.getValue(), other.id()).own())
                .isNull();
        assertThat(devices.origin("192.0.2.1", cookie.getValue() + "x", member.id())
                        .own())
                .isNull();
        assertThat(devices.origin("192.0.2.1", "", member.id()).own()).isNull();
        events.publishEvent(new AccessRevoked(member.id()));
        assertThat(devices.origin("192.0.2.1", cookie.getValue(), member.id()).own())
                .isNull();
    }

    @Test
    void slowsDownGuessesFromAStolenDeviceToo() {
        var stolen = AttemptSource.device("192.0.2.1", "stolen " + member.id().value());
        for (int guess = 0; guess < 10; guess++) {
            assertThat(throttle.passwordAttempt(stolen, member.email().value())).isPresent();
        }

        assertThat(throttle.passwordAttempt(stolen, member.email().value())).isEmpty();
    }

    @Test
    void refusesTheSessionOfADeactivatedMemberAtOnce() {
        var cookieClient = signedIn();

        people.deactivate(member.id());

        assertThat(target(cookieClient.get("/"))).isEqualTo("/sign-in");
        assertThat(target(cookieClient.signIn(member.email().value(), PASSWORD)))
                .isEqualTo("/sign-in?refused");
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
        var cookieClient = CookieClient.of(port);

        var answer = cookieClient.post("/sign-in", "email", member.email().value(), "password", PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(cookieClient.isSignedIn()).isFalse();
    }

    @Test
    void givesStrangersNoSession() {
        var stranger = CookieClient.of(port);
        stranger.get("/");
        stranger.get("/sign-in");
        stranger.get("/p");
        stranger.get("/actuator/health");
        stranger.signIn("nobody@example.org", "whatever it is");

        assertThat(stranger.cookieNames()).doesNotContain("session");
    }

    @Test
    void sendsHeadersThatKeepPagesToThemselves() {
        var page = CookieClient.of(port).get("/sign-in").headers();
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
                .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("script-src 'unsafe-inline'");
    }

    private CookieClient signedIn() {
        var cookieClient = CookieClient.of(port);
        cookieClient.signIn(member.email().value(), PASSWORD);
        assertThat(cookieClient.isSignedIn()).isTrue();
        return cookieClient;
    }
}
