package org.communique.statement.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Leads to a statement's screens. A link that stays is not drawn again, as the focus may be on it. */
public final class StatementTabs extends Nav {

    /** Not with scrollIntoView, after which the Tab key goes on from the tab and not from the start of the page. */
    private static final String TO_CURRENT = """
        const tab = this.querySelector('[aria-current]')?.getBoundingClientRect();
        const row = this.getBoundingClientRect();
        if (tab) this.scrollLeft += tab.left + tab.width / 2 - row.left - row.width / 2;
        """;

    private final Map<String, Anchor> links = new LinkedHashMap<>();

    public StatementTabs() {
        addClassName("tabs");
        setAriaLabel(getTranslation("statement.tabs"));
    }

    /** @param address of a tab */
    public void show(UnaryOperator<String> address, List<String> tabs, String current) {
        if (!List.copyOf(links.keySet()).equals(tabs)) {
            removeAll();
            links.clear();
            tabs.forEach(tab -> links.put(tab, new Anchor("", new Span(getTranslation("statement.tab." + tab)))));
            links.values().forEach(this::add);
        }
        links.forEach((tab, link) -> {
            link.setHref(address.apply(tab));
            if (tab.equals(current)) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
        getElement().executeJs(TO_CURRENT);
    }
}
