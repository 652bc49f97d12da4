package org.communique;

import static org.communique.coalition.CoalitionFixtures.as;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.browser.Chromium;
import org.communique.browser.Person;
import org.communique.browser.SlowRoad;
import org.communique.coalition.CoalitionFixtures;
import org.communique.coalition.Member;
import org.communique.coalition.Role;
import org.communique.coalition.SignInAccess;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.OpenStatement;
import org.communique.statement.StatementOpening;
import org.communique.text.Markdown;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How long a draft of 100 pages takes to open, and a keystroke in it to be seen: alone, beside a colleague who types ten
 * letters a second, and with 200 ms between the browser and the server:
 *
 * <pre>mvn -q -Dquick test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=org.communique.EditorBenchmark</pre>
 */
final class EditorBenchmark {

    private static final int CHARACTERS = 300_000;
    private static final String PASSWORD = "a password for tests";
    private static final String SENTENCE = "A drafter who knows what to say goes on and on in the middle of it. ";

    /** The browser's own measure, Event Timing: from the key to the next picture, in steps of 8 ms. */
    private static final String WATCH = """
            () => {
              window.keys = [];
              window.longTasks = [];
              new PerformanceObserver(list => list.getEntries().forEach(entry => {
                if (entry.name === 'keydown') keys.push(entry.duration);
              })).observe({ type: 'event', durationThreshold: 16 });
              new PerformanceObserver(list => list.getEntries().forEach(entry => longTasks.push(entry.duration)))
                .observe({ type: 'longtask' });
            }""";

    /** Keys that were seen in under 16 ms are not reported, and are counted as 16. */
    private static final String REPORT = """
            typed => {
              const all = [...keys, ...Array(Math.max(0, typed - keys.length)).fill(16)].sort((a, b) => a - b);
              const at = share => all[Math.min(all.length - 1, Math.floor(all.length * share))];
              const longest = Math.round(Math.max(0, ...longTasks));
              return `${typed} keys: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, most ${all.at(-1)} ms; `
                + `${longTasks.length} tasks over 50 ms, longest ${longest} ms`;
            }""";

    private EditorBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("editor-benchmark");
        var application = new SpringApplication(Communique.class, CoalitionFixtures.class);
        try (var context = application.run("--server.port=0", "--communique.data-dir=" + folder);
                var road = new SlowRoad(port(context), Duration.ofMillis(100))) {
            var coalition = context.getBean(CoalitionFixtures.class);
            var house = coalition.organisation("North Forum");
            var coordinator = coalition.member("Amara Obi", house, Role.COORDINATOR);
            var drafters = List.of(
                    coalition.member("Dana Sol", house, Role.DRAFTER),
                    coalition.member("Emil Roth", house, Role.DRAFTER));
            var draft = "/statements/" + open(context, coordinator, drafters) + "/draft";
            measure(context, drafters, draft, "on the same machine", port(context));
            measure(context, drafters, draft, "200 ms away", road.port());
        }
        System.exit(0);
    }

    private static void measure(
            ConfigurableApplicationContext context, List<Member> drafters, String draft, String where, int port) {
        try (var chromium = new Chromium("http://localhost:" + port)) {
            var dana = arrives(context, chromium, drafters.getFirst());
            var emil = arrives(context, chromium, drafters.getLast());
            var openings = IntStream.range(0, 5)
                    .mapToLong(i -> opens(dana.page(), draft))
                    .sorted()
                    .toArray();
            System.out.printf(
                    "Server %s. Opening, from the click to the text: median %d ms, most %d ms%n",
                    where, openings[2], openings[4]);
            dana.page().evaluate(WATCH);
            System.out.println("  alone: " + types(dana.page()));
            opens(emil.page(), draft);
            var colleague = emil.page();
            colleague.locator("communique-editor .text p").nth(20).click();
            colleague.evaluate("""
                    () => setInterval(() => document.execCommand('insertText', false, 'x'), 100)""");
            System.out.println("  beside a colleague: " + types(dana.page()));
        }
    }

    private static long opens(Page page, String draft) {
        long begin = System.nanoTime();
        page.navigate(draft);
        page.locator("communique-editor[data-loaded] .text > h2")
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private static String types(Page page) {
        page.locator("communique-editor .text p").nth(200).click();
        page.waitForTimeout(1500);
        page.evaluate("() => { keys.length = 0; longTasks.length = 0; }");
        var words = SENTENCE.repeat(3);
        page.keyboard().type(words, new Keyboard.TypeOptions().setDelay(60));
        page.waitForTimeout(1000);
        return (String) page.evaluate(REPORT, words.length());
    }

    private static Person arrives(ConfigurableApplicationContext context, Chromium chromium, Member member) {
        context.getBean(SignInAccess.class).assignPassword(member.id(), PASSWORD);
        var person = chromium.person(member.name());
        person.signIn(member.email().value(), PASSWORD);
        return person;
    }

    private static String open(ConfigurableApplicationContext context, Member coordinator, List<Member> drafters) {
        var grants = drafters.stream()
                .map(drafter -> Grant.to(drafter.id(), Right.EDIT))
                .toList();
        var text = ((Markdown.Parsed) Markdown.parse(hundredPages())).text();
        return as(
                        coordinator,
                        () -> context.getBean(StatementOpening.class)
                                .open(new OpenStatement("A hundred pages", "en", "joint-statement", text, grants)))
                .value();
    }

    /** Chapters, articles, paragraphs and lists, always the same. */
    private static String hundredPages() {
        var random = new Random(7);
        var text = new StringBuilder();
        for (int chapter = 1; text.length() < CHARACTERS; chapter++) {
            text.append("## Chapter ").append(chapter).append("\n\n");
            for (int article = 1; article <= 4; article++) {
                text.append("### Article ")
                        .append(chapter)
                        .append('.')
                        .append(article)
                        .append("\n\n");
                text.append((sentences(random, 5) + "\n\n").repeat(3));
                text.append(("- " + sentences(random, 1) + "\n").repeat(3)).append('\n');
            }
        }
        return text.toString();
    }

    private static String sentences(Random random, int count) {
        return random.ints(count, 8, 26)
                .mapToObj(length -> random.ints(length, 2, 12)
                        .mapToObj(letters -> "convention".repeat(2).substring(0, letters))
                        .collect(Collectors.joining(" ", "The ", ".")))
                .collect(Collectors.joining(" "));
    }

    private static int port(ConfigurableApplicationContext context) {
        return Integer.parseInt(context.getEnvironment().getProperty("local.server.port", "0"));
    }
}
