package org.communique.search;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Keyboard;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class SearchScreenTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    CoalitionFixtures people;

    @Autowired
    StatementCreationService creation;

    @Autowired
    SearchIndexer indexer;

    @Test
    void findsByKeyboardWhileOneTypes() {
        var mark = "q" + MemberId.random().value().replaceAll("[0-9]", "z");
        var coordinator = people.member(Role.COORDINATOR);
        var text = CanonicalText.read("First.\n\nWords about " + mark + ".\n");
        var id = as(
                coordinator,
                () -> creation.open(new CreateStatement("On " + mark, "en", "joint-statement", text, List.of())));
        indexer.update();
        var person = browsers.signedIn(coordinator);
        var page = person.page();
        page.waitForURL("**/");
        person.settle();
        var keys = new Keyboard(person);

        keys.press("Control+k");
        var field = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search"));
        assertThat(field).isFocused();
        assertThat(page.locator(".search-dialog, vaadin-dialog")).containsText("Statements, words in texts");
        keys.type(mark.substring(0, 9));
        var options = page.getByRole(AriaRole.OPTION);
        assertThat(options).hasCount(2);
        assertThat(options.first()).hasAttribute("aria-selected", "true");
        assertThat(field).hasAttribute("aria-expanded", "true");
        assertThat(page.locator(".search-found")).hasText(mark);
        person.photograph("search");

        keys.press("ArrowDown");
        assertThat(options.nth(1)).hasAttribute("aria-selected", "true");
        assertThat(field).hasAttribute("aria-activedescendant", "search-result-1");
        assertThat(field).isFocused();
        keys.press("ArrowDown");
        assertThat(options.first()).hasAttribute("aria-selected", "true");
        keys.press("ArrowUp", "Enter");
        assertThat(page).hasURL(Pattern.compile(".*/statements/" + id.value() + "/draft"));
        assertThat(field).hasCount(0);
        // The draft opens at the words.
        var find = page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Find").setExact(true));
        assertThat(find).isFocused();
        assertThat(find).hasValue(mark);

        // A person who types faster than the server answers gets what they typed.
        person.settle();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Search").setExact(true))
                .first()
                .click();
        keys.type("new statement").press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/statements/new"));

        keys.press("Control+k");
        assertThat(field).isFocused();
        keys.type("zzzz" + mark);
        assertThat(page.getByText("Nothing that you may read has all of these words."))
                .isVisible();
        keys.press("Escape");
        assertThat(field).hasCount(0);
    }
}
