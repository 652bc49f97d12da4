package org.communique;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.browser.Chromium;
import org.communique.browser.Person;
import org.communique.browser.SlowProxy;

/**
 * How long a draft takes to open, and a keystroke in it to be seen: one of 300 pages before and after a colleague suggests 500 changes,
 * a short one and one of 100 pages, alone and with a colleague who types ten letters a second, with the server on the same machine and
 * 200 ms away. It starts the jar:
 *
 * <pre>./bench EditorBenchmark</pre>
 */
final class EditorBenchmark {

    private static final String COORDINATOR = "wanjiru@lakeside.example";
    private static final String DRAFTER = "femke@northsea.example";
    private static final String PASSWORD = "demo coalition";
    private static final int OPENINGS = 5;
    private static final int SUGGESTIONS = 500;
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
        }\
        """;

    /** Keys that were seen in under 16 ms are not reported, and are counted as 16. */
    private static final String REPORT = """
        typed => {
          const all = [...keys, ...Array(Math.max(0, typed - keys.length)).fill(16)].sort((a, b) => a - b);
          const at = share => all[Math.min(all.length - 1, Math.floor(all.length * share))];
          const longest = Math.round(Math.max(0, ...longTasks));
          return `${typed} keys: median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${all.at(-1)} ms; `
            + `${longTasks.length} tasks over 50 ms, longest ${longest} ms`;
        }\
        """;

    /** From the end of the text, so that the places of those to come stay. */
    private static final String SUGGEST = """
        async count => {
          const { editor } = document.querySelector('communique-editor');
          const places = [];
          editor.state.doc.descendants((node, at) => node.type.name !== 'paragraph' || !places.push(at + 1));
          for (let i = count - 1; i >= 0; i--) {
            editor.commands.insertContentAt(places[Math.floor((i * places.length) / count)], 'first of all ');
            await new Promise(done => setTimeout(done, 10));
          }
        }\
        """;

    private enum Length {
        SHORT("A page", 3_000),
        LONG("100 pages", 300_000),
        SUGGESTED("300 pages", 900_000);

        final String words;
        final int characters;

        Length(String words, int characters) {
            this.words = words;
            this.characters = characters;
        }
    }

    private EditorBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Chromium.measure();
        var folder = Files.createTempDirectory("editor-benchmark").resolve("data");
        try (var server = ServerProcess.startDemo(folder);
                var proxy = new SlowProxy(server.port(), Duration.ofMillis(100))) {
            suggested(open(server, folder, Length.SUGGESTED.words, pages(Length.SUGGESTED.characters)), server.port());
            for (var length : List.of(Length.SHORT, Length.LONG)) {
                var draft = open(server, folder, length.words, pages(length.characters));
                measure(draft, length.words + ", server on the same machine", server.port());
                measure(draft, length.words + ", server 200 ms away", proxy.port());
            }
        }
        System.exit(0);
    }

    private static void measure(String draft, String where, int port) {
        try (var chromium = new Chromium("http://localhost:" + port)) {
            var first = arrives(chromium, COORDINATOR);
            var colleague = arrives(chromium, DRAFTER);
            var fresh = opens(first.page(), draft);
            var again = IntStream.range(0, OPENINGS)
                    .mapToLong(i -> opens(first.page(), draft))
                    .sorted()
                    .toArray();
            System.out.printf(
                    "%s. Navigation to a text that can be edited: %d ms the first time, then median %d ms, most %d"
                            + " ms%n",
                    where, fresh, again[OPENINGS / 2], again[OPENINGS - 1]);
            first.page().evaluate(WATCH);
            System.out.println("  alone: " + types(first.page()));
            opens(colleague.page(), draft);
            colleague.page().locator("communique-editor .text p").nth(1).click();
            colleague.page().evaluate("""
                () => setInterval(() => document.execCommand('insertText', false, 'x'), 100)\
                """);
            System.out.println("  beside a colleague: " + types(first.page()));
        }
    }

    private static void suggested(String draft, int port) {
        try (var chromium = new Chromium("http://localhost:" + port)) {
            var colleague = arrives(chromium, DRAFTER).page();
            print(chromium, draft, "without suggestions");
            opens(colleague, draft);
            colleague.locator("communique-editor .text p").nth(1).click();
            colleague.keyboard().press("Control+Alt+x");
            colleague
                    .locator("communique-editor[data-suggesting][data-editable]")
                    .waitFor();
            colleague.evaluate(SUGGEST, SUGGESTIONS);
            colleague.waitForTimeout(10_000);
            colleague.close();
            print(chromium, draft, "with " + SUGGESTIONS + " suggestions");
        }
    }

    private static void print(Chromium chromium, String draft, String what) {
        var page = arrives(chromium, COORDINATOR).page();
        opens(page, draft);
        var opened = IntStream.range(0, OPENINGS)
                .mapToLong(i -> opens(page, draft))
                .sorted()
                .toArray();
        page.waitForTimeout(5_000);
        page.evaluate(WATCH);
        System.out.printf(
                "300 pages %s (%d shown). Opens in a median of %d ms, most %d ms. %s%n",
                what,
                page.locator("communique-editor .text ins").count(),
                opened[OPENINGS / 2],
                opened[OPENINGS - 1],
                types(page));
        page.close();
    }

    private static long opens(Page page, String draft) {
        long begin = System.nanoTime();
        page.navigate(draft);
        page.locator("communique-editor[data-editable] .text > h2").first().waitFor();
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private static String types(Page page) {
        var paragraphs = page.locator("communique-editor .text p");
        paragraphs.nth(Math.min(200, paragraphs.count() - 1)).click();
        page.waitForTimeout(1500);
        page.evaluate("() => { keys.length = 0; longTasks.length = 0; }");
        var words = SENTENCE.repeat(2);
        page.keyboard().type(words, new Keyboard.TypeOptions().setDelay(60));
        page.waitForTimeout(1000);
        return (String) page.evaluate(REPORT, words.length());
    }

    private static Person arrives(Chromium chromium, String email) {
        var person = chromium.person(email);
        person.signIn(email, PASSWORD);
        return person;
    }

    /** @return the path of a new draft that both may write */
    private static String open(ServerProcess server, Path folder, String title, String markdown) throws Exception {
        var operator = new MainJob(server.port(), folder);
        var colleague = ask(server, operator.token(DRAFTER), "me", "");
        var grant = Map.of("member", id(colleague), "right", "EDIT");
        var statement = Map.of("title", title, "markdown", markdown, "grants", List.of(grant));
        var opened = ask(server, operator.token(COORDINATOR), "statements", new Gson().toJson(statement));
        return "/statements/" + id(opened) + "/draft";
    }

    private static String id(String json) {
        return JsonParser.parseString(json).getAsJsonObject().get("id").getAsString();
    }

    private static String ask(ServerProcess server, String token, String what, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/api/v1/" + what))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        try (var client = HttpClient.newHttpClient()) {
            var asked = body.isEmpty() ? request.GET() : request.POST(BodyPublishers.ofString(body));
            var answer = client.send(asked.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(what + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        }
    }

    /** Chapters, articles, paragraphs and lists, always the same. */
    private static String pages(int characters) {
        var random = new Random(7);
        var text = new StringBuilder();
        for (int chapter = 1; text.length() < characters; chapter++) {
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
}
