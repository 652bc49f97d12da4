package org.communique.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.security.CookieClient;
import org.communique.security.account.PasswordService;
import org.communique.security.credential.Credentials;
import org.communique.security.credential.PasswordHashing;
import org.communique.storage.WriteFaults;
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
    PasswordService passwords;

    @Autowired
    PasswordHashing hashing;

    @Test
    void removesWhatWasKeptInTheBrowserOnce() {
        var cookieClient = signedIn();
        assertThat(CookieClient.target(cookieClient.signOut())).isEqualTo(AFTERWARDS);

        var page = cookieClient.get(AFTERWARDS);
        assertThat(page.headers().firstValue("Clear-Site-Data")).contains("\"storage\"");
        assertThat(page.body()).contains(FORGETTING);

        assertKeepsEverything(cookieClient);
    }

    /** Another site can lead people to an address. */
    @Test
    void removesNothingForTheAddressAlone() {
        assertKeepsEverything(CookieClient.of(port));
    }

    @Test
    void isOutAtEachNode() {
        var cookieClient = signedIn();
        cookieClient.forgetCookie("session");
        assertThat(cookieClient.isSignedIn()).isTrue();

        var cookie = cookieClient.cookie("sign-in").orElseThrow();
        cookieClient.signOut();
        cookieClient.takeCookie(cookie);
        assertThat(cookieClient.isSignedIn()).isFalse();
    }

    private static void assertKeepsEverything(CookieClient cookieClient) {
        var page = cookieClient.get(AFTERWARDS);
        assertThat(page.headers().firstValue("Clear-Site-Data")).isEmpty();
        assertThat(page.body()).doesNotContain(FORGETTING);
    }

    @Test
    void leavesNothingSignedInBesideANewPasswordAtWhicheverWriteItsServerIsKilled() {
        var changed = hashing.hash("ten patient gardeners");
        faults.atEachWrite(kill -> {
            var member = people.member(Role.DRAFTER);
            var cookieClient = signedIn(member);
            kill.accept(() -> passwords.set(member.id(), changed));
            if (changed.equals(credentials.find(member.id()).orElseThrow().passwordHash())) {
                assertThat(cookieClient.isSignedIn()).isFalse();
            }
        });
    }

    @Autowired
    Credentials credentials;

    @Autowired
    WriteFaults faults;

    private CookieClient signedIn() {
        return signedIn(people.member(Role.DRAFTER));
    }

    private CookieClient signedIn(Member member) {
        passwords.set(member.id(), hashing.hash(PASSWORD));
        var cookieClient = CookieClient.of(port);
        cookieClient.signIn(member.email().value(), PASSWORD);
        assertThat(cookieClient.isSignedIn()).isTrue();
        return cookieClient;
    }
}
