package org.communique.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.communique.ServerTest;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.security.CookieClient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class ScreenLimitTests {

    private static final String PASSWORD = "nine patient gardeners";
    private static final String SCREEN = "/?v-r=init&location=&query=";

    @LocalServerPort
    int port;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    SignInAccess signIn;

    @Autowired
    ScreenLimit screens;

    /** Those that have just begun stay for some seconds, as a browser opens all its tabs again at once. */
    @Test
    void areSoManyOfAMemberInAllBrowsers() {
        var member = people.member(Role.DRAFTER);
        signIn.assignPassword(member.id(), PASSWORD);
        var first = signedIn(member);
        for (var browser : List.of(first, signedIn(member), signedIn(member))) {
            for (int screen = 0; screen < 12; screen++) {
                assertThat(browser.get(SCREEN).statusCode()).isEqualTo(200);
            }
        }

        await().pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            assertThat(first.get(SCREEN).statusCode()).isEqualTo(200);
            assertThat(screens.of(member.id().value())).isEqualTo(ScreenLimit.MOST_OF_A_MEMBER);
        });
    }

    @Test
    void areNeverTwiceAsMany() {
        var member = people.member(Role.DRAFTER);
        signIn.assignPassword(member.id(), PASSWORD);
        var browser = signedIn(member);
        for (int screen = 0; screen < 3 * ScreenLimit.MOST_OF_A_MEMBER; screen++) {
            assertThat(browser.get(SCREEN).statusCode()).isEqualTo(200);
            assertThat(screens.of(member.id().value())).isLessThanOrEqualTo(2 * ScreenLimit.MOST_OF_A_MEMBER + 1);
        }
    }

    private CookieClient signedIn(Member member) {
        var cookieClient = CookieClient.of(port);
        cookieClient.submit("/sign-in", "email", member.email().value(), "password", PASSWORD);
        return cookieClient;
    }
}
