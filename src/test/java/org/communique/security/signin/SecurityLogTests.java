package org.communique.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.security.CookieClient;
import org.communique.security.account.PasswordService;
import org.communique.security.credential.PasswordHashing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class SecurityLogTests {

    private static final String PASSWORD = "nine patient gardeners";

    @LocalServerPort
    int port;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    PasswordService passwords;

    @Autowired
    PasswordHashing hashing;

    private Member member;

    @BeforeEach
    void member() {
        member = people.member(Role.DRAFTER);
        passwords.set(member.id(), hashing.hash(PASSWORD));
    }

    @Test
    void saysWhoSignedInAndHow(CapturedOutput log) {
        CookieClient.of(port).signIn(member.email().value(), PASSWORD);

        assertThat(log).contains("Member " + member.id().value() + " signed in with a password");
    }

    @Test
    void saysThatASignInWasRefused(CapturedOutput log) {
        CookieClient.of(port).signIn(member.email().value(), "not the password at all");

        assertThat(log).contains("A sign-in was refused");
    }

    @Test
    void namesNeitherAddressesNorPasswords(CapturedOutput log) {
        CookieClient.of(port).signIn(member.email().value(), PASSWORD);
        CookieClient.of(port).signIn(member.email().value(), "not the password at all");
        CookieClient.of(port).signIn("somebody\r\n2026-01-01 WARN forged", "forged");

        assertThat(log)
                .doesNotContain(member.email().value())
                .doesNotContain(PASSWORD)
                .doesNotContain("not the password at all")
                .doesNotContain("WARN forged");
    }
}
