package org.communique.treaty.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouterLayout;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.communique.coalition.directory.Member;
import org.communique.screen.ScreenTabs;
import org.communique.shell.MainLayout;
import org.communique.shell.ScreenSource;
import org.springframework.beans.factory.annotation.Value;

/** What the screens of the treaty share: the way from one to another. */
@PermitAll
@ParentLayout(MainLayout.class)
@StyleSheet("context://treaty.css")
public class TreatyLayout extends Div implements RouterLayout, AfterNavigationObserver {

    /** Each group by its first tab; the very first is at the root. */
    private static final List<List<String>> GROUPS = List.of(
            List.of("articles", "texts"),
            List.of("states", "timeline", "votes"),
            List.of("positions", "organisations"),
            List.of("asks"));

    private static final String FIRST = "articles";

    @org.springframework.stereotype.Component
    static class TreatyScreens implements ScreenSource {

        @Override
        public List<NamedPath> of(Member member) {
            return GROUPS.stream()
                    .flatMap(List::stream)
                    .map(tab -> new NamedPath("treaty.tab." + tab, address(tab)))
                    .toList();
        }
    }

    private final ScreenTabs groups = new ScreenTabs();
    private final ScreenTabs parts = new ScreenTabs();
    private final Div content = new Div();

    /** @param demo whether what is shown is invented */
    TreatyLayout(@Value("${communique.demo:false}") boolean demo) {
        addClassName("treaty-page");
        parts.addClassName("second");
        var row = new Div(groups);
        row.addClassName("tab-row");
        var header = new Div(row, parts);
        header.addClassName("statement-header");
        add(header);
        if (demo) {
            var notice = new Paragraph(getTranslation("treaty.demo"));
            notice.addClassNames("screen", "meta");
            add(notice);
        }
        add(content);
    }

    private static String address(String tab) {
        return tab.equals(FIRST) ? "treaty" : "treaty/" + tab;
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var segments = event.getLocation().getSegments();
        var current = segments.size() < 2 ? FIRST : segments.get(1);
        var group = GROUPS.stream()
                .filter(tabs -> tabs.contains(current))
                .findFirst()
                .orElse(List.of(FIRST));
        var here = group.size() > 1 ? "true" : "page";
        groups.show(
                getTranslation("treaty.tabs"),
                GROUPS.stream()
                        .map(tabs -> tab(tabs.getFirst(), tabs.equals(group) ? here : ""))
                        .toList());
        parts.show(
                getTranslation("treaty.tab." + group.getFirst()),
                group.stream()
                        .filter(tab -> group.size() > 1)
                        .map(tab -> tab(tab, tab.equals(current) ? "page" : ""))
                        .toList());
    }

    private ScreenTabs.Tab tab(String tab, String current) {
        return new ScreenTabs.Tab(getTranslation("treaty.tab." + tab), address(tab), current);
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
