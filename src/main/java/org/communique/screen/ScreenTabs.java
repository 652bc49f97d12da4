package org.communique.screen;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.util.List;

/** A row of links to screens that belong together. A link that stays is not drawn again, as the focus may be on it. */
public final class ScreenTabs extends Nav {

    /** @param current as {@code aria-current}: {@code page}, {@code true} where the page is one of several behind the tab, or empty */
    public record Tab(String name, String address, String current) {}

    /** Not with scrollIntoView, after which the Tab key goes on from the tab and not from the start of the page. */
    private static final String TO_CURRENT = """
        const tab = this.querySelector(':scope > [aria-current]')?.getBoundingClientRect();
        const row = this.getBoundingClientRect();
        if (tab) this.scrollLeft += tab.left + tab.width / 2 - row.left - row.width / 2;
        """;

    private final KeyedChildren<String, Anchor> links = new KeyedChildren<>(this, ScreenTabs::link);
    private final NativeButton more = new NativeButton();
    private final Div folded = new Div();
    private final KeyedChildren<String, Anchor> foldedLinks = new KeyedChildren<>(folded, ScreenTabs::link);
    private final Popover popover = new Popover(folded);

    public ScreenTabs() {
        addClassName("tabs");
        folded.addClassName("folded-tabs");
        more.setVisible(false);
        popover.setTarget(more);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAutofocus(true);
        add(more, popover);
    }

    private static Anchor link(String name) {
        return new Anchor("", new Span(name));
    }

    /** Without tabs there is no row. */
    public void show(String label, List<Tab> tabs) {
        setAriaLabel(label);
        setVisible(!tabs.isEmpty());
        draw(tabs, links);
        if (isVisible()) {
            getElement().executeJs(TO_CURRENT);
        }
    }

    /** As {@link #show(String, List)}, with others that a button at the end of the row opens. */
    public void show(String label, List<Tab> tabs, String later, List<Tab> laterTabs) {
        var followed = tabs.stream()
                .filter(tab -> !tab.current().isEmpty())
                .anyMatch(tab -> foldedLinks.child(tab.name()).isPresent());
        show(label, tabs);
        more.setText(later);
        more.setVisible(!laterTabs.isEmpty());
        popover.setAriaLabel(later);
        draw(laterTabs, foldedLinks);
        if (followed && popover.isOpened()) {
            popover.close();
            getElement().executeJs("this.querySelector(':scope > [aria-current]').focus()");
        }
    }

    private static void draw(List<Tab> tabs, KeyedChildren<String, Anchor> children) {
        children.show(tabs.stream().map(Tab::name).toList());
        for (var tab : tabs) {
            var link = children.child(tab.name()).orElseThrow();
            link.setHref(tab.address());
            if (tab.current().isEmpty()) {
                link.getElement().removeAttribute("aria-current");
            } else {
                link.getElement().setAttribute("aria-current", tab.current());
            }
        }
    }
}
