package org.communique;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.communique.browser.Chromium;
import org.communique.browser.Person;
import org.communique.ledger.proof.Verify;

/** Takes the tour of README as its readers do: each step has to be known here, and each of its names and labels has to be used. */
final class ReadmeTour {

    private static final Pattern STEP = Pattern.compile("(?m)^\\d\\. (.+(?:\\n {3}\\S.*)*)");
    private static final Pattern PASSWORD = Pattern.compile("Each member's password is `(.+?)`");
    private static final Pattern NAMED = Pattern.compile("\\*\\*(.+?)\\*\\*|\\*(.+?)\\*|`(.+?)`|<(.+?)>");

    /** By what is in bold first. */
    private final Map<String, Consumer<Step>> ways = Map.of(
            "Safeguards must travel with the powers", this::write,
            "Submit for review", this::submit,
            "Good-faith security research is not a crime", this::review,
            "Assistance that does not arm repression", this::amend,
            "A seat for civil society at the Conference of the States Parties", this::sign,
            "Treaty", this::plan,
            "No interception in the dark", this::check);

    private final Chromium chromium;
    private final Path folder;
    private final String readme;
    private final Map<String, Person> people = new HashMap<>();

    /** @param folder for what is downloaded */
    ReadmeTour(Chromium chromium, Path folder) throws IOException {
        this.chromium = chromium;
        this.folder = folder;
        readme = Files.readString(Path.of("README.md"));
    }

    /** What its text names, in the order of the text. */
    private record Step(String text, List<String> names, List<String> unused) {

        Step(String text) {
            this(
                    text,
                    NAMED.matcher(text)
                            .results()
                            .map(found -> Stream.of(1, 2, 3, 4)
                                    .map(found::group)
                                    .filter(name -> name != null)
                                    .findFirst()
                                    .orElseThrow()
                                    .replaceAll("\\s+", " "))
                            .toList());
        }

        private Step(String text, List<String> names) {
            this(text, names, new ArrayList<>(names));
        }

        String title() {
            var bold = Pattern.compile("\\*\\*(.+?)\\*\\*").matcher(text);
            assertThat(bold.find()).as(text).isTrue();
            return bold.group(1).replaceAll("\\s+", " ");
        }

        String use(String name) {
            assertThat(names).as(text).contains(name);
            unused.removeIf(name::equals);
            return name;
        }
    }

    void take() {
        var tour = readme.substring(readme.indexOf("## A tour"), readme.indexOf("## Where things are"));
        var steps = STEP.matcher(tour)
                .results()
                .map(found -> new Step(found.group(1)))
                .toList();
        assertThat(steps).extracting(Step::title).containsExactlyInAnyOrderElementsOf(ways.keySet());
        for (var step : steps) {
            requireNonNull(ways.get(step.title())).accept(step);
            assertThat(step.unused())
                    .as("what the step names and nobody needed: " + step.text())
                    .isEmpty();
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    private Person member(Step step, String email) {
        return people.computeIfAbsent(step.use(email), address -> {
            var password = PASSWORD.matcher(readme);
            assertThat(password.find()).isTrue();
            var person = chromium.person(address);
            person.signIn(address, password.group(1));
            return person;
        });
    }

    /** By a search: of a long list the page has only what is in sight, and what changed last is first. */
    private static void openFromTheList(Person person, String title) {
        person.open("/statements");
        person.page().getByLabel("Search titles").fill(title);
        person.link(title).first().click();
    }

    private void write(Step step) {
        step.use("Statements");
        var wanjiru = member(step, "wanjiru@lakeside.example");
        var femke = member(step, "femke@northsea.example");
        var title = step.use("Safeguards must travel with the powers");
        for (var person : List.of(wanjiru, femke)) {
            openFromTheList(person, title);
            assertThat(status(person, "saved")).isVisible();
        }
        type(wanjiru, " Typed in one browser.");
        assertThat(text(femke)).containsText("Typed in one browser.");
        type(femke, " Typed in another.");
        assertThat(text(wanjiru)).containsText("Typed in another.");
        var citation = text(wanjiru)
                .locator("[data-leads-to]")
                .filter(new Locator.FilterOptions().setHasText(step.use("Article 24")))
                .first();
        assertThat(citation).hasAttribute("title", Pattern.compile("Article 24: Conditions and safeguards.+"));
        comment(wanjiru, text(wanjiru), "names no authority", step.use("Comment"), "Add comment");
        assertThat(text(femke).locator("mark.open").filter(having("names no authority")))
                .isVisible();
        var thread = wanjiru.page().locator(".thread").filter(having("Which one?"));
        thread.locator("vaadin-button").filter(having("Reply")).first().click();
        var reply = thread.getByRole(AriaRole.TEXTBOX);
        reply.pressSequentially(step.use("@") + "femk");
        assertThat(reply).hasValue("@femk");
        reply.press("e");
        wanjiru.page().getByRole(AriaRole.OPTION).first().click();
        thread.locator("vaadin-button").filter(having("Reply")).last().click();
        assertThat(thread.locator(".mention")).containsText("@Femke");
        thread.locator("vaadin-button")
                .filter(having(step.use("Assign")))
                .first()
                .click();
        thread.locator(".words-form")
                .locator("vaadin-button")
                .filter(having("Assign"))
                .click();
        assertThat(thread.locator(".assignment")).isVisible();
        step.use("My work");
        wanjiru.open("/");
        assertThat(wanjiru.page().getByText("Comment assigned to you").first()).isVisible();
        openFromTheList(wanjiru, title);
        assertThat(status(wanjiru, "saved")).isVisible();
        translate(step, wanjiru);
        openFromTheList(wanjiru, title);
        assertThat(status(wanjiru, "saved")).isVisible();
    }

    private static void translate(Step step, Person person) {
        person.page()
                .locator(".tabs a")
                .filter(having(step.use("Languages")))
                .first()
                .click();
        person.link(step.use("French")).first().click();
        var stale = person.page().locator(".row-mark[data-facts~=STALE]");
        assertThat(stale.first()).isVisible();
        int before = stale.count();
        stale.first().click();
        person.page()
                .locator(".row-panel vaadin-button")
                .filter(having(step.use("Confirm")))
                .click();
        assertThat(stale).hasCount(before - 1);
    }

    private static void type(Person person, String words) {
        text(person).locator("p").last().click();
        person.page().keyboard().press("End");
        person.page().keyboard().type(words);
        assertThat(status(person, "saved")).isVisible();
    }

    private static void comment(Person person, Locator text, String words, String label, String send) {
        person.select(text, words);
        person.button(label).first().click();
        person.page()
                .locator(".comment-form")
                .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Comment"))
                .fill("Which one?");
        person.button(send).click();
        assertThat(person.page().locator(".thread").filter(having("Which one?")).first())
                .isVisible();
    }

    private void submit(Step step) {
        var wanjiru = requireNonNull(people.get("wanjiru@lakeside.example"));
        wanjiru.button(step.use("Submit for review")).first().click();
        wanjiru.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Submit"))
                .click();
        assertThat(wanjiru.page()).hasURL(Pattern.compile(".*/review"));
        assertThat(wanjiru.page().locator(".tabs a[aria-current=page]").first()).containsText(step.use("Review"));
        wanjiru.page().getByText(step.use("Show drawing")).click();
        assertThat(wanjiru.page().locator("communique-diagram .current").first())
                .isVisible();
        assertThat(status(requireNonNull(people.get("femke@northsea.example")), "frozen"))
                .isVisible();

        var ingrid = member(step, "ingrid@wapit.example");
        ingrid.open("/");
        ingrid.link(step.use("Workflows")).click();
        ingrid.link("Joint statement").first().click();
        assertThat(ingrid.page().locator("communique-diagram .token").first()).isVisible();
        ingrid.page().getByLabel(Pattern.compile(".+: Continue")).first().click();
        assertThat(ingrid.page().locator(".dry-run-status")).containsText("It waits at");
        ingrid.link(step.use("Edit")).or(ingrid.button("Edit")).first().click();
        assertThat(ingrid.page().locator("communique-modeler .djs-element").first())
                .isVisible();
    }

    private void review(Step step) {
        var lerato = member(step, "lerato@southerncoast.example");
        lerato.open("/");
        assertThat(lerato.page().getByRole(AriaRole.HEADING, named(step.use("My work"))))
                .isVisible();
        lerato.link(step.title()).first().click();
        step.use(step.title());
        comment(
                lerato,
                lerato.page().locator("communique-reader > .text"),
                "good faith",
                step.use("Comment"),
                step.use("Add to your decision"));
        lerato.page()
                .getByRole(AriaRole.RADIO, named(Pattern.compile("^Approve [A-Z]")))
                .check();
        lerato.button("Record my decision").click();
        assertThat(lerato.page().getByText("Your decision is recorded").first()).isVisible();

        openFromTheList(lerato, step.use("Data protection before data sharing"));
        lerato.link("Review").click();
        assertThat(lerato.page().locator(".change-note")).containsText("asks for conditions");
        lerato.page().getByRole(AriaRole.RADIO, named(step.use("What changed"))).check();
        assertThat(lerato.page().locator("ins").first()).isVisible();
    }

    private void amend(Step step) {
        var lucia = member(step, "lucia@redandina.example");
        openFromTheList(lucia, step.use("Assistance that does not arm repression"));
        lucia.link(step.use("Amendments")).click();
        var accept = lucia.button(step.use("Accept")).first();
        var amendment = lucia.page().locator("#" + accept.evaluate("button => button.closest('article').id"));
        accept.click();
        amendment.getByLabel(Pattern.compile("^Reason for accepting it")).fill("All of us agreed by phone.");
        amendment.locator(".words-form vaadin-button:text-is('Accept')").click();
        assertThat(amendment.getByText("Accepted by Lucía")).isVisible();
        lucia.page().getByText(step.use("In the text")).first().click();
        assertThat(lucia.page().locator(".brackets").first()).isVisible();

        var moussa = member(step, "moussa@reseau-sahelien.example");
        moussa.open(URI.create(lucia.page().url()).getPath());
        moussa.button(step.use("Propose changes")).click();
        assertThat(text(moussa).first()).isVisible();
        lucia.link(step.use("Text")).first().click();
        assertThat(lucia.page().getByRole(AriaRole.MENUITEM, named(step.use("Files"))))
                .isVisible();
    }

    private void sign(Step step) {
        var title = step.use(step.title());
        var lucia = member(step, "lucia@redandina.example");
        openFromTheList(lucia, title);
        assertThat(lucia.page().locator("vaadin-grid.board")).isVisible();
        var dewi = member(step, "dewi@archipelago.example");
        openFromTheList(dewi, title);
        dewi.button(step.use("Sign")).click();
        dewi.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Sign").setExact(true))
                .click();
        assertThat(dewi.button("Withdraw the signature")).isVisible();
    }

    private void plan(Step step) {
        var wanjiru = member(step, "wanjiru@lakeside.example");
        wanjiru.open("/");
        wanjiru.link(step.use("Treaty")).first().click();
        assertThat(wanjiru.page().getByText("invented").first()).isVisible();
        assertThat(wanjiru.page().getByText("Conditions and safeguards").first())
                .isVisible();
        wanjiru.link(step.use("States")).click();
        wanjiru.page().getByText(step.use("Show map")).click();
        assertThat(wanjiru.page().locator("main svg title").filter(having("Uruguay: Signed")))
                .hasCount(1);
        assertThat(wanjiru.page().locator("vaadin-grid").first()).isVisible();
        wanjiru.link(step.use("Positions")).click();
        wanjiru.link(step.use("Our organisations")).click();
        assertThat(wanjiru.page().getByText("Powers and safeguards").first()).isVisible();
        wanjiru.link(step.use("Asks")).click();
        assertThat(wanjiru.page().getByText("A declaration on safeguards").first())
                .isVisible();
        wanjiru.button(step.use("Search")).click();
        wanjiru.page().getByRole(AriaRole.COMBOBOX, named("Search")).fill(step.use("article 24"));
        assertThat(wanjiru.page().getByRole(AriaRole.OPTION).first()).containsText("Article 24: ");
        wanjiru.page().keyboard().press("Escape");
    }

    private void check(Step step) {
        var reader = chromium.person("public");
        reader.open(URI.create(step.use("http://localhost:8080/p")).getPath());
        reader.link(step.use("No interception in the dark")).click();
        var download = reader.page()
                .waitForDownload(
                        () -> reader.page().locator("a[href$='bundle.zip']").click());
        var bundle = folder.resolve("bundle.zip");
        download.saveAs(bundle);
        // The jar is made after the tests; VerifierJarTest looks at what is in it.
        assertThat(step.use("http://localhost:8080/communique-verify.jar")).endsWith("/communique-verify.jar");
        assertThat(step.use("java -jar communique-verify.jar BUNDLE.zip")).isNotEmpty();
        assertThat(verified(bundle)).contains("VALID");
    }

    private static String verified(Path bundle) {
        try {
            var verifier = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            Path.of("target", "classes").toString(),
                            Verify.class.getName(),
                            bundle.toString())
                    .redirectErrorStream(true)
                    .start();
            return new String(verifier.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Locator text(Person person) {
        return person.page().locator("communique-editor .text");
    }

    private static Locator status(Person person, String state) {
        return person.page().locator("communique-editor .status[data-status=" + state + "]");
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions named(Pattern name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
