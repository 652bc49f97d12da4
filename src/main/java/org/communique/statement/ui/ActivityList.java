package org.communique.statement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communique.screen.TimeFormat;
import org.communique.statement.activity.ActivityService.AttributedEntry;

/** What happened to a statement, the newest first: what, who, when, and a way to of the screen with details. */
class ActivityList extends Aside {

    private static final int FIRST = 8;

    private final OrderedList list = new OrderedList();
    private final Button older = new Button();
    private final Map<AttributedEntry, Component> items = new HashMap<>();
    private List<AttributedEntry> entries = List.of();
    private boolean all;

    ActivityList() {
        addClassName("activity");
        getElement().setAttribute("aria-label", getTranslation("statement.activity"));
        older.setText(getTranslation("statement.activity.older"));
        older.addThemeVariants(ButtonVariant.TERTIARY);
        older.addClickListener(click -> {
            all = true;
            render();
        });
        add(new H2(getTranslation("statement.activity")), list, older);
    }

    void show(List<AttributedEntry> now) {
        if (!now.equals(entries)) {
            entries = now;
            render();
        }
    }

    /** What stays is not drawn again, as the focus may be on it. */
    private void render() {
        var wanted = entries.stream().limit(all ? Long.MAX_VALUE : FIRST).toList();
        items.entrySet().removeIf(item -> {
            var gone = !wanted.contains(item.getKey());
            if (gone) {
                list.remove(item.getValue());
            }
            return gone;
        });
        for (int i = 0; i < wanted.size(); i++) {
            var item = items.computeIfAbsent(wanted.get(i), this::item);
            if (list.getComponentCount() <= i || list.getComponentAt(i) != item) {
                list.addComponentAtIndex(i, item);
            }
        }
        older.setVisible(!all && entries.size() > FIRST);
    }

    private Component item(AttributedEntry attributedEntry) {
        var activityEntry = attributedEntry.entry();
        var link = new Anchor(activityEntry.route(), ActivityFormatter.of(activityEntry));
        link.getElement().setAttribute("dir", "auto");
        var at = TimeFormat.local(activityEntry.at());
        var meta = new Span(
                attributedEntry.who().isEmpty()
                        ? at
                        : getTranslation("statement.activity.who-when", ActivityFormatter.actor(attributedEntry), at));
        meta.addClassName("meta");
        return new ListItem(link, meta);
    }
}
