package org.communique.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.communique.ServerTest;
import org.communique.coalition.access.AccessRevoked;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.http.Cookies;
import org.communique.security.SecurityProperties;
import org.communique.security.credential.Credentials;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

@ServerTest
class SessionTests {

    @Autowired
    Directory directory;

    @Autowired
    Credentials credentials;

    @Autowired
    BrowserSessions browserSessions;

    @Autowired
    Cookies cookies;

    @Autowired
    StepUpPolicy freshness;

    @Autowired
    SecurityProperties properties;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    CurrentMember currentMember;

    private final MovableClock clock = new MovableClock();
    private final MockHttpServletRequest browser = new MockHttpServletRequest();
    private SessionService sessionService;
    private MemberId member;
    private MemberAuthentication session;

    @BeforeEach
    void begin() {
        sessionService =
                new SessionService(directory, credentials, browserSessions, cookies, freshness, properties, clock);
        member = people.member(Role.DRAFTER).id();
        browser.getServletContext().setSessionTimeout((int) Duration.ofHours(8).toMinutes());
        session = signedIn(browser);
    }

    /** And has the browser keep the cookie. */
    private MemberAuthentication signedIn(MockHttpServletRequest of) {
        var response = new MockHttpServletResponse();
        var recorded = sessionService.record(sessionService.begin(member, sessionService.password()), of, response);
        of.setCookies(new Cookie("sign-in", cookieOf(response).getValue()));
        return recorded;
    }

    private static Cookie cookieOf(MockHttpServletResponse response) {
        return Objects.requireNonNull(response.getCookie("sign-in"));
    }

    @Test
    void endsADayAfterItBegan() {
        clock.move(Duration.ofHours(24).minusSeconds(1));
        assertThat(session.isAuthenticated()).isTrue();

        clock.move(Duration.ofSeconds(1));
        assertThat(session.isAuthenticated()).isFalse();
        assertThat(session.getAuthorities()).isEmpty();
    }

    @Test
    void endsAmongOthersAsItDoesAlone() {
        clock.move(Duration.ofHours(1));
        var later = signedIn(new MockHttpServletRequest());
        assertThat(currentMember.find(List.of(session, later))).containsOnlyKeys(session, later);

        clock.move(Duration.ofHours(23));
        assertThat(currentMember.find(List.of(session, later))).containsOnlyKeys(later);
    }

    @Test
    void isNotProlongedByAConfirmation() {
        clock.move(Duration.ofHours(23));
        var confirmed = sessionService.prove(session, new AuthenticationProof(clock.instant(), true));

        clock.move(Duration.ofHours(1));
        assertThat(confirmed.isAuthenticated()).isFalse();
    }

    @Test
    void goesOnAtAnotherNodeWithWhatItProvedLast() {
        clock.move(Duration.ofHours(2));
        var authenticationProof = sessionService.secondFactor();
        sessionService.prove(session, authenticationProof);

        assertThat(sessionService.restore(browser)).hasValueSatisfying(restored -> {
            assertThat(restored.getPrincipal()).isEqualTo(member);
            assertThat(restored.isAuthenticated()).isTrue();
            assertThat(restored.proof()).isEqualTo(authenticationProof);
        });
    }

    @Test
    void doesNotGoOnAfterItsEnd() {
        for (int hours = 0; hours < 24; hours += 4) {
            browser.getSession().invalidate();
            sessionService.use(session, browser.getSession());
            assertThat(sessionService.restore(browser)).isPresent();
            clock.move(Duration.ofHours(4));
        }
        assertThat(sessionService.restore(browser)).isEmpty();
    }

    @Test
    void doesNotGoOnWhenItWasIdle() {
        clock.move(Duration.ofHours(8));

        assertThat(sessionService.restore(browser)).isEmpty();
    }

    @Test
    void endsInAllPlacesWithTheMembersAccess() {
        events.publishEvent(new AccessRevoked(member));

        assertThat(session.isAuthenticated()).isFalse();
        assertThat(sessionService.restore(browser)).isEmpty();
    }

    @Test
    void aloneGoesOnAfterTheRevocationThatItMade() {
        var other = new MockHttpServletRequest();
        var left = signedIn(other);

        var current = sessionService.continueAfter(session, () -> events.publishEvent(new AccessRevoked(member)));

        assertThat(current.isAuthenticated()).isTrue();
        assertThat(sessionService.restore(browser)).isPresent();
        assertThat(left.isAuthenticated()).isFalse();
        assertThat(sessionService.restore(other)).isEmpty();
    }

    @Test
    void endsWithSigningOut() {
        var response = new MockHttpServletResponse();
        sessionService.forget(browser, response);

        assertThat(sessionService.restore(browser)).isEmpty();
        assertThat(cookieOf(response).getMaxAge()).isZero();
    }

    @Test
    void givesWayToTheNextInTheSameBrowser() {
        var before = Objects.requireNonNull(browser.getCookies())[0];
        signedIn(browser);

        var old = new MockHttpServletRequest();
        old.setCookies(before);
        assertThat(sessionService.restore(old)).isEmpty();
        assertThat(browserSessions.of(member)).hasSize(1);
    }

    @Test
    void isInFewServletSessionsOfANode() {
        var first = new MockHttpSession();
        var others = IntStream.range(0, SessionBinding.MOST_OF_A_BROWSER)
                .mapToObj(i -> new MockHttpSession())
                .toList();
        sessionService.use(session, first);
        others.forEach(other -> sessionService.use(session, other));

        assertThat(first.isInvalid()).isTrue();
        assertThat(others).noneMatch(MockHttpSession::isInvalid);
    }

    @Test
    void isOneOfFifty() {
        for (int i = 0; i < BrowserSessions.MOST_OF_A_MEMBER + 5; i++) {
            clock.move(Duration.ofMillis(1));
            signedIn(new MockHttpServletRequest());
        }

        assertThat(browserSessions.of(member)).hasSize(BrowserSessions.MOST_OF_A_MEMBER);
        assertThat(sessionService.restore(browser)).isEmpty();
    }
}
