package org.communique.statement.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.communique.screen.KeyedChildren;
import org.communique.screen.TimeFormat;
import org.communique.statement.activity.ActivityService.AttributedEntry;

/** What happened to a statement, the newest first: what, who, when, and a way to of the screen with details. */
class ActivityList extends Aside {

    private static final int FIRST = 8;

    private final OrderedList list = new OrderedList();
    private final Button older = new Button();
    private final KeyedChildren<AttributedEntry, ListItem> items = new KeyedChildren<>(list, this::item);
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

    private void render() {
        items.show(entries.stream().limit(all ? Long.MAX_VALUE : FIRST).toList());
        older.setVisible(!all && entries.size() > FIRST);
    }

    private ListItem item(AttributedEntry attributedEntry) {
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
