package org.communique.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.communique.ServerTest;
import org.communique.coalition.CoalitionFixtures;
import org.communique.coalition.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class SignOutTests {

    private static final String PASSWORD = "nine patient gardeners";
    private static final String AFTERWARDS = "/sign-in?goodbye";
    private static final String FORGETTING = "/elements/forget.js";

    @LocalServerPort
    int port;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    Passwords passwords;

    @Autowired
    PasswordHashing hashing;

    @Test
    void removesWhatWasKeptInTheBrowserOnce() {
        var visitor = signedIn();
        assertThat(Visitor.target(visitor.signOut())).isEqualTo(AFTERWARDS);

        var page = visitor.get(AFTERWARDS);
        assertThat(page.headers().firstValue("Clear-Site-Data")).contains("\"storage\"");
        assertThat(page.body()).contains(FORGETTING);

        assertKeepsEverything(visitor);
    }

    /** Another site can lead people to an address. */
    @Test
    void removesNothingForTheAddressAlone() {
        assertKeepsEverything(Visitor.of(port));
    }

    @Test
    void isOutAtEachNode() {
        var visitor = signedIn();
        visitor.forgetCookie("session");
        assertThat(visitor.isSignedIn()).isTrue();

        var cookie = visitor.cookie("sign-in").orElseThrow();
        visitor.signOut();
        visitor.takeCookie(cookie);
        assertThat(visitor.isSignedIn()).isFalse();
    }

    private static void assertKeepsEverything(Visitor visitor) {
        var page = visitor.get(AFTERWARDS);
        assertThat(page.headers().firstValue("Clear-Site-Data")).isEmpty();
        assertThat(page.body()).doesNotContain(FORGETTING);
    }

    private Visitor signedIn() {
        var member = people.member(Role.DRAFTER);
        passwords.set(member.id(), hashing.hash(PASSWORD));
        var visitor = Visitor.of(port);
        visitor.signIn(member.email().value(), PASSWORD);
        assertThat(visitor.isSignedIn()).isTrue();
        return visitor;
    }
}
