package org.communique.shell;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class WithdrawnAccessTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    CoalitionFixtures people;

    @Test
    void leadsAwayFromAScreenThatTheMemberMayNoLongerUse(CapturedOutput output) {
        var member = people.member(Role.COORDINATOR);
        var person = browsers.signedIn(member);
        person.open("/statements/new");
        person.page().getByLabel("Title").fill("On article 24");
        people.giveRoles(member.id(), Role.DRAFTER);

        person.button("Create statement").click();

        assertThat(person.page().locator("body")).containsText("Page not found");
        assertThat(output.getOut().lines())
                .filteredOn(line -> line.contains("A screen was refused"))
                .isNotEmpty()
                .allMatch(line -> line.contains("INFO"));
        assertThat(output.getOut()).doesNotContain("AccessDeniedException: ", "A screen failed");
    }
}
