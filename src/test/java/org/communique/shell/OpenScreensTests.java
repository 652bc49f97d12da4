package org.communique.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.communique.ServerTest;
import org.communique.coalition.CoalitionFixtures;
import org.communique.coalition.Role;
import org.communique.coalition.SignInAccess;
import org.communique.security.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class OpenScreensTests {

    private static final String PASSWORD = "nine patient gardeners";

    @LocalServerPort
    int port;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    SignInAccess signIn;

    @Autowired
    OpenScreens screens;

    @Test
    void areSoManyOfAMemberInAllBrowsers() {
        var member = people.member(Role.DRAFTER);
        signIn.assignPassword(member.id(), PASSWORD);
        for (int browser = 0; browser < 3; browser++) {
            var visitor = Visitor.of(port);
            visitor.submit("/sign-in", "email", member.email().value(), "password", PASSWORD);
            for (int screen = 0; screen < 12; screen++) {
                assertThat(visitor.get("/?v-r=init&location=&query=").statusCode())
                        .isEqualTo(200);
            }
        }

        await().untilAsserted(
                        () -> assertThat(screens.of(member.id().value())).isEqualTo(OpenScreens.MOST_OF_A_MEMBER));
    }
}
