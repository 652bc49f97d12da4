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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.communique.ServerTest;
import org.communique.TrackedFile;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.round.OpenRound;
import org.communique.amendment.round.RoundService;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.browser.ScreenWalk;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.statement.Statement;
import org.communique.statement.StatementEvent.StatementOpened;
import org.communique.statement.StatementId;
import org.communique.statement.lifecycle.StatementService;
import org.communique.work.BusyMember;
import org.communique.work.HeavyWorkExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

@ServerTest
class NewStatementScreenTests {

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    CoalitionFixtures people;

    @Autowired
    StatementService statements;

    @Autowired
    RoundService rounds;

    @Autowired
    HeavyWorkExecutor work;

    @Autowired
    ConfigurableApplicationContext context;

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

    /** As a lawyer sent it, from the file to the amendments. */
    @Test
    void changesThatAFileTracksBecomeAmendments() throws IOException {
        var coordinator = people.member(Role.COORDINATOR);
        var person = browsers.signedIn(coordinator);
        choose(person, "lawyer.docx", TrackedFile.docx());
        asAmendments(person).check();
        assertThat(person.page().getByLabel("Title")).hasValue("Before");
        assertThat(person.page().locator(".starting-text")).containsText("Amendments are taken until");
        assertThat(person.page().locator(".starting-text")).not().containsText("is no longer marked");
        person.photograph("new-statement-amendments");
        person.button("Create statement").click();

        person.page().waitForURL("**/amendments/propose");
        var dialog = person.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Before its tracked changes, the file says the same as this text");
        assertThat(dialog).containsText("A. Lawyer (4)");
        assertThat(dialog.locator("vaadin-upload")).containsText("lawyer.docx");
        person.photograph("new-statement-amendments-compared");
        person.button("Bring in one change").click();
        assertThat(person.page().locator(".proposed-changes")).containsText("48 hours");
        person.button("Submit 2 amendments").click();
        assertThat(person.page().locator("#amendment-2").locator("ins").first()).containsText("48 hours");
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void theFormForAmendmentsIsUsableNarrowAndFromTheRight() throws IOException {
        var person = browsers.signedIn(people.member(Role.COORDINATOR));
        var walk = new ScreenWalk();
        var visitor = walk.as(person);
        person.page().setViewportSize(360, 780);
        for (var direction : List.of("ltr", "rtl")) {
            choose(person, "lawyer.docx", TrackedFile.docx());
            person.page().evaluate("direction => document.documentElement.dir = direction", direction);
            visitor.with("amendments from a file " + direction, asAmendments(person));
        }
        assertThat(walk.faults()).isEmpty();
    }

    /** The statement is there, and the server has no time for more. */
    @Test
    void aRoundThatCouldNotBeOpenedIsOpenedAgainFromTheScreenThatSaysSo() throws IOException {
        var coordinator = people.member(Role.COORDINATOR);
        var person = browsers.signedIn(coordinator);
        createWhileBusy(person, coordinator);
        person.button("Open the round").click();
        assertThat(person.page().getByRole(AriaRole.DIALOG)).containsText("One change can be brought in.");
    }

    /** Members are asked for amendments once someone says so, and not because a screen was looked at again. */
    @Test
    void aRoundThatCouldNotBeOpenedIsNotOpenedUnasked() throws IOException {
        var coordinator = people.member(Role.COORDINATOR);
        var person = browsers.signedIn(coordinator);
        var statement = createWhileBusy(person, coordinator);
        person.page().getByText("Back to the amendments").click();
        person.page().waitForURL("**/amendments");
        assertThat(person.page().locator("main")).containsText("No amendments are asked for");
        person.settle();
        person.page().goBack();
        assertThat(person.page().locator("main")).containsText("The statement was created with the text of");
        assertThat(person.button("Open the round")).isVisible();
        assertThat(as(coordinator, () -> rounds.of(statement))).isEmpty();

        var until = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MINUTES);
        as(
                coordinator,
                () -> rounds.open(new OpenRound(statement, null, until, Visibility.WHEN_CLOSED, null, 0, Set.of())));
        person.button("Open the round").click();
        assertThat(person.page().getByText("A round is open already, and takes amendments until"))
                .isVisible();
        assertThat(person.page().getByRole(AriaRole.DIALOG)).containsText("One change can be brought in.");
    }

    private StatementId createWhileBusy(Person person, Member coordinator) throws IOException {
        choose(person, "lawyer.odt", TrackedFile.odt());
        asAmendments(person).check();
        var waiting = new AtomicReference<BusyMember>();
        ApplicationListener<PayloadApplicationEvent<StatementOpened>> listener = opened -> {
            if (opened.getPayload().by().equals(coordinator.id())) {
                waiting.set(new BusyMember(work, coordinator.id().value()));
            }
        };
        context.addApplicationListener(listener);
        try {
            person.button("Create statement").click();
            person.page().waitForURL("**/amendments/propose");
            assertThat(person.page().locator("main")).containsText("The statement was created with the text of");
            assertThat(person.page().getByText("The server has too much to do at the moment."))
                    .isVisible();
            person.photograph("new-statement-amendments-busy");
        } finally {
            context.removeApplicationListener(listener);
            waiting.get().close();
        }
        var made = as(coordinator, statements::list).stream()
                .filter(statement -> statement.coordinator().equals(coordinator.id()))
                .toList();
        assertThat(made).hasSize(1);
        return made.getFirst().id();
    }

    private static Locator asAmendments(Person person) {
        return radio(
                person.page(),
                "As amendments: the text before the changes, and the changes as amendments of your organisation");
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
