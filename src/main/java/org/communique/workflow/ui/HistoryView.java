package org.communique.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.communique.screen.FileLink;
import org.communique.screen.KeyedChildren;
import org.communique.screen.TimeFormat;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.activity.ActivityService;
import org.communique.statement.activity.ActivityService.AttributedEntry;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.ui.ActivityFormatter;
import org.communique.statement.ui.RefreshableScreen;
import org.communique.statement.ui.StatementLayout;
import org.communique.workflow.review.ReviewService;
import org.communique.workflow.stage.Stage;

/** The history of a statement: its stages over time as a picture, and all that happened, version by version. */
@PermitAll
@Route(value = "statements/:statement/history", layout = StatementLayout.class)
@StyleSheet("context://review.css")
class HistoryView extends Div implements BeforeEnterObserver, RefreshableScreen {

    private static final String SUBMITTED = "statement.activity.submitted";
    private static final String EVENTS = "events";

    private final StatementService statements;
    private final ActivityService activity;
    private final ReviewService review;
    private final Clock clock;
    private final Map<Object, KeyedChildren<AttributedEntry, ListItem>> items = new HashMap<>();
    private KeyedChildren<Object, Component> parts = new KeyedChildren<>(this);
    private KeyedChildren<Object, Component> events = new KeyedChildren<>(new Section());

    HistoryView(StatementService statements, ActivityService activity, ReviewService review, Clock clock) {
        this.statements = statements;
        this.activity = activity;
        this.review = review;
        this.clock = clock;
        addClassNames("screen", "history");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var statement = StatementLayout.statementOf(event, statements);
        var section = new Section();
        section.addClassName("panel");
        parts = new KeyedChildren<>(this);
        events = new KeyedChildren<>(section);
        items.clear();
        show(statement.id(), section);
    }

    @Override
    public void refresh(Statement statement) {
        parts.child(EVENTS).ifPresent(section -> show(statement.id(), section));
    }

    private void show(StatementId statement, Component section) {
        var stages = review.stages(statement).stream()
                .sorted(Comparator.comparing(Stage::openedAt))
                .toList();
        var wanted = new LinkedHashMap<Object, Supplier<Component>>();
        if (!stages.isEmpty()) {
            wanted.put(stages, () -> picture(stages));
        }
        wanted.put(EVENTS, () -> section);
        parts.show(wanted);
        showEvents(statement, activity.of(statement).reversed());
    }

    private Component picture(List<Stage> stages) {
        var chart = new StageChart(stages, clock.instant());
        var section = new Section(new H2(getTranslation("workflow.history.stages")), chart);
        if (stages.stream().anyMatch(chart::showsDeadline)) {
            section.add(meta(getTranslation("workflow.history.deadlines")));
        }
        section.addClassNames("panel", "chart");
        return section;
    }

    /** A list for each version. Entries that stay are not drawn again. */
    private void showEvents(StatementId statement, List<AttributedEntry> entries) {
        var wanted = new LinkedHashMap<Object, Supplier<Component>>();
        var lists = new LinkedHashMap<Object, List<AttributedEntry>>();
        wanted.put(EVENTS, () -> new H2(getTranslation("workflow.history.events", TimeFormat.zoneName())));
        wanted.put("csv", () -> csv(statement));
        Object version = 0;
        for (var attributedEntry : entries) {
            if (attributedEntry.entry().kind().equals(SUBMITTED)) {
                var number = attributedEntry.entry().details().getFirst();
                version = number;
                wanted.put("version " + number, () -> new H2(getTranslation("workflow.history.version", number)));
            }
            wanted.putIfAbsent(version, HistoryView::list);
            lists.computeIfAbsent(version, _ -> new ArrayList<>()).add(attributedEntry);
        }
        events.show(wanted);
        lists.forEach((list, of) -> items.computeIfAbsent(
                        list, _ -> new KeyedChildren<>(events.child(list).orElseThrow(), this::item))
                .show(of));
    }

    private static Span meta(String words) {
        var span = new Span(words);
        span.addClassName("meta");
        return span;
    }

    private static OrderedList list() {
        var list = new OrderedList();
        list.addClassName("timeline");
        return list;
    }

    private ListItem item(AttributedEntry attributedEntry) {
        var activityEntry = attributedEntry.entry();
        var link = new Anchor(activityEntry.route(), ActivityFormatter.of(activityEntry));
        link.getElement().setAttribute("dir", "auto");
        var at = TimeFormat.local(activityEntry.at());
        var meta = new Span(
                attributedEntry.who().isEmpty()
                        ? at
                        : getTranslation("workflow.history.who-when", ActivityFormatter.actor(attributedEntry), at));
        meta.addClassName("meta");
        var item = new ListItem(link, meta);
        if (!activityEntry.note().isEmpty()) {
            var note = new Paragraph(activityEntry.note());
            note.addClassName("comment");
            note.getElement().setAttribute("dir", "auto");
            item.add(note);
        }
        item.addClassName(activityEntry.by() == null ? "by-workflow" : "by-member");
        return item;
    }

    private Component csv(StatementId statement) {
        var link = new FileLink(
                getTranslation("workflow.history.csv"),
                "history-" + statement.value() + ".csv",
                () -> activity.csv(statement).getBytes(StandardCharsets.UTF_8));
        link.addClassName("button");
        return link;
    }
}
