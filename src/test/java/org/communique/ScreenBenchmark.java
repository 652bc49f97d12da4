package org.communique;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.communique.browser.Chromium;
import org.communique.browser.Person;

/**
 * How long screens of the demo coalition take from the navigation until they can be used, how long clicks take until something
 * is seen, and what a first visit loads. It starts the jar:
 *
 * <pre>./bench ScreenBenchmark</pre>
 */
final class ScreenBenchmark {

    private static final String PASSWORD = "demo coalition";
    private static final int ROUNDS = 9;

    /** The browser's own clock, which begins with the navigation; or that of a click. */
    private static final String SINCE = """
        ([selector, begin]) => {
          const found = [...document.querySelectorAll(selector)].find(each => each.checkVisibility());
          return found ? performance.now() - begin + 0.001 : 0;
        }\
        """;

    private static final String CLICK = "each => { const begin = performance.now(); each.click(); return begin; }";

    private static final String IN_REVIEW = "Good-faith security research is not a crime";
    private static final Pattern APPROVES = Pattern.compile("^Approve [A-Z]");

    private static final String LOADED = """
        () => {
          const files = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
          const bytes = files.reduce((sum, file) => sum + file.transferSize, 0);
          return `${files.length} requests, ${Math.round(bytes / 1024)} KB`;
        }\
        """;

    /**
     * @param email  of the member who opens it
     * @param path   or, with a title before a colon, the tab of a statement
     * @param usable what is visible once it can be used
     * @param limit  in milliseconds
     */
    private record Screen(String name, String email, String path, String usable, int limit) {}

    private static final List<Screen> SCREENS = List.of(
            new Screen("My work", "moussa@reseau-sahelien.example", "/", "main h2, main .empty-state", 1_000),
            new Screen("Statements", "lucia@redandina.example", "/statements", "main a[href^='statements/']", 1_000),
            new Screen(
                    "Draft",
                    "otieno@lakeside.example",
                    "Safeguards must travel with the powers:draft",
                    "communique-editor[data-editable] .text p",
                    1_200),
            new Screen(
                    "Review",
                    "moussa@reseau-sahelien.example",
                    IN_REVIEW + ":review",
                    ".verdict vaadin-radio-button",
                    1_000),
            new Screen(
                    "Board",
                    "lucia@redandina.example",
                    "A seat for civil society at the Conference of the States Parties:sign-on",
                    "vaadin-grid.board",
                    1_000),
            new Screen("Share", "lucia@redandina.example", IN_REVIEW + ":access", ".access-row", 1_000),
            new Screen("Organisations", "ingrid@wapit.example", "/organisations", "main vaadin-grid", 1_000),
            new Screen("Public page", "", "/p", "main a", 1_000));

    private ScreenBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("screen-benchmark").resolve("data");
        Chromium.measure();
        try (var server = ServerProcess.startDemo(folder);
                var chromium = new Chromium("http://localhost:" + server.port())) {
            System.out.println("Navigation to a usable screen, in ms");
            for (var screen : SCREENS) {
                navigate(chromium, screen);
            }
            click(chromium);
        }
        System.exit(0);
    }

    private static void navigate(Chromium chromium, Screen screen) {
        var person = chromium.person(screen.name());
        if (!screen.email().isEmpty()) {
            person.signIn(screen.email(), PASSWORD);
        }
        var path = path(person, screen.path());
        var times = new double[ROUNDS];
        var first = opens(person.page(), path, screen.usable());
        var loaded = person.page().evaluate(LOADED);
        for (int round = 0; round < ROUNDS; round++) {
            times[round] = opens(person.page(), path, screen.usable());
        }
        Arrays.sort(times);
        System.out.printf(
                "  %-14s first %4.0f, then median %4.0f, most %4.0f; limit %d; first visit after sign-in: %s%n",
                screen.name(), first, times[ROUNDS / 2], times[ROUNDS - 1], screen.limit(), loaded);
    }

    private static double opens(Page page, String path, String usable) {
        page.navigate("about:blank");
        page.navigate(path);
        return since(page, usable, 0);
    }

    private static double since(Page page, String usable, double begin) {
        return ((Number) page.waitForFunction(SINCE, List.of(usable, begin)).jsonValue()).doubleValue();
    }

    private static String path(Person person, String path) {
        var colon = path.indexOf(':');
        if (colon < 0) {
            return path;
        }
        person.open("/statements");
        var link = person.page()
                .locator("main a[href^='statements/']")
                .filter(new Locator.FilterOptions().setHasText(path.substring(0, colon)))
                .first();
        var address = Objects.requireNonNull(link.getAttribute("href"));
        return "/" + address.substring(0, address.lastIndexOf('/') + 1) + path.substring(colon + 1);
    }

    private static void click(Chromium chromium) {
        System.out.println("Clicks, until what they lead to is seen, in ms");
        var coordinator = chromium.person("clicks");
        coordinator.signIn("lucia@redandina.example", PASSWORD);
        coordinator.open("/");
        since(coordinator.page(), "main h2", 0);
        var statements = new double[ROUNDS];
        var work = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            statements[round] = clicked(coordinator, "Statements", ".statements .results a");
            work[round] = clicked(coordinator, "My work", ".my-work");
        }
        print("to Statements", statements);
        print("to My work", work);

        var reviewer = chromium.person("verdict");
        reviewer.signIn("moussa@reseau-sahelien.example", PASSWORD);
        reviewer.open(path(reviewer, IN_REVIEW + ":review"));
        since(reviewer.page(), ".verdict vaadin-radio-button", 0);
        reviewer.page()
                .getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(APPROVES))
                .check();
        var begin = (Number) reviewer.button("Record my decision").evaluate(CLICK);
        System.out.printf(
                "  %-20s %4.0f%n", "to decide", since(reviewer.page(), ".recorded-decision", begin.doubleValue()));
    }

    private static void print(String what, double[] times) {
        Arrays.sort(times);
        System.out.printf("  %-20s median %4.0f, most %4.0f%n", what, times[ROUNDS / 2], times[ROUNDS - 1]);
    }

    private static double clicked(Person person, String link, String seen) {
        // Its name may have a count after it.
        var named = new Page.GetByRoleOptions().setName(Pattern.compile("^" + link));
        var begin =
                (Number) person.page().getByRole(AriaRole.LINK, named).first().evaluate(CLICK);
        return since(person.page(), seen, begin.doubleValue());
    }
}
