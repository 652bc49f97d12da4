package org.communique.treaty.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouterLayout;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.shell.MainLayout;

/** What the screens of the treaty share: the way from one to another. */
@PermitAll
@ParentLayout(MainLayout.class)
@StyleSheet("context://treaty.css")
public class TreatyLayout extends Div implements RouterLayout, AfterNavigationObserver {

    /** The first is at the root. */
    private static final List<String> TABS =
            List.of("articles", "states", "timeline", "positions", "votes", "organisations", "texts", "asks");

    private final Map<String, Anchor> links = new LinkedHashMap<>();
    private final Div content = new Div();

    TreatyLayout() {
        addClassName("treaty-page");
        var navigation = new Nav();
        navigation.addClassName("tabs");
        navigation.setAriaLabel(getTranslation("treaty.tabs"));
        TABS.forEach(tab -> links.put(tab, new Anchor(address(tab), new Span(getTranslation("treaty.tab." + tab)))));
        links.values().forEach(navigation::add);
        var row = new Div(navigation);
        row.addClassName("tab-row");
        var header = new Div(row);
        header.addClassName("statement-header");
        add(header, content);
    }

    private static String address(String tab) {
        return tab.equals(TABS.getFirst()) ? "treaty" : "treaty/" + tab;
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var segments = event.getLocation().getSegments();
        var current = segments.size() < 2 ? TABS.getFirst() : segments.get(1);
        links.forEach((tab, link) -> {
            if (tab.equals(current)) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }

    @Override
    public void showRouterLayoutContent(HasElement view) {
        content.getElement().removeAllChildren();
        content.getElement().appendChild(view.getElement());
    }

    /** Of the screens' parts that a screen reader finds by their heading. */
    public static Div panel(Component... parts) {
        var panel = new Div(parts);
        panel.addClassName("panel");
        return panel;
    }

    /** A choice among the values, or all. */
    public static <T> void fill(
            Select<T> select, String label, String all, List<T> values, ItemLabelGenerator<T> words) {
        select.setLabel(label);
        select.setItems(values);
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(all);
        select.setItemLabelGenerator(each -> each == null ? all : words.apply(each));
    }
}
