package org.communique.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * A headless Chromium with as many separate people in it as a test wants. The process is shared by the tests that one thread runs, as
 * starting it takes longer than many of them do.
 */
public final class Chromium implements AutoCloseable {

    /** In milliseconds; a busy machine is slow to show a first page. */
    private static final double PATIENCE = 60_000;

    private static final Path WITHOUT_WINDOWS = Path.of("/usr/bin/chromium-headless-shell");

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    /** {@code -Dslow=MILLISECONDS} delays each request and frame of a page: it finds tests, and screens, that do not wait for them. */
    private static final int DELAY = Integer.getInteger("slow", 0);

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final ThreadLocal<Browser> SHARED = ThreadLocal.withInitial(Chromium::quick);

    /** Each frame of a dialog that glides in is drawn; DryRunScreenTests and KeyboardJobTests are about people who have it so. */
    private static final ThreadLocal<ReducedMotion> MOTION = ThreadLocal.withInitial(() -> ReducedMotion.REDUCE);

    /** Of people whom a test is done with. They keep what they fetched, so that the next one need not fetch and compile it. */
    private static final ThreadLocal<Map<String, Deque<BrowserContext>>> IDLE = ThreadLocal.withInitial(HashMap::new);

    private static final AtomicInteger OPEN = new AtomicInteger();
    private static final LongAdder NANOS_OPEN = new LongAdder();

    private final List<Person> people = new ArrayList<>();
    private final String address;
    private long openedAt;

    /** @param address of the server, such as {@code http://localhost:8080} */
    public Chromium(String address) {
        this.address = address;
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    /** A page lives for seconds in a test: windows, and compiling its scripts well, cost more than half of a processor's time. */
    private static Browser quick() {
        return launch(
                Stream.concat(Stream.of(WITHOUT_WINDOWS), PLACES.stream()),
                Stream.concat(FLAGS.stream(), Stream.of("--js-flags=--no-turbofan,--no-maglev")));
    }

    /** From now on this thread has the Chromium that people have. */
    public static void measure() {
        SHARED.set(launch(PLACES.stream(), FLAGS.stream()));
        MOTION.set(ReducedMotion.NO_PREFERENCE);
        IDLE.remove();
    }

    private static Browser launch(Stream<Path> places, Stream<String> flags) {
        var executable = places.filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("please install chromium"));
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setArgs(flags.toList()));
    }

    /** A new one in place of one that a test has crashed. */
    private static Browser browser() {
        if (!SHARED.get().isConnected()) {
            SHARED.remove();
            IDLE.remove();
        }
        return SHARED.get();
    }

    /** Someone with cookies of their own. */
    public Person person(String name) {
        return person(name, "en-GB");
    }

    /** Someone whose browser asks for a language. */
    public Person person(String name, String locale) {
        if (people.isEmpty()) {
            openedAt = System.nanoTime();
            OPEN.incrementAndGet();
        }
        var browser = browser();
        var used = idle(locale).poll();
        var person = new Person(name, locale, address, used == null ? context(browser, locale) : used);
        if (used != null) {
            person.forget();
        }
        if (DELAY > 0) {
            person.delayRequests(DELAY);
            person.delayFrames(DELAY);
        }
        people.add(person);
        return person;
    }

    private BrowserContext context(Browser browser, String locale) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setLocale(locale)
                .setTimezoneId("Africa/Nairobi")
                .setViewportSize(1440, 900)
                .setReducedMotion(MOTION.get())
                .setAcceptDownloads(true));
        context.setDefaultTimeout(PATIENCE);
        return context;
    }

    private Deque<BrowserContext> idle(String locale) {
        IDLE.get().entrySet().removeIf(other -> {
            var elsewhere = !other.getKey().startsWith(address + " ");
            if (elsewhere) {
                other.getValue().forEach(BrowserContext::close);
            }
            return elsewhere;
        });
        return IDLE.get().computeIfAbsent(address + " " + locale, any -> new ArrayDeque<>());
    }

    /** What the browsers' consoles complained about. */
    public List<String> complaints() {
        return people.stream().flatMap(person -> person.complaints().stream()).toList();
    }

    /** Leaves a picture of what anyone saw last, unless the test has succeeded; a failed one is easier to read with them. */
    @Override
    public void close() {
        try {
            if (!TestOutcome.hasSucceeded()) {
                people.forEach(Person::photographLast);
            }
        } finally {
            people.forEach(person -> person.leave().ifPresent(idle(person.locale())::add));
            if (!people.isEmpty()) {
                OPEN.decrementAndGet();
                NANOS_OPEN.add(System.nanoTime() - openedAt);
            }
        }
    }

    public static boolean isOpen() {
        return OPEN.get() > 0;
    }

    /** How long there has been someone in one so far. */
    public static Duration timeOpen() {
        return Duration.ofNanos(NANOS_OPEN.sum());
    }
}
