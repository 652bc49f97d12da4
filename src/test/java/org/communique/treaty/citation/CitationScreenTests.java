package org.communique.treaty.citation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Screens;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.StatementId;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.DraftService;
import org.communique.text.document.RichText;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class CitationScreenTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    CoalitionFixtures people;

    @Autowired
    StatementCreationService creation;

    @Autowired
    DraftService drafts;

    @Test
    void showsADrafterWhatTheDraftCitesInTwoLanguages() {
        var drafter = people.member(Role.DRAFTER);
        var statement = statement(RichText.EMPTY, drafter.id());
        var person = browsers.signedIn(drafter);
        person.open(statement, "draft");
        var editor = person.page()
                .locator("communique-editor [contenteditable=true]")
                .first();
        editor.click();
        person.page().keyboard().insertText("States shall apply article 24, paragraph 2. ");
        person.page().keyboard().insertText("وتطبق الدول المادتين ٢٩ و٣٠. See article 17 of the ICCPR and article 99.");
        assertThat(editor).containsText("article 99");

        var link = editor.locator("[data-leads-to]").first();
        assertThat(link).hasText("article 24, paragraph 2");
        assertThat(link).hasAttribute("title", Pattern.compile("Article 24: Conditions and safeguards.*"));
        person.photograph("draft-citations");

        person.open(statement, "citations");

        // The editor's last words may still be on their way.
        assertThat(person.page()
                        .getByText("No article was found")
                        .or(summary(person.page().locator("main")))
                        .first())
                .isVisible();
        person.button("Check again").click();
        assertThat(summary(person.page().locator("main")))
                .hasText(
                        "4 articles were found. One needs attention. Citations written in unusual ways may be missed.");
        assertThat(person.link("Article 24: Conditions and safeguards")).isVisible();
        assertThat(person.link("Article 29: Real-time collection of traffic data"))
                .isVisible();
        assertThat(person.page().getByText("No such article")).isVisible();
        assertThat(person.page().getByText("Articles of other instruments")).isVisible();
        person.photograph("citations");
        assertThat(browsers.complaints()).isEmpty();
    }

    private static Locator summary(Locator page) {
        return page.locator(".citations > [role=status]");
    }

    @Test
    void linksCitationsInAVersionAndListsTheStatementWithItsArticle() {
        var drafter = people.member(Role.DRAFTER);
        var statement = statement(
                CanonicalText.read(
                        "## Safeguards\n\nStates shall apply article 24, paragraph 2. L’article 6 demeure.\n"),
                drafter.id());
        as(drafter, () -> drafts.submit(statement));
        var person = browsers.signedIn(drafter);
        person.open(statement, "versions");

        var link = person.link("article 24, paragraph 2");
        assertThat(link).hasAccessibleDescription(Pattern.compile("Article 24: Conditions and safeguards"));
        link.focus();
        assertThat(about(link)).contains("Conditions and safeguards");
        person.photograph("version-citations");
        person.page().keyboard().press("Escape");
        assertThat(about(link)).isEqualTo("none");

        person.page().keyboard().press("Enter");
        assertThat(person.page().getByText("Statements on this article")).isVisible();
        assertThat(person.page().locator(".citing-statements")).containsText("article 24, paragraph 2");
        person.photograph("article-statements");
        person.link("Paragraph 2").click();
        person.page().waitForURL(address -> address.endsWith("/versions?v=1#p2"));
        assertThat(link).isVisible();
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void showsAParagraphOnceWithAllItsCitations() {
        var drafter = people.member(Role.DRAFTER);
        var words = "Article 24 is a matter of domestic law: article 24 confirms it where the law is strong.";
        statement(CanonicalText.read(words + "\n"), drafter.id());
        var reader = screens.signedIn(drafter);
        reader.open("/treaty/texts");
        reader.in("cited-passage").with(words).counts(1);
    }

    private static String about(Locator link) {
        return (String) link.evaluate("link => getComputedStyle(link, '::after').content");
    }

    private StatementId statement(RichText text, MemberId drafter) {
        var coordinator = people.member(Role.COORDINATOR);
        return as(
                coordinator,
                () -> creation.open(new CreateStatement(
                        "Citing", "en", "joint-statement", text, List.of(Grant.to(drafter, Right.EDIT)))));
    }
}
