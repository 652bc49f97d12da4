package org.communique.security.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.security.CookieClient.target;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.communique.ServerTest;
import org.communique.coalition.access.ConfirmationRequiredException;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.coalition.member.MemberService;
import org.communique.security.Base32;
import org.communique.security.CookieClient;
import org.communique.security.account.OwnAccessService;
import org.communique.security.credential.SecondFactors.CodeUse;
import org.communique.security.session.AuthenticationProof;
import org.communique.security.session.MemberAuthentication;
import org.communique.security.session.SessionService;
import org.communique.security.throttle.AttemptSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

@ServerTest
class SecondFactorTests {

    private static final String PASSWORD = "seven green lanterns";
    private static final byte[] SECRET = new byte[20];
    private static final AttemptSource HERE = AttemptSource.unknown("192.0.2.1");

    @LocalServerPort
    int port;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    SignInAccess access;

    @Autowired
    SecondFactors factors;

    @Autowired
    OneTimeCodeStore codes;

    @Autowired
    CredentialEvents credentialEvents;

    @Autowired
    SessionService sessions;

    @Autowired
    MemberService members;

    @Autowired
    OwnAccessService own;

    @Autowired
    Clock clock;

    private Member member;

    @BeforeEach
    void member() {
        member = people.member(Role.ADMINISTRATOR);
        access.assignPassword(member.id(), PASSWORD);
    }

    @Test
    void asksForACodeAfterTheRightPassword() {
        setsUpAnApp();
        var cookieClient = CookieClient.of(port);

        assertThat(target(cookieClient.signIn(member.email().value(), PASSWORD)))
                .isEqualTo("/sign-in/second-step");
        assertThat(cookieClient.isSignedIn()).isFalse();
        assertThat(target(cookieClient.submit("/sign-in/second-step", "code", "000000")))
                .isEqualTo("/sign-in/second-step?wrong");
        assertThat(cookieClient.isSignedIn()).isFalse();
        var code = nextCode();
        cookieClient.submit("/sign-in/second-step", "code", code.substring(0, 3) + " " + code.substring(3));

        assertThat(cookieClient.isSignedIn()).isTrue();
    }

    @Test
    void sendsWhoeverGaveNoPasswordToTheSignInPage() {
        setsUpAnApp();
        var cookieClient = CookieClient.of(port);

        assertThat(target(cookieClient.get("/sign-in/second-step"))).isEqualTo("/sign-in");
        cookieClient.get("/sign-in");
        assertThat(target(cookieClient.submit(
                        "/sign-in", "email", member.email().value(), "password", "a wrong password")))
                .isEqualTo("/sign-in?refused");
        assertThat(target(cookieClient.submit("/sign-in/second-step", "code", nextCode())))
                .isEqualTo("/sign-in");
        assertThat(cookieClient.isSignedIn()).isFalse();
    }

    @Test
    void forgetsThePasswordOfAHalfSignedInMemberWhoseAccessIsRevoked() {
        setsUpAnApp();
        var cookieClient = CookieClient.of(port);
        cookieClient.signIn(member.email().value(), PASSWORD);

        people.deactivate(member.id());

        assertThat(target(cookieClient.submit("/sign-in/second-step", "code", nextCode())))
                .isEqualTo("/sign-in");
        assertThat(cookieClient.isSignedIn()).isFalse();
    }

    @Test
    void takesNoCodeTwice() {
        setsUpAnApp();
        var code = nextCode();

        assertThat(factors.useCode(member.id(), code, HERE)).isEqualTo(CodeUse.ACCEPTED);
        assertThat(factors.useCode(member.id(), code, HERE)).isEqualTo(CodeUse.WRONG);
    }

    @Test
    void takesACodeOnceWhenItIsSentManyTimesAtOnce() throws Exception {
        setsUpAnApp();
        var code = nextCode();
        Callable<CodeUse> attempt = () -> factors.useCode(member.id(), code, HERE);
        try (var threads = Executors.newFixedThreadPool(5)) {
            List<Future<CodeUse>> uses = threads.invokeAll(List.of(attempt, attempt, attempt, attempt, attempt));
            assertThat(uses.stream().map(Future::resultNow).filter(CodeUse.ACCEPTED::equals))
                    .hasSize(1);
        }
    }

    @Test
    void keepsNoCodeOrSecretReadableInTheStore() {
        setsUpAnApp();
        var recovery = factors.makeRecoveryCodes(member.id());

        assertThat(codes.find(member.id()).orElseThrow().toString())
                .doesNotContain(
                        Base32.encode(SECRET),
                        recovery.getFirst(),
                        recovery.getFirst().replace("-", ""));
    }

    @Test
    void takesEachOfTenRecoveryCodesOnce() {
        setsUpAnApp();
        var made = factors.makeRecoveryCodes(member.id());
        assertThat(made).hasSize(10).doesNotHaveDuplicates();

        assertThat(factors.useCode(member.id(), made.getFirst().toLowerCase(Locale.ROOT), HERE))
                .isEqualTo(CodeUse.ACCEPTED);
        assertThat(factors.useCode(member.id(), made.getFirst(), HERE)).isEqualTo(CodeUse.WRONG);
        assertThat(factors.enrolled(member.id()).recoveryCodes()).isEqualTo(9);
        factors.makeRecoveryCodes(member.id());
        assertThat(factors.useCode(member.id(), made.getLast(), HERE)).isEqualTo(CodeUse.WRONG);
    }

    @Test
    void takesNoOtherMembersCodes() {
        setsUpAnApp();
        var made = factors.makeRecoveryCodes(member.id());
        var other = people.member(Role.DRAFTER);
        factors.setApp(other.id(), "another secret 20 b.".getBytes(), code("another secret 20 b.".getBytes(), 0));
        factors.makeRecoveryCodes(other.id());

        assertThat(factors.useCode(other.id(), nextCode(), HERE)).isEqualTo(CodeUse.WRONG);
        assertThat(factors.useCode(other.id(), made.getFirst(), HERE)).isEqualTo(CodeUse.WRONG);
    }

    @Test
    void slowsDownWhoeverGuessesCodesAndNobodyElse() {
        setsUpAnApp();
        var recovery = factors.makeRecoveryCodes(member.id());
        for (int guess = 0; guess < 6; guess++) {
            var elsewhere = AttemptSource.unknown("198.51.100." + guess);
            assertThat(factors.useCode(member.id(), "00000" + guess, elsewhere)).isEqualTo(CodeUse.WRONG);
        }

        assertThat(factors.useCode(member.id(), nextCode(), HERE)).isEqualTo(CodeUse.THROTTLED);
        assertThat(factors.useCode(member.id(), recovery.getFirst(), HERE)).isEqualTo(CodeUse.ACCEPTED);
        assertThat(factors.useCode(
                        member.id(), nextCode(), AttemptSource.device("192.0.2.1", "a device of the member")))
                .isEqualTo(CodeUse.ACCEPTED);
    }

    @Test
    void slowsDownWhoeverGuessesRecoveryCodesFromThereOnly() {
        setsUpAnApp();
        var recovery = factors.makeRecoveryCodes(member.id());
        for (int guess = 0; guess < 10; guess++) {
            factors.useCode(member.id(), "AAAA-AAAA-AAAA-AAA" + guess, HERE);
        }

        assertThat(factors.useCode(member.id(), recovery.getFirst(), HERE)).isEqualTo(CodeUse.THROTTLED);
        assertThat(factors.useCode(member.id(), nextCode(), HERE)).isEqualTo(CodeUse.ACCEPTED);
        assertThat(factors.useCode(member.id(), recovery.getFirst(), AttemptSource.unknown("192.0.2.2")))
                .isEqualTo(CodeUse.ACCEPTED);
    }

    @Test
    void forgetsWhoWasHalfWayWhenAnotherSignsInThere() {
        setsUpAnApp();
        var other = people.member(Role.DRAFTER);
        access.assignPassword(other.id(), PASSWORD);
        var shared = CookieClient.of(port);
        shared.signIn(member.email().value(), PASSWORD);
        assertThat(shared.get("/sign-in/second-step").statusCode()).isEqualTo(200);

        shared.post("/sign-in", "email", other.email().value(), "password", PASSWORD, "_csrf", shared.csrf());

        assertThat(shared.isSignedIn()).isTrue();
        assertThat(target(shared.get("/sign-in/second-step"))).isEqualTo("/sign-in");
    }

    @Test
    void forgetsWhoWasHalfWayWhenAnotherTries() {
        setsUpAnApp();
        var shared = CookieClient.of(port);
        shared.signIn(member.email().value(), PASSWORD);

        shared.post("/sign-in", "email", "another@example.org", "password", PASSWORD, "_csrf", shared.csrf());

        assertThat(target(shared.get("/sign-in/second-step"))).isEqualTo("/sign-in");
        shared.signIn(member.email().value(), PASSWORD);
        shared.get("/sign-in");
        assertThat(target(shared.get("/sign-in/second-step"))).isEqualTo("/sign-in");
    }

    @Test
    void asksForAConfirmationBeforeAdministrationOnceTheLastIsOld() {
        var other = people.member(Role.DRAFTER);
        as(password(Duration.ofMinutes(14)), () -> members.sendLink(other.id()));

        assertThatThrownBy(() -> as(password(Duration.ofMinutes(16)), () -> members.sendLink(other.id())))
                .isInstanceOf(ConfirmationRequiredException.class);
        assertThatThrownBy(() -> as(
                        password(Duration.ofMinutes(16)),
                        () -> own.createToken("report", Set.of(TokenScope.READ), Duration.ofDays(1))))
                .isInstanceOf(ConfirmationRequiredException.class);
        assertThat(as(password(Duration.ofHours(7)), members::all)).isNotEmpty();
    }

    @Test
    void countsAPasswordForNothingOnceThereIsASecondFactor() {
        var session = password(Duration.ZERO);
        as(session, () -> members.sendLink(member.id()));

        setsUpAnApp();

        assertThatThrownBy(() -> as(session, () -> members.sendLink(member.id())))
                .isInstanceOf(ConfirmationRequiredException.class);
        as(session.with(new AuthenticationProof(clock.instant(), true)), () -> members.sendLink(member.id()));
    }

    @Test
    void letsAnAdministratorRemoveLostFactorsOnRecord() {
        var lost = people.member(Role.REPRESENTATIVE);
        factors.setApp(lost.id(), SECRET, code(SECRET, 0));
        factors.makeRecoveryCodes(lost.id());

        as(password(Duration.ZERO), () -> {
            members.removeSecondFactors(lost.id());
            return true;
        });

        assertThat(factors.enrolled(lost.id()).any()).isFalse();
        assertThat(factors.enrolled(lost.id()).recoveryCodes()).isZero();
        assertThat(credentialEvents.of(lost.id()).getFirst()).satisfies(event -> {
            assertThat(event.change()).isEqualTo(CredentialChange.ALL_REMOVED);
            assertThat(event.by()).isEqualTo(member.id());
        });
    }

    private void setsUpAnApp() {
        assertThat(factors.setApp(member.id(), SECRET, code(SECRET, 0))).isTrue();
    }

    /** The code that set the app up is used up by that. */
    private String nextCode() {
        return code(SECRET, 1);
    }

    private String code(byte[] secret, long stepsAhead) {
        return Totp.code(secret, Totp.stepAt(clock.instant()) + stepsAhead);
    }

    private MemberAuthentication password(Duration ago) {
        return sessions.begin(
                member.id(), new AuthenticationProof(clock.instant().minus(ago), false));
    }

    private static <T> T as(MemberAuthentication session, Supplier<T> work) {
        SecurityContextHolder.setContext(new SecurityContextImpl(session));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
