package org.communique.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.communique.ServerTest;
import org.communique.coalition.AccessRevoked;
import org.communique.coalition.CoalitionFixtures;
import org.communique.coalition.Directory;
import org.communique.coalition.MemberId;
import org.communique.coalition.Role;
import org.communique.http.Cookies;
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
    BrowserSessions records;

    @Autowired
    Cookies cookies;

    @Autowired
    Freshness freshness;

    @Autowired
    SecurityProperties properties;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    CoalitionFixtures people;

    private final MovableClock clock = new MovableClock();
    private final MockHttpServletRequest browser = new MockHttpServletRequest();
    private Sessions sessions;
    private MemberId member;
    private MemberAuthentication session;

    @BeforeEach
    void begin() {
        sessions = new Sessions(directory, credentials, records, cookies, freshness, properties, clock);
        member = people.member(Role.DRAFTER).id();
        browser.getServletContext().setSessionTimeout((int) Duration.ofHours(8).toMinutes());
        session = signedIn(browser);
    }

    /** And has the browser keep the cookie. */
    private MemberAuthentication signedIn(MockHttpServletRequest of) {
        var response = new MockHttpServletResponse();
        var recorded = sessions.record(sessions.begin(member, sessions.password()), of, response);
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
    void isNotProlongedByAConfirmation() {
        clock.move(Duration.ofHours(23));
        var confirmed = sessions.prove(session, new Proof(clock.instant(), true));

        clock.move(Duration.ofHours(1));
        assertThat(confirmed.isAuthenticated()).isFalse();
    }

    @Test
    void goesOnAtAnotherNodeWithWhatItProvedLast() {
        clock.move(Duration.ofHours(2));
        var proof = sessions.secondFactor();
        sessions.prove(session, proof);

        assertThat(sessions.restore(browser)).hasValueSatisfying(restored -> {
            assertThat(restored.getPrincipal()).isEqualTo(member);
            assertThat(restored.isAuthenticated()).isTrue();
            assertThat(restored.proof()).isEqualTo(proof);
        });
    }

    @Test
    void doesNotGoOnAfterItsEnd() {
        for (int hours = 0; hours < 24; hours += 4) {
            browser.getSession().invalidate();
            sessions.use(session, browser.getSession());
            assertThat(sessions.restore(browser)).isPresent();
            clock.move(Duration.ofHours(4));
        }
        assertThat(sessions.restore(browser)).isEmpty();
    }

    @Test
    void doesNotGoOnWhenItWasIdle() {
        clock.move(Duration.ofHours(8));

        assertThat(sessions.restore(browser)).isEmpty();
    }

    @Test
    void endsInAllPlacesWithTheMembersAccess() {
        events.publishEvent(new AccessRevoked(member));

        assertThat(session.isAuthenticated()).isFalse();
        assertThat(sessions.restore(browser)).isEmpty();
    }

    @Test
    void aloneGoesOnAfterTheRevocationThatItMade() {
        var other = new MockHttpServletRequest();
        var left = signedIn(other);

        var current = sessions.goOnAfter(session, () -> events.publishEvent(new AccessRevoked(member)));

        assertThat(current.isAuthenticated()).isTrue();
        assertThat(sessions.restore(browser)).isPresent();
        assertThat(left.isAuthenticated()).isFalse();
        assertThat(sessions.restore(other)).isEmpty();
    }

    @Test
    void endsWithSigningOut() {
        var response = new MockHttpServletResponse();
        sessions.forget(browser, response);

        assertThat(sessions.restore(browser)).isEmpty();
        assertThat(cookieOf(response).getMaxAge()).isZero();
    }

    @Test
    void givesWayToTheNextInTheSameBrowser() {
        var before = Objects.requireNonNull(browser.getCookies())[0];
        signedIn(browser);

        var old = new MockHttpServletRequest();
        old.setCookies(before);
        assertThat(sessions.restore(old)).isEmpty();
        assertThat(records.of(member)).hasSize(1);
    }

    @Test
    void isInFewServletSessionsOfANode() {
        var first = new MockHttpSession();
        var others = IntStream.range(0, KeptSession.MOST_OF_A_BROWSER)
                .mapToObj(i -> new MockHttpSession())
                .toList();
        sessions.use(session, first);
        others.forEach(other -> sessions.use(session, other));

        assertThat(first.isInvalid()).isTrue();
        assertThat(others).noneMatch(MockHttpSession::isInvalid);
    }

    @Test
    void isOneOfFifty() {
        for (int i = 0; i < BrowserSessions.MOST_OF_A_MEMBER + 5; i++) {
            clock.move(Duration.ofMillis(1));
            signedIn(new MockHttpServletRequest());
        }

        assertThat(records.of(member)).hasSize(BrowserSessions.MOST_OF_A_MEMBER);
        assertThat(sessions.restore(browser)).isEmpty();
    }
}
