package org.communique.statement.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

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
import java.util.regex.Pattern;
import org.communique.ServerTest;
import org.communique.TrackedFile;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.OpenRound;
import org.communique.amendment.RoundService;
import org.communique.browser.Browsers;
import org.communique.browser.Part;
import org.communique.browser.Person;
import org.communique.browser.Screen;
import org.communique.browser.ScreenWalk;
import org.communique.browser.Screens;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statement;
import org.communique.statement.StatementEvent.StatementOpened;
import org.communique.statement.StatementId;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.DraftService;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.lifecycle.TagService;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.BusyMember;
import org.communique.work.HeavyWorkExecutor;
import org.communique.workflow.definition.WorkflowService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

@ServerTest
class NewStatementScreenTests {

    private static final String AS_AMENDMENTS =
            "As amendments: the text before the changes, and the changes as amendments of your organisation";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    CoalitionFixtures people;

    @Autowired
    Directory directory;

    @Autowired
    StatementService statements;

    @Autowired
    DraftService drafts;

    @Autowired
    StatementCreationService creation;

    @Autowired
    TagService tags;

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
        assertThat(person.page().locator(".stage-list")).containsText(Pattern.compile("[Rr]eview"));
        // Other tests upload it under keys of their own.
        radio(person.page(), "Rapid response").first().check();
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
        person.button("Submit for review").click();
        person.page().locator(".open-points vaadin-button").first().click();
        person.page().waitForCondition(() ->
                (boolean) person.page().evaluate("() => getSelection().toString().startsWith('[')"));
        List<Statement> made = as(coordinator, statements::list).stream()
                .filter(statement -> statement.title().equals(title))
                .toList();
        assertThat(made)
                .extracting(Statement::language, Statement::workflow)
                .containsExactly(tuple("fr", "rapid-response"));
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void givesAccessToAllWhoWereChosen() {
        var coordinator = people.member(Role.COORDINATOR);
        var name = "Amira " + MemberId.random().value();
        var reviewer = people.member(name, people.organisation("Cedar " + name), Role.REVIEWER);
        var screen = screens.signedIn(coordinator);
        screen.open("/statements/new");
        screen.field("Title").fill("Chosen");
        screen.in("vaadin-radio-button").with("Consensus declaration").check();
        screen.shows("could not be decided", "Give more reviewers access above");
        screen.field("Add people or organisations").choose(reviewer.name());
        screen.hides("Give more reviewers access above");
        screen.in("access-row").with(reviewer.name()).counts(1);
        screen.button("Create statement").click();

        await().until(() -> screen.path().endsWith("/draft"));
        assertThat(as(coordinator, () -> statements.get(made(coordinator))).grants())
                .containsExactly(Grant.to(reviewer.id(), Right.REVIEW));
        var invited = screens.signedIn(reviewer);
        await().untilAsserted(() -> {
            invited.open("/notices");
            invited.shows("Chosen");
        });
    }

    @Test
    void beginsWithAWorkflowThatTheCoalitionCanPass() {
        for (var role : List.of(Role.REVIEWER, Role.COORDINATOR)) {
            directory.membersWith(role).forEach(other -> people.deactivate(other.id()));
        }
        var coordinator = people.member(Role.COORDINATOR);
        people.member(Role.REVIEWER);
        assertThat(as(coordinator, creation::offers).getFirst().key()).isEqualTo("small-coalition");

        people.member(Role.REVIEWER);
        people.member(Role.COORDINATOR);
        assertThat(as(coordinator, creation::offers).getFirst().key()).isEqualTo("joint-statement");
    }

    @Test
    void beginsNoStatementWithAWorkflowThatWasRetiredMeanwhile() {
        var coordinator = people.member(Role.COORDINATOR);
        var administrator = people.member(Role.ADMINISTRATOR);
        var screen = screens.signedIn(coordinator);
        screen.open("/statements/new");
        screen.field("Title").fill("Too late");
        screen.in("vaadin-radio-button").with("Consensus declaration").check();
        as(administrator, () -> workflows.retire("consensus-declaration"));
        try {
            screen.button("Create statement").click();
            screen.shows("There is no such workflow. Choose another.");
            assertThat(as(coordinator, statements::list))
                    .noneMatch(statement -> statement.coordinator().equals(coordinator.id()));
        } finally {
            runAs(administrator, () -> workflows.offerAgain("consensus-declaration"));
        }
    }

    @Autowired
    WorkflowService workflows;

    @Test
    void beginsATemplateWithTheTitleAndNamesWhatIsNotFilledInBeforeItGoesOn() {
        var coordinator = people.member(Role.COORDINATOR);
        var screen = screens.signedIn(coordinator);
        screen.open("/statements/new");
        screen.field("Title").fill("On *article* 6");
        screen.button("Create statement").click();
        await().until(() -> screen.path().endsWith("/draft"));
        var text = CanonicalText.of(as(coordinator, () -> drafts.read(made(coordinator))));
        assertThat(text).startsWith("# On \\*article\\* 6\n").doesNotContain("[subject]");

        screen.button("Submit for review").click();
        screen.dialog().shows("11 placeholders of the template are not filled in", "[addressee]");
        screen.dialog()
                .button("11 placeholders of the template are not filled in")
                .click();
        screen.dialog().counts(0);

        var begunWithAnOlderTemplate = """
            # Joint statement on …

            We, the undersigned organisations, address this statement to … on the occasion of ….

            We call on … to:

            - …
            - protect reporters, researchers and so on …

            | Article | Our position |
            | --- | --- |
            | 6 … and more | … |

            Say in one sentence what unites the organisations that sign.
            """;
        as(coordinator, () -> drafts.replace(made(coordinator), CanonicalText.read(begunWithAnOlderTemplate)));
        screen.button("Submit for review").click();
        screen.dialog().shows("7 placeholders of the template are not filled in", "Joint statement on …");
        screen.dialog()
                .button("7 placeholders of the template are not filled in")
                .click();
        screen.dialog().counts(0);

        as(coordinator, () -> drafts.replace(made(coordinator), CanonicalText.read("We [sic] ask [addressee].\n")));
        screen.button("Submit for review").click();
        screen.dialog()
                .shows("One placeholder of the template is not filled in")
                .hides("[sic]");
        screen.dialog().button("Submit anyway").click();
        await().until(() -> screen.path().endsWith("/review"));
    }

    @Test
    void duplicatesAStatementWithItsTextAndTagsAndWithoutItsPeople() {
        var coordinator = people.member(Role.COORDINATOR);
        var reader = people.member(Role.REVIEWER);
        var original = as(
                coordinator,
                () -> creation.open(new CreateStatement(
                        "On article 6",
                        "fr",
                        "rapid-response",
                        CanonicalText.read("We ask.\n"),
                        List.of(Grant.to(reader.id(), Right.REVIEW)))));
        as(coordinator, () -> tags.change(original, List.of("urgent"), null));
        var screen = screens.signedIn(coordinator);
        screen.open(original, "access");
        screen.button("Duplicate statement").click();
        await().until(() -> screen.path().endsWith("/draft") && !screen.path().contains(original.value()));

        var copy = as(
                coordinator, () -> statements.get(new StatementId(screen.path().split("/")[2])));
        assertThat(copy)
                .extracting(Statement::title, Statement::language, Statement::workflow, Statement::grants)
                .containsExactly("On article 6", "fr", "rapid-response", List.of());
        assertThat(copy.tagging().tags()).containsExactly("urgent");
        assertThat(CanonicalText.of(as(coordinator, () -> drafts.read(copy.id()))))
                .isEqualTo("We ask.\n");
        screen.open(copy.id(), "history");
        screen.in("timeline").shows("Duplicated from “On article 6”");
    }

    @Test
    void takesTheTextBeforeOrAfterTheChangesThatAFileTracks() throws IOException {
        var coordinator = people.member(Role.COORDINATOR);
        var screen = screens.signedIn(coordinator);
        choose(screen, "plain.md", "# Plain".getBytes(UTF_8));
        screen.in("starting-text").shows("Imported “plain.md”.");
        screen.field("Reject all: the text before the changes").counts(0);

        choose(screen, "ours.docx", TrackedFile.docx());
        assertThat(screen.field("Accept all: the text with the changes").value())
                .isEqualTo(true);
        assertThat(screen.field("Title").value()).isEqualTo("After");
        screen.field("Reject all: the text before the changes").check();
        assertThat(screen.field("Title").value()).isEqualTo("Before");
        screen.in("starting-text").hides("is no longer marked");
        screen.button("Create statement").click();

        await().until(() -> screen.path().endsWith("/draft"));
        var text = as(coordinator, () -> drafts.read(made(coordinator)));
        assertThat(CanonicalText.of(text)).contains("within two weeks.");
    }

    /** As a lawyer sent it, from the file to the amendments. */
    @Test
    void changesThatAFileTracksBecomeAmendments() throws IOException {
        var coordinator = people.member(Role.COORDINATOR);
        var person = browsers.signedIn(coordinator);
        choose(person, "lawyer.docx", TrackedFile.docx());
        asAmendments(person).check();
        assertThat(person.page().getByLabel("Title")).hasValue("Before");
        assertThat(person.page().locator(".starting-text")).containsText("Amendments can be proposed until");
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
    @EnabledIf("org.communique.LongRun#isOn")
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
        var screen = screens.signedIn(coordinator);
        createWhileBusy(screen, coordinator);
        screen.button("Open the round").click();
        screen.dialog().shows("One change can be brought in.");
    }

    /** Members are asked for amendments once someone says so, and not because a screen was looked at again. */
    @Test
    void aRoundThatCouldNotBeOpenedIsNotOpenedUnasked() throws IOException {
        var coordinator = people.member(Role.COORDINATOR);
        var screen = screens.signedIn(coordinator);
        var statement = createWhileBusy(screen, coordinator);
        var left = screen.path();
        screen.link("Back to the amendments").click();
        assertThat(screen.path()).endsWith("/amendments");
        screen.shows("No amendments are asked for");
        screen.goBack(left);
        screen.shows("The statement was created with the text of");
        screen.button("Open the round").counts(1);
        assertThat(as(coordinator, () -> rounds.of(statement))).isEmpty();

        var until = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MINUTES);
        as(
                coordinator,
                () -> rounds.open(new OpenRound(statement, null, until, Visibility.WHEN_CLOSED, null, 0, Set.of())));
        screen.button("Open the round").click();
        screen.shows("A round is already open. Amendments can be proposed until");
        screen.dialog().shows("One change can be brought in.");
    }

    private StatementId createWhileBusy(Screen screen, Member coordinator) throws IOException {
        choose(screen, "lawyer.odt", TrackedFile.odt());
        asAmendments(screen).check();
        var waiting = new AtomicReference<BusyMember>();
        ApplicationListener<PayloadApplicationEvent<StatementOpened>> listener = opened -> {
            if (opened.getPayload().by().equals(coordinator.id())) {
                waiting.set(new BusyMember(work, coordinator.id().value()));
            }
        };
        context.addApplicationListener(listener);
        try {
            screen.button("Create statement").click();
            await().until(() -> screen.path().endsWith("/amendments/propose"));
            screen.shows("The statement was created with the text of", "The server has too much to do at the moment.");
        } finally {
            context.removeApplicationListener(listener);
            waiting.get().close();
        }
        return made(coordinator);
    }

    private StatementId made(Member coordinator) {
        var made = as(coordinator, statements::list).stream()
                .filter(statement -> statement.coordinator().equals(coordinator.id()))
                .toList();
        assertThat(made).hasSize(1);
        return made.getFirst().id();
    }

    private static Locator asAmendments(Person person) {
        return radio(person.page(), AS_AMENDMENTS);
    }

    private static void choose(Person person, String name, byte[] file) {
        person.open("/statements/new");
        radio(person.page(), "A file").check();
        person.page()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload(name, "application/octet-stream", file));
    }

    private static Part asAmendments(Screen screen) {
        return screen.field(AS_AMENDMENTS);
    }

    private static void choose(Screen screen, String name, byte[] file) {
        screen.open("/statements/new");
        screen.field("A file").check();
        screen.upload(name, file);
    }

    private static Locator radio(Page page, String name) {
        return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name));
    }
}
