package org.communique.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.communique.statement.StatementId;

/** Someone at a browser of their own. */
public final class Person {

    private static final Path SCREENS = Path.of("target", "screens");

    /** Pictures take nearly half of a test's time, and are looked at when a few classes are run. */
    private static final boolean WITH_PICTURES = System.getProperty("pictures") != null;

    /**
     * In two frames, one after the other: a heading, fonts, nothing moving but what pulses, the menu as the width has it, and Vaadin waiting
     * for nothing.
     */
    private static final String SETTLED = """
        call => {
          const came = window.settling?.call === call ? window.settling : (window.settling = { call, frames: 0 });
          const frame = document.querySelector('vaadin-app-layout');
          const settled = document.querySelector('h1') !== null
            && (frame === null || frame.hasAttribute('overlay')
              === (getComputedStyle(frame).getPropertyValue('--vaadin-app-layout-drawer-overlay').trim() === 'true'))
            && document.fonts.status === 'loaded'
            && document.getAnimations().every(animation => animation.playState !== 'running'
              || animation.effect?.getComputedTiming().iterations > 1)
            && Object.values(window.Vaadin?.Flow?.clients ?? {}).every(client => !client.isActive?.());
          came.frames = settled ? came.frames + 1 : 0;
          return came.frames >= 2;
        }
        """;

    /**
     * Vaadin reads a field's error out in a region of its own, 150 ms after it is shown. Here it is there at once, so that a
     * locator that meets both fails always, and not by chance.
     */
    private static final String ANNOUNCED_AT_ONCE = """
        {
          const region = document.createElement('div');
          region.style.position = 'fixed';
          region.style.clip = 'rect(0px, 0px, 0px, 0px)';
          region.setAttribute('aria-live', 'assertive');
          new MutationObserver(() => {
            const errors = Array.from(document.querySelectorAll('[slot="error-message"]:not([hidden])'),
              error => error.textContent.trim()).join(' ');
            if (region.textContent === errors) return;
            region.textContent = errors;
            if (!region.isConnected) document.body.append(region);
          }).observe(document, { subtree: true, childList: true, characterData: true, attributeFilter: ['hidden'] });
        }
        """;

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String name;
    private final String locale;
    private final String address;
    private final BrowserContext context;
    private final Page page;
    private boolean changed;
    private String arrival = "";
    private int settlings;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    Person(String name, String locale, String address, BrowserContext context) {
        this.name = name;
        this.address = address;
        this.locale = locale;
        this.context = context;
        this.page = context.newPage();
        page.addInitScript(ANNOUNCED_AT_ONCE);
        page.onPageError(error -> complaints.add(name + ": " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(name + ": " + message.text() + " (" + message.location() + ")");
            }
        });
    }

    /** After a sign-in, with the screen that people arrive at, if none was opened. */
    public Page page() {
        if (!arrival.isEmpty()) {
            open(arrival);
        }
        return page;
    }

    /** Is not used again, as it may have been changed. */
    public BrowserContext context() {
        changed = true;
        return context;
    }

    String locale() {
        return locale;
    }

    /** As if the one before had never been here. */
    void forget() {
        var all = new JsonObject();
        all.addProperty("origin", address);
        all.addProperty("storageTypes", "all");
        var devTools = context.newCDPSession(page);
        devTools.send("Storage.clearDataForOrigin", all);
        devTools.detach();
        context.clearCookies();
    }

    /** The context, if another person can have it. */
    Optional<BrowserContext> leave() {
        if (changed) {
            context.close();
            return Optional.empty();
        }
        context.pages().forEach(Page::close);
        return Optional.of(context);
    }

    /** Draws each frame late, as a busy browser does. */
    public void delayFrames(int milliseconds) {
        page.addInitScript("""
            {
              const request = window.requestAnimationFrame;
              window.requestAnimationFrame = work => setTimeout(() => request.call(window, work), %d);
            }
            """.formatted(milliseconds));
    }

    /** WebSockets are not delayed. */
    void delayRequests(int milliseconds) {
        var conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", milliseconds);
        conditions.addProperty("downloadThroughput", -1);
        conditions.addProperty("uploadThroughput", -1);
        var devTools = context.newCDPSession(page);
        devTools.send("Network.enable");
        devTools.send("Network.emulateNetworkConditions", conditions);
    }

    List<String> complaints() {
        return complaints;
    }

    /** Sends the form without showing it, which is two screens less to load. */
    public void signIn(String email, String password) {
        var browser = RequestOptions.create().setHeader("Accept", "text/html").setHeader("Accept-Language", locale);
        var csrf = CSRF.matcher(context.request().get("/sign-in", browser).text());
        if (!csrf.find()) {
            throw new AssertionError(name + " is shown no form to sign in");
        }
        var form =
                FormData.create().set("email", email).set("password", password).set("_csrf", csrf.group(1));
        browser.setForm(form).setMaxRedirects(0);
        var answer = context.request().post("/sign-in", browser);
        // Where the machine is busy, the server may have been too; a person sends the form again.
        for (int i = 0; answer.status() == 503 && i < 5; i++) {
            answer = context.request().post("/sign-in", browser);
        }
        var target = answer.headers().getOrDefault("location", "/sign-in");
        assertThat(target)
                .as("where %s is led with status %d", name, answer.status())
                .doesNotContain("/sign-in");
        arrival = target;
    }

    /** Is signed in by it. */
    void carry(jakarta.servlet.http.Cookie session) {
        context.addCookies(List.of(new Cookie(session.getName(), session.getValue())
                .setUrl(address)
                .setHttpOnly(true)
                .setSameSite(SameSiteAttribute.LAX)));
        arrival = "/";
    }

    public void givePassword(String email, String password) {
        open("/sign-in");
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").first().fill(password);
        button("Sign in").click();
    }

    /** Gives the person a device that can hold passkeys. */
    public Authenticator authenticator() {
        return Authenticator.of(this);
    }

    public Locator button(String label) {
        return page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    /** A field's error, and not what is read out of it. */
    public Locator fieldError(String message) {
        return page().locator("[slot='error-message']", new Page.LocatorOptions().setHasText(message));
    }

    /** Opens the menu, and chooses. */
    public void choose(String menu, String item) {
        menuItem(menu).click();
        menuItem(item).click();
    }

    private Locator menuItem(String label) {
        return page().getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    public Locator link(String label) {
        return page().getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    public void open(String path) {
        arrival = "";
        page.navigate(path);
    }

    /** @param screen such as {@code draft} */
    public void open(StatementId statement, String screen) {
        open("/statements/" + statement.value() + "/" + screen);
    }

    /** Selects words in a text, as with the pointer. */
    public void select(Locator text, String words) {
        text.evaluate("""
            (text, words) => {
              text.focus();
              const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf(words);
                if (at >= 0) document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
              }
            }\
            """, words);
    }

    /** Waits until the page has come to rest. */
    public void settle() {
        page().waitForFunction(SETTLED, ++settlings);
    }

    /** With {@code -Dpictures}, leaves a picture of the page at the usual widths, and in the dark. */
    public void photograph(String screen) {
        if (!WITH_PICTURES) {
            return;
        }
        photograph(screen + "-wide", 1440, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        photograph(screen + "-dark", 1440, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        photograph(screen + "-narrow", 360, 780);
        page.setViewportSize(1440, 900);
    }

    /** Also as text, for whoever has only the output of a build. */
    void photographLast() {
        if (page.isClosed()) {
            return;
        }
        System.err.println(name + " saw " + page.url() + "\n"
                + page.locator("body").innerText().lines().limit(60).collect(Collectors.joining("\n")));
        page.screenshot(
                new Page.ScreenshotOptions().setPath(SCREENS.resolve("last").resolve(name + ".png")));
    }

    private void photograph(String file, int width, int height) {
        page.setViewportSize(width, height);
        settle();
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(file + ".png")));
    }
}
