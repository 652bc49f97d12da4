package org.communique.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** axe-core, which finds breaches of the Web Content Accessibility Guidelines that a program can find. */
public final class Axe {

    private static final Path SOURCE = Path.of("frontend/node_modules/axe-core/axe.min.js");

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice");

    /** What a rule may find, by the element that it is or that it is a part of, as Vaadin writes that and we have no say. */
    private static final Map<String, String> EXEMPT = Map.of(
            // aria-required, which groups and the buttons of selects may not have: screen readers that know it help,
            // others pass over it.
            "aria-allowed-attr",
            "vaadin-date-time-picker, vaadin-checkbox-group, vaadin-select-value-button[aria-required],"
                    // aria-haspopup="false", the default, on items of a menu.
                    + " vaadin-menu-bar-item[aria-haspopup=false]",
            // A footer's buttons as a toolbar, which the arrow keys reach as well.
            "aria-allowed-role",
            "footer[part=footer][role=toolbar]",
            // The layer that catches clicks while a menu is open.
            "aria-required-children",
            "vaadin-menu-bar",
            // Vaadin's dialog that asks for confirmation has a header element of its own.
            "landmark-no-duplicate-banner",
            "html:has(vaadin-confirm-dialog) .frame-bar",
            "landmark-unique",
            "html:has(vaadin-confirm-dialog) .frame-bar");

    private static final String RUN = """
        ({ exempt, options }) => axe.run(document, options).then(result =>
          result.violations.flatMap(({ id, nodes }) => nodes
            .filter(({ element }) => !(id in exempt
              && [element, element.getRootNode().host].some(part => part?.matches(exempt[id]))))
            .map(node => `${id}: ${node.target.flat().join(' >> ')}: `
              + [...node.any, ...node.all, ...node.none].map(check => check.message).join('; ')
              + ` in ${node.html.slice(0, 160)}`)))
        """;

    private Axe() {}

    /** Puts it into every page that will be opened. */
    static void install(BrowserContext context) {
        context.addInitScript(source());
    }

    private static String source() {
        try {
            return Files.readString(SOURCE);
        } catch (IOException e) {
            throw new UncheckedIOException("npm ci in frontend/ installs axe-core", e);
        }
    }

    /** Of a page into which it was not put when it was opened. */
    public static List<String> violationsOf(Person person) {
        person.page().evaluate(source());
        return violations(person.page());
    }

    static List<String> violations(Page page) {
        return run(page, "tag", RULES);
    }

    /** The rules that colours alone can breach. */
    static List<String> contrast(Page page) {
        return run(page, "rule", List.of("color-contrast"));
    }

    @SuppressWarnings("unchecked")
    private static List<String> run(Page page, String kind, List<String> chosen) {
        var options = Map.of(
                "runOnly",
                Map.of("type", kind, "values", chosen),
                "elementRef",
                true,
                // Without a description of each element that passed, and without fetching what no rule here looks at.
                "resultTypes",
                List.of("violations"),
                "preload",
                false);
        return (List<String>) page.evaluate(RUN, Map.of("exempt", EXEMPT, "options", options));
    }
}
