package org.communique.statement.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.util.List;
import org.communique.ServerTest;
import org.communique.TrackedFile;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
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

    @Test
    void takesTheTextBeforeOrAfterTheChangesThatAFileTracks() throws IOException {
        var coordinator = people.member(Role.COORDINATOR);
        var person = browsers.signedIn(coordinator);
        choose(person, "plain.md", "# Plain".getBytes(UTF_8));
        assertThat(person.page().locator(".starting-text")).containsText("Imported “plain.md”.");
        assertThat(radio(person.page(), "Reject all: the text before the changes"))
                .hasCount(0);

        choose(person, "ours.docx", TrackedFile.docx());
        assertThat(radio(person.page(), "Accept all: the text with the changes"))
                .isChecked();
        assertThat(person.page().getByLabel("Title")).hasValue("After");
        radio(person.page(), "Reject all: the text before the changes").check();
        assertThat(person.page().getByLabel("Title")).hasValue("Before");
        assertThat(person.page().locator(".starting-text"))
                .containsText("Tracked change (line or paragraph 2) is no longer marked: 48 hours");
        person.photograph("new-statement-file");
        person.button("Create statement").click();

        person.page().waitForURL("**/draft");
        assertThat(person.page().locator("communique-editor")).containsText("within two weeks.");
        assertThat(browsers.complaints()).isEmpty();
    }

    private static void choose(Person person, String name, byte[] file) {
        person.open("/statements/new");
        radio(person.page(), "A file").check();
        person.page()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload(name, "application/octet-stream", file));
    }

    private static Locator radio(Page page, String name) {
        return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name));
    }
}
