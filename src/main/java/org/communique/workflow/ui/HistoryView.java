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
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.communique.screen.TimeFormat;
import org.communique.statement.StatementId;
import org.communique.statement.activity.ActivityService;
import org.communique.statement.activity.ActivityService.AttributedEntry;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.ui.ActivityFormatter;
import org.communique.statement.ui.StatementLayout;
import org.communique.workflow.review.ReviewService;
import org.communique.workflow.stage.Stage;

/** The history of a statement: its stages over time as a picture, and all that happened, version by version. */
@PermitAll
@Route(value = "statements/:statement/history", layout = StatementLayout.class)
@StyleSheet("context://review.css")
class HistoryView extends Div implements BeforeEnterObserver {

    private static final String SUBMITTED = "statement.activity.submitted";

    private final StatementService statements;
    private final ActivityService activity;
    private final ReviewService review;
    private final Clock clock;

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
                new H2(getTranslation("workflow.history.stages")),
                new StageChart(stages, clock.instant()),
                meta(getTranslation("workflow.history.deadlines")));
        section.addClassNames("panel", "chart");
        return section;
    }

    private Component events(StatementId statement, List<AttributedEntry> entries) {
        var section = new Section(new H2(getTranslation("workflow.history.events")), csv(statement));
        section.addClassName("panel");
        var list = list();
        section.add(list);
        for (var attributedEntry : entries) {
            if (attributedEntry.entry().kind().equals(SUBMITTED)) {
                list = list();
                section.add(
                        new H2(getTranslation(
                                "workflow.history.version",
                                attributedEntry.entry().details().getFirst())),
                        list);
            }
            list.add(item(attributedEntry));
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
