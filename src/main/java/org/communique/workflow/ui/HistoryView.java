package org.communique.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.communique.screen.Times;
import org.communique.statement.StatementActivity;
import org.communique.statement.StatementActivity.Entry;
import org.communique.statement.StatementId;
import org.communique.statement.StatementService;
import org.communique.statement.ui.HappeningText;
import org.communique.statement.ui.StatementLayout;
import org.communique.workflow.ReviewService;
import org.communique.workflow.Stage;

/** The history of a statement: its stages over time as a picture, and all that happened, version by version. */
@PermitAll
@Route(value = "statements/:statement/history", layout = StatementLayout.class)
@StyleSheet("context://review.css")
class HistoryView extends Div implements BeforeEnterObserver {

    private static final String SUBMITTED = "statement.activity.submitted";

    private final StatementService statements;
    private final StatementActivity activity;
    private final ReviewService review;
    private final Clock clock;

    HistoryView(StatementService statements, StatementActivity activity, ReviewService review, Clock clock) {
        this.statements = statements;
        this.activity = activity;
        this.review = review;
        this.clock = clock;
        addClassNames("screen", "history");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var statement = StatementLayout.statementOf(event, statements);
        removeAll();
        var stages = review.stages(statement.id()).stream()
                .sorted(Comparator.comparing(Stage::openedAt))
                .toList();
        if (!stages.isEmpty()) {
            add(picture(stages));
        }
        add(events(statement.id(), activity.of(statement.id()).reversed()));
    }

    private Component picture(List<Stage> stages) {
        var section = new Section(
                new H3(getTranslation("workflow.history.stages")),
                new StageChart(stages, clock.instant()),
                meta(getTranslation("workflow.history.deadlines")));
        section.addClassNames("panel", "chart");
        return section;
    }

    private Component events(StatementId statement, List<Entry> entries) {
        var section = new Section(new H3(getTranslation("workflow.history.events")), csv(statement));
        section.addClassName("panel");
        var list = list();
        section.add(list);
        for (var entry : entries) {
            if (entry.happening().kind().equals(SUBMITTED)) {
                list = list();
                section.add(
                        new H3(getTranslation(
                                "workflow.history.version",
                                entry.happening().details().getFirst())),
                        list);
            }
            list.add(item(entry));
        }
        return section;
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

    private ListItem item(Entry entry) {
        var happening = entry.happening();
        var link = new Anchor(happening.route(), HappeningText.of(happening));
        link.getElement().setAttribute("dir", "auto");
        var at = Times.local(happening.at());
        var meta = new Span(
                entry.who().isEmpty() ? at : getTranslation("workflow.history.who-when", HappeningText.who(entry), at));
        meta.addClassName("meta");
        var item = new ListItem(link, meta);
        if (!happening.note().isEmpty()) {
            var note = new Paragraph(happening.note());
            note.addClassName("comment");
            note.getElement().setAttribute("dir", "auto");
            item.add(note);
        }
        item.addClassName(happening.by() == null ? "by-workflow" : "by-member");
        return item;
    }

    private Component csv(StatementId statement) {
        var link = new Anchor(
                DownloadHandler.fromInputStream(download -> {
                    var bytes = activity.csv(statement).getBytes(StandardCharsets.UTF_8);
                    return new DownloadResponse(
                            new ByteArrayInputStream(bytes),
                            "history-" + statement.value() + ".csv",
                            "text/csv",
                            bytes.length);
                }),
                getTranslation("workflow.history.csv"));
        link.addClassName("button");
        return link;
    }
}
