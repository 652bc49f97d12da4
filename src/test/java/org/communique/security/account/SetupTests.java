package org.communique.security.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.security.CookieClient.target;

import java.util.regex.Pattern;
import org.communique.HttpsServerTest;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Region;
import org.communique.coalition.directory.Role;
import org.communique.coalition.settings.Coalition;
import org.communique.security.CookieClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
@HttpsServerTest
class SetupTests {

    private static final Pattern LINK = Pattern.compile("https://coalition\\.example(/setup/[\\w-]{43})\\s");

    @LocalServerPort
    int port;

    @Autowired
    Coalition coalition;

    @Autowired
    Directory directory;

    @Autowired
    SetupLinkAnnouncer announcer;

    @Autowired
    ConfigurableApplicationContext server;

    @Test
    void makesTheFirstAdministratorThroughALinkThatTheConsoleShowsOnce(CapturedOutput console) {
        var before = console.length();
        announcer.on(new ApplicationReadyEvent(new SpringApplication(), new String[0], server, null));
        var links = LINK.matcher(console.toString().substring(before)).results().toList();
        assertThat(links).hasSize(1);
        var link = links.getFirst().group(1);
        var cookieClient = CookieClient.of(port);
        assertThat(cookieClient.get("/sign-in").body()).contains("Open the one-time link");

        assertThat(cookieClient.submit(link, form("", "too short")).body())
                .contains("name of the coalition")
                .contains("at least 12 characters");
        assertThat(target(cookieClient.submit(link, form("Rights Online", "nine patient gardeners"))))
                .isEqualTo("/sign-in?ready");

        assertThat(coalition.profile().name()).isEqualTo("Rights Online");
        assertThat(directory.member(new EmailAddress("amina@example.org")))
                .get()
                .satisfies(member -> {
                    assertThat(member.is(Role.ADMINISTRATOR)).isTrue();
                    assertThat(directory.organisation(member.organisation()))
                            .get()
                            .extracting(Organisation::region)
                            .isEqualTo(Region.AFRICA);
                });
        assertThat(cookieClient.get("/sign-in").body()).doesNotContain("one-time link");
        cookieClient.signIn("amina@example.org", "nine patient gardeners");
        assertThat(cookieClient.isSignedIn()).isTrue();
        assertThat(CookieClient.of(port).get(link).statusCode()).isEqualTo(410);
    }

    private static String[] form(String coalition, String password) {
        return new String[] {
            "coalition", coalition,
            "organisation", "Digital Freedom Kenya",
            "country", "KE",
            "name", "Amina Odhiambo",
            "email", "amina@example.org",
            "password", password
        };
    }
}
