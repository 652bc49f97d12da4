package org.communique.statement.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.statement.Statement;
import org.communique.statement.lifecycle.StatementService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class NewStatementScreenTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    CoalitionFixtures people;

    @Autowired
    StatementService statements;

    @Test
    void showsTemplatesAndWorkflowsBeforeTheyAreChosen() {
        var title = "New " + MemberId.random().value().substring(0, 6);
        var coordinator = people.member(Role.COORDINATOR);
        var person = browsers.signedIn(coordinator);
        person.open("/statements/new");
        person.page().getByLabel("Title").fill(title);
        assertThat(person.page().locator(".preview .prose")).containsText("We, the undersigned");
        radio(person.page(), "Open letter").check();
        assertThat(person.page().locator(".preview .prose")).containsText("Yours sincerely");
        assertThat(person.page().locator(".stage-list")).containsText("Policy review");
        radio(person.page(), "Rapid response").check();
        assertThat(person.page().locator(".preview communique-diagram svg").first())
                .isVisible();
        person.page().getByLabel("Language of the text").click();
        var languages = person.page().getByRole(AriaRole.OPTION);
        assertThat(languages.nth(0)).hasText("Arabic");
        assertThat(languages.nth(5)).hasText("Spanish");
        languages.nth(3).click();
        person.photograph("new-statement");
        person.button("Create statement").click();

        person.page().waitForURL("**/draft");
        List<Statement> made = as(coordinator, statements::list).stream()
                .filter(statement -> statement.title().equals(title))
                .toList();
        assertThat(made)
                .extracting(Statement::language, Statement::workflow)
                .containsExactly(tuple("fr", "rapid-response"));
        assertThat(browsers.complaints()).isEmpty();
    }

    private static Locator radio(Page page, String name) {
        return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name));
    }
}
