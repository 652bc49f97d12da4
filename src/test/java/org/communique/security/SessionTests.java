package org.communique.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.communique.ServerTest;
import org.communique.coalition.CoalitionFixtures;
import org.communique.coalition.Directory;
import org.communique.coalition.Role;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class SessionTests {

    @Autowired
    Directory directory;

    @Autowired
    Credentials credentials;

    @Autowired
    Freshness freshness;

    @Autowired
    SecurityProperties properties;

    @Autowired
    CoalitionFixtures people;

    private final MovableClock clock = new MovableClock();
    private MemberAuthentication session;

    @BeforeEach
    void begin() {
        var sessions = new Sessions(directory, credentials, freshness, properties, clock);
        session = sessions.begin(people.member(Role.DRAFTER).id(), sessions.password());
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
        var confirmed = session.with(new Proof(clock.instant(), true));

        clock.move(Duration.ofHours(1));
        assertThat(confirmed.isAuthenticated()).isFalse();
    }
}
