package org.communique.statement.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Objects;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.browser.Screens;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.activity.ActivityEntry;
import org.communique.statement.activity.ActivityService;
import org.communique.statement.activity.ActivityService.AttributedEntry;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.sharing.AccessChange;
import org.communique.statement.sharing.Grantee;
import org.communique.statement.sharing.SharingService;
import org.communique.text.document.RichText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.mapping.event.AbstractMongoEventListener;
import org.springframework.data.mongodb.core.mapping.event.AfterLoadEvent;

@ServerTest
class SharingScreenTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    CoalitionFixtures people;

    @Autowired
    StatementCreationService creation;

    @Autowired
    StatementService statements;

    @Autowired
    SharingService sharing;

    @Autowired
    ActivityService activity;

    @Autowired
    ApplicationEventMulticaster events;

    private final String mark = MemberId.random().value().substring(0, 6);
    private Member member;
    private Member drafter;
    private Member newcomer;
    private StatementId statement;

    @BeforeEach
    void open() {
        member = people.member("Wanjiru Kamau", people.organisation("Lakeside " + mark), Role.COORDINATOR);
        drafter = people.member("Diego " + mark, people.organisation("Andes " + mark), Role.DRAFTER);
        newcomer = people.member("Amira " + mark, people.organisation("Cedar " + mark), Role.REVIEWER);
        var grants = List.of(Grant.to(drafter.id(), Right.READ));
        statement = as(
                member,
                () -> creation.open(
                        new CreateStatement("Shared " + mark, "en", "joint-statement", RichText.EMPTY, grants)));
    }

    @Test
    void givesChangesAndTakesAccessActByAct() {
        var coordinator = screens.signedIn(member);
        coordinator.open(statement, "access");
        var row = coordinator.in("access-row").with(drafter.name());
        row.shows("Andes " + mark);
        var search = coordinator.field("Add people or organisations");
        coordinator.field("Note for them").fill("Please read it by Friday.");
        search.choose("Amira " + mark);
        search.choose("Cedar " + mark);

        coordinator.in("access-row").with(newcomer.name()).shows("Cedar " + mark);
        assertThat(rights())
                .contains(Grant.to(newcomer.id(), Right.REVIEW), Grant.to(newcomer.organisation(), Right.REVIEW));
        search.choose("Amira " + mark);
        coordinator.shows("Amira " + mark + " has access already");

        row.in("vaadin-select").choose("Can edit");
        coordinator.shows("Diego " + mark + ": Can edit");
        assertThat(rights()).contains(Grant.to(drafter.id(), Right.EDIT));

        coordinator.button("Remove Diego " + mark).click();
        row.counts(0);
        assertThat(rights()).doesNotContain(Grant.to(drafter.id(), Right.EDIT));
        coordinator.button("Undo").click();
        row.counts(1);
        assertThat(rights()).contains(Grant.to(drafter.id(), Right.EDIT));
    }

    @Test
    void saysThatRolesLimitAnAccessOnlyWhereTheyDo() {
        var grants = List.of(
                Grant.to(newcomer.id(), Right.REVIEW),
                Grant.to(newcomer.organisation(), Right.EDIT),
                Grant.to(drafter.id(), Right.REVIEW));
        statement = as(
                member,
                () -> creation.open(
                        new CreateStatement("Limited " + mark, "en", "joint-statement", RichText.EMPTY, grants)));
        var coordinator = screens.signedIn(member);
        coordinator.open(statement, "access");
        coordinator.in("access-row").with(newcomer.name()).hides("Their roles");
        coordinator.in("access-row").with(drafter.name()).shows("Their roles only let them read");
    }

    @Test
    void addsByEnterWhoAloneMatchesAndNeverDropsWhatWasTypedInSilence() {
        people.member("Dalia " + mark, people.organisation("Delta " + mark), Role.REVIEWER);
        var coordinator = browsers.signedIn(member);
        coordinator.open(statement, "access");
        var page = coordinator.page();
        var search =
                page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Add people or organisations"));
        search.pressSequentially("Dali? " + mark);
        search.press("Enter");
        var error = page.locator("vaadin-combo-box [slot=error-message]");
        assertThat(error).containsText("No match for “Dali? " + mark + "”");
        assertThat(search).hasValue("Dali? " + mark);

        search.fill("Dalia " + mark);
        search.press("Tab");
        assertThat(error).containsText("“Dalia " + mark + "” was not added");
        // The list's answer comes when the field is left.
        page.waitForFunction("() => !document.querySelector('vaadin-combo-box').loading");
        assertThat(search).hasValue("Dalia " + mark);
        assertThat(page.locator(".access-row").filter(new Locator.FilterOptions().setHasText("Dalia")))
                .hasCount(0);

        search.press("Enter");
        assertThat(page.getByText("Dalia " + mark + " has access: Can review")).isVisible();
        assertThat(search).hasValue("");
        assertThat(error).isHidden();

        search.pressSequentially("Dalia " + mark);
        assertThat(page.getByRole(AriaRole.OPTION)).hasCount(1);
        search.press("ArrowDown");
        search.press("Enter");
        // At once, while the server is told of the choice.
        page.keyboard().type(mark);
        assertThat(page.getByText("Dalia " + mark + " has access already")).hasCount(1);
        assertThat(search).hasValue(mark);
        search.press("Enter");
        assertThat(page.getByRole(AriaRole.OPTION).filter(new Locator.FilterOptions().setHasText("Amira " + mark)))
                .isVisible();
        page.mouse().click(700, 5);
        assertThat(error).containsText("“" + mark + "” was not added");
        assertThat(rights()).hasSize(2);
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void showsWhatAnotherCoordinatorDoesMeanwhile() {
        var coordinator = screens.signedIn(member);
        coordinator.open(statement, "access");
        var row = coordinator.in("access-row").with(drafter.name());
        row.counts(1);
        var colleague = people.member(Role.COORDINATOR);
        runAs(colleague, () -> sharing.change(statement, AccessChange.revoke(Grantee.of(drafter.id())), 0));

        row.counts(0);
    }

    @Test
    void renamesTheStatementInThePlaceOfItsTitleOnceItIsEnteredAndSaved() {
        var coordinator = browsers.signedIn(member);
        coordinator.open(statement, "access");
        var heading = coordinator.page().locator("h1");
        var field = titleField(coordinator);
        coordinator.button("Shared " + mark).click();
        field.fill("Not this");
        field.press("Escape");
        assertThat(heading).hasText("Shared " + mark);

        coordinator.button("Shared " + mark).click();
        field.fill("Half a ti");
        // As the person changes to another window.
        coordinator.page().evaluate("() => { document.hasFocus = () => false }");
        field.evaluate("field => field.blur()");
        coordinator.page().evaluate("() => { delete document.hasFocus }");
        field.fill("Renamed " + mark);
        coordinator.photograph("rename");
        var away = new DatabaseAway();
        events.addApplicationListener(away);
        try {
            field.press("Enter");
            assertThat(coordinator.fieldError("The title was not saved.")).isVisible();
        } finally {
            events.removeApplicationListener(away);
        }
        assertThat(field).hasValue("Renamed " + mark);
        field.press("Enter");

        assertThat(heading).hasText("Renamed " + mark);
        assertThat(as(member, () -> statements.get(statement)).title()).isEqualTo("Renamed " + mark);
        await().untilAsserted(() -> assertThat(as(member, () -> activity.of(statement)))
                .map(AttributedEntry::entry)
                .filteredOn(entry -> entry.kind().equals("statement.activity.renamed"))
                .map(ActivityEntry::details)
                .containsExactly(List.of("Shared " + mark)));
        var reader = screens.signedIn(drafter);
        reader.open(statement, "draft");
        assertThat(reader.in("h1").texts()).containsExactly("Renamed " + mark);
        reader.in("h1").in("button").counts(0);
    }

    @Test
    void aTitleThatIsLeftLeavesTheFocusWhereItWent() {
        var coordinator = browsers.signedIn(member);
        coordinator.open(statement, "draft");
        var text = coordinator.page().locator("communique-editor[data-editable] .text");
        var title = coordinator.page().locator("h1 button");
        title.click();
        assertThat(titleField(coordinator)).isFocused();
        text.click();
        assertThat(title).isVisible();
        coordinator.page().keyboard().type("Letters");
        assertThat(text).containsText("Letters");

        title.click();
        titleField(coordinator).fill("Renamed " + mark);
        text.click();
        assertThat(title).hasText("Renamed " + mark);
        coordinator.page().keyboard().type(" and words");
        assertThat(text).containsText("and words");
        assertThat(as(member, () -> statements.get(statement)).title()).isEqualTo("Renamed " + mark);
    }

    /** Statements cannot be read. */
    private static class DatabaseAway extends AbstractMongoEventListener<Statement> {

        @Override
        public void onAfterLoad(AfterLoadEvent<Statement> event) {
            throw new DataAccessResourceFailureException("away");
        }
    }

    private static Locator titleField(Person coordinator) {
        return coordinator.page().getByLabel("Title").first();
    }

    private List<Grant> rights() {
        return as(member, () -> sharing.of(statement)).entries().stream()
                .filter(entry -> entry.own() != null)
                .map(entry -> entry.grantee().with(Objects.requireNonNull(entry.own())))
                .toList();
    }
}
