package org.communique.statement.lifecycle;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.browser.ScreenWalk;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.StatementId;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.text.document.RichText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class TagScreenTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    CoalitionFixtures people;

    @Autowired
    StatementCreationService creation;

    @Autowired
    StatementService statements;

    @Autowired
    TagService tags;

    private final String mark = MemberId.random().value().substring(0, 6);
    private final String legal = "Legal " + mark;
    private Member member;
    private Member reader;
    private StatementId statement;

    @BeforeEach
    void open() {
        member = people.member(Role.COORDINATOR);
        reader = people.member(Role.DRAFTER);
        statement = opened("Tagged ");
        opened("Plain ");
    }

    private StatementId opened(String title) {
        var grants = List.of(Grant.to(reader.id(), Right.EDIT));
        return as(
                member,
                () -> creation.open(
                        new CreateStatement(title + mark, "en", "joint-statement", RichText.EMPTY, grants)));
    }

    private static Locator field(Person person) {
        return person.page().locator(".tags-field input");
    }

    private static Locator links(Person person) {
        return person.page().locator(".statement-header .statement-tags a");
    }

    private static void type(Person person, String tag) {
        field(person).fill(tag);
        field(person).press("Enter");
    }

    @Test
    void coordinatorsTagAStatementAndFindItByATag() {
        var coordinator = browsers.signedIn(member);
        coordinator.open(statement, "access");
        assertThat(links(coordinator)).hasCount(0);
        type(coordinator, legal);
        assertThat(links(coordinator)).hasText(new String[] {legal});
        type(coordinator, "حقوق الإنسان " + mark);
        assertThat(links(coordinator)).hasCount(2);
        type(coordinator, legal.toUpperCase(Locale.ROOT));
        assertThat(links(coordinator)).hasCount(2);
        type(coordinator, "<b>");
        assertThat(coordinator.page().getByText("A tag has 1 to 40 characters")).isVisible();
        assertThat(links(coordinator)).hasCount(2);
        coordinator.page().keyboard().press("Escape");
        coordinator.photograph("statement-tags");
        coordinator.page().evaluate("() => document.documentElement.dir = 'rtl'");
        coordinator.photograph("statement-tags-rtl");
        coordinator.page().evaluate("() => document.documentElement.dir = 'ltr'");
        assertThat(as(member, () -> statements.get(statement)).tagging().tags())
                .containsExactly(legal, "حقوق الإنسان " + mark);

        var walk = new ScreenWalk();
        walk.as(coordinator).visit("statements/" + statement.value() + "/access");
        assertThat(walk.faults()).isEmpty();
        coordinator.page().setViewportSize(1280, 800);
        coordinator.open(statement, "access");
        // Closes the list, and clears nothing.
        field(coordinator).press("Escape");
        field(coordinator).press("Escape");
        assertThat(links(coordinator)).hasCount(2);
        links(coordinator).first().click();
        var rows = coordinator.page().locator(".dense-table tbody tr");
        assertThat(rows).hasCount(1);
        assertThat(rows).containsText("Tagged " + mark);
        assertThat(coordinator.page().getByLabel("Any tag")).hasValue(legal);
        coordinator.photograph("statements-by-tag");
        coordinator.page().locator(".tag-filter [part~='clear-button']").click();
        assertThat(coordinator.page()).hasURL(Pattern.compile("/statements$"));
        coordinator.page().getByLabel("Search titles").fill(mark);
        assertThat(rows).hasCount(2);
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void readersFilterTheirListByALink() {
        as(member, () -> tags.change(statement, List.of(legal), null));
        var person = browsers.signedIn(reader);
        person.open("/statements?tag=" + legal.toLowerCase(Locale.ROOT).replace(" ", "%20"));
        var cards = person.page().locator(".card");
        assertThat(cards).hasCount(1);
        assertThat(cards).containsText(legal);
        person.photograph("statements-by-tag-reader");
        person.open("/statements?tag=%3Cscript%3E");
        assertThat(cards).hasCount(2);
        person.open(statement, "access");
        assertThat(links(person)).hasText(new String[] {legal});
        assertThat(field(person)).hasCount(0);
        assertThat(browsers.complaints()).isEmpty();
    }
}
