package org.communique.shell;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.communique.ServerTest;
import org.communique.browser.Chromium;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class WithdrawnAccessTests {

    private static final String PASSWORD = "seven green lanterns";

    @LocalServerPort
    int port;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    SignInAccess access;

    @Test
    void leadsAwayFromAScreenThatTheMemberMayNoLongerUse(CapturedOutput output) {
        var member = people.member(Role.COORDINATOR);
        access.assignPassword(member.id(), PASSWORD);
        try (var chromium = new Chromium("http://localhost:" + port)) {
            var person = chromium.person("former coordinator");
            person.signIn(member.email().value(), PASSWORD);
            person.open("/statements/new");
            person.page().getByLabel("Title").fill("On article 24");
            people.giveRoles(member.id(), Role.DRAFTER);

            person.button("Create statement").click();

            assertThat(person.page().locator("body")).containsText("Page not found");
        }
        assertThat(output.getOut().lines())
                .filteredOn(line -> line.contains("A screen was refused"))
                .isNotEmpty()
                .allMatch(line -> line.contains("INFO"));
        assertThat(output.getOut()).doesNotContain("AccessDeniedException: ", "A screen failed");
    }
}
