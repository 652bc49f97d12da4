package org.communique.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.SignIn;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;

class PendingSecondFactorTest {

    @Test
    void isShorterThanASessionOfWhoIsSignedIn() {
        var request = new MockHttpServletRequest();

        PendingSecondFactor.keep(request, session(new MemberId("aaaaaaaaaaaaaaaaaaaa")));
        assertThat(request.getSession().getMaxInactiveInterval()).isEqualTo(600);

        PendingSecondFactor.forget(request);
        assertThat(request.getSession().getMaxInactiveInterval())
                .isEqualTo(request.getServletContext().getSessionTimeout() * 60);
        assertThat(PendingSecondFactor.find(request, Clock.tickMillis(ZoneOffset.UTC)))
                .isEmpty();
    }

    @Test
    void endsTheOldestOfAMemberWhoHasTooMany() {
        var member = new MemberId("bbbbbbbbbbbbbbbbbbbb");
        List<MockHttpSession> sessions = new ArrayList<>();
        for (int i = 0; i <= PendingSecondFactor.MOST_OF_A_MEMBER; i++) {
            var request = new MockHttpServletRequest();
            PendingSecondFactor.keep(request, session(member));
            sessions.add((MockHttpSession) request.getSession());
        }

        assertThat(sessions.getFirst().isInvalid()).isTrue();
        assertThat(sessions.subList(1, sessions.size())).noneMatch(MockHttpSession::isInvalid);
    }

    private static MemberAuthentication session(MemberId member) {
        return new MemberAuthentication(
                member,
                new SignIn<>(member, members -> Map.of()),
                latest -> true,
                new AuthenticationProof(Instant.parse("2026-01-01T00:00:00Z"), false),
                null);
    }
}
