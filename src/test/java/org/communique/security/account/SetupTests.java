package org.communique.security.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.security.CookieClient.target;

import java.util.regex.Pattern;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Role;
import org.communique.coalition.settings.Coalition;
import org.communique.security.CookieClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "communique.base-url=http://first.example")
class SetupTests {

    private static final Pattern LINK = Pattern.compile("http://first\\.example(/setup/[\\w-]{43})\\s");

    @LocalServerPort
    int port;

    @Autowired
    Coalition coalition;

    @Autowired
    Directory directory;

    @Test
    void makesTheFirstAdministratorThroughALinkThatTheConsoleShowsOnce(CapturedOutput console) {
        var links = LINK.matcher(console).results().toList();
        assertThat(links).hasSize(1);
        var link = links.getFirst().group(1);
        var cookieClient = CookieClient.of(port);

        assertThat(cookieClient.submit(link, form("", "too short")).body())
                .contains("name of the coalition")
                .contains("at least 12 characters");
        assertThat(target(cookieClient.submit(link, form("Rights Online", "nine patient gardeners"))))
                .isEqualTo("/sign-in?ready");

        assertThat(coalition.profile().name()).isEqualTo("Rights Online");
        assertThat(directory.member(new EmailAddress("amina@example.org")))
                .get()
                .satisfies(member -> assertThat(member.is(Role.ADMINISTRATOR)).isTrue());
        cookieClient.signIn("amina@example.org", "nine patient gardeners");
        assertThat(cookieClient.isSignedIn()).isTrue();
        assertThat(CookieClient.of(port).get(link).statusCode()).isEqualTo(410);
    }

    private static String[] form(String coalition, String password) {
        return new String[] {
            "coalition", coalition,
            "organisation", "Digital Freedom Kenya",
            "country", "KE",
            "region", "AFRICA",
            "name", "Amina Odhiambo",
            "email", "amina@example.org",
            "password", password
        };
    }
}
