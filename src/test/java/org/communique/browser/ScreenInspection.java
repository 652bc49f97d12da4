package org.communique.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.communique.LongRun;

/**
 * Looks at a page from several sides: wide and narrow, light and dark, and with something open wide and light only; in long runs from all
 * sides, in more sizes, and from the right as well. Axe takes most of the time, and looks where its findings can differ.
 */
final class ScreenInspection {

    private static final String SCROLL_UP = """
            () => {
              let each = document.querySelector('.margin') ?? document.querySelector('h1');
              for (; each; each = each.assignedSlot ?? each.parentElement ?? each.getRootNode().host) each.scrollTop = 0;
            }
            """;

    private static final Path PICTURES = Path.of("target", "screens", "walk");
    private static final int NARROW = 360;
    /** As a window of 1440 by 900 pixels at 200 per cent. */
    private static final int ENLARGED = 720;

    private static final int WIDE = 1440;
    private static final List<Integer> WIDTHS = List.of(NARROW, ENLARGED, 820, WIDE, 1920);
    private static final Duration ADAPTING = Duration.ofSeconds(5);
    private static final String CUT_OFF = read("cut-off.js");

    private final Person person;
    private boolean narrow;

    ScreenInspection(Person person) {
        this.person = person;
    }

    private static String read(String resource) {
        try (var stream = Objects.requireNonNull(ScreenInspection.class.getResourceAsStream(resource))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What is wrong, by the side that shows it.
     *
     * @param state what is open on the screen, for the name of a picture
     */
    Map<String, List<String>> faults(String state) {
        person.settle();
        return LongRun.isOn() ? fromAllSides(state) : fromTheMainSides(state);
    }

    /** A change of width and colours takes as long as axe: the next screen is looked at first from where the last was. */
    private Map<String, List<String>> fromTheMainSides(String state) {
        var faults = new LinkedHashMap<String, List<String>>();
        if (!state.isBlank()) {
            lookWideAndLight(faults);
        } else if (narrow) {
            lookNarrowAndDark(faults);
            showWide();
            lookWideAndLight(faults);
        } else {
            lookWideAndLight(faults);
            show(NARROW, ColorScheme.DARK);
            person.settle();
            lookNarrowAndDark(faults);
        }
        return faults;
    }

    /** Of what is open for a moment. */
    List<String> wide() {
        var faults = new LinkedHashMap<String, List<String>>();
        lookWideAndLight(faults);
        return faults.values().stream().flatMap(List::stream).toList();
    }

    private void lookWideAndLight(Map<String, List<String>> faults) {
        faults.put("", lasting(() -> Axe.violations(page())));
        faults.put(" at " + WIDE, cutOff());
    }

    private void lookNarrowAndDark(Map<String, List<String>> faults) {
        faults.put(" in the dark", lasting(() -> Axe.contrast(page())));
        faults.put(" at " + NARROW, cutOff());
    }

    /** As pages are opened at first. */
    void showWide() {
        if (narrow) {
            show(WIDE, ColorScheme.LIGHT);
            person.settle();
        }
    }

    private Map<String, List<String>> fromAllSides(String state) {
        var faults = new LinkedHashMap<String, List<String>>();
        for (var direction : List.of("ltr", "rtl")) {
            page().evaluate("direction => document.documentElement.dir = direction", direction);
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (int width : WIDTHS) {
                    show(width, scheme);
                    person.settle();
                    var side = " at " + width + " " + scheme + " " + direction;
                    if (width == NARROW || width == WIDE && direction.equals("ltr")) {
                        faults.put(side, lasting(() -> Axe.violations(page())));
                    }
                    faults.put(side + " ", cutOff());
                    photograph(state + side);
                }
            }
        }
        page().evaluate("document.documentElement.dir = 'ltr'");
        show(WIDE, ColorScheme.LIGHT);
        return faults;
    }

    private void photograph(String side) {
        var address = page().evaluate("location.pathname").toString();
        var file = (address + " " + side).replaceAll("[^\\p{L}\\p{N}]+", "-");
        page().screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(file + ".png")));
    }

    private void show(int width, ColorScheme scheme) {
        narrow = width == NARROW;
        page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page().setViewportSize(width, width == NARROW ? 780 : width == ENLARGED ? 450 : 900);
    }

    /** What stays: cards in the margin make room once a form is open in one, and what a bar covers can be scrolled from under it. */
    private List<String> lasting(Supplier<List<String>> look) {
        var began = System.nanoTime();
        var found = look.get();
        while (!found.isEmpty() && System.nanoTime() - began < ADAPTING.toNanos()) {
            page().evaluate(SCROLL_UP);
            person.settle();
            found = look.get();
        }
        return found;
    }

    /** What stays: a grid leaves columns out once the server has heard how narrow the window is. */
    @SuppressWarnings("unchecked")
    private List<String> cutOff() {
        try {
            page().waitForFunction(
                            "() => (" + CUT_OFF + ")().length === 0",
                            null,
                            new Page.WaitForFunctionOptions().setTimeout((double) ADAPTING.toMillis()));
            return List.of();
        } catch (TimeoutError e) {
            // It is said below.
        }
        return (List<String>) page().evaluate(CUT_OFF);
    }

    private Page page() {
        return person.page();
    }
}
