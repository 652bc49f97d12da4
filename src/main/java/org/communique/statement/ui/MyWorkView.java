package org.communique.statement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.communique.screen.EmptyState;
import org.communique.screen.Tag;
import org.communique.screen.Times;
import org.communique.shell.MainLayout;
import org.communique.statement.MyWork;
import org.communique.statement.Statement;
import org.communique.statement.StatementService;
import org.communique.statement.WorkItem;

/** The first screen: what waits for me, the most urgent first, then what changed lately. */
@PermitAll
@Route(value = "", layout = MainLayout.class)
class MyWorkView extends Div implements HasDynamicTitle {

    private static final int LATELY = 6;

    MyWorkView(MyWork myWork, StatementService statements, Clock clock) {
        addClassNames("screen", "my-work");
        add(waiting(myWork.items(), clock.instant()), lately(statements.list()));
    }

    private Component waiting(List<WorkItem> items, Instant now) {
        var section = section("statement.my-work.waiting");
        if (items.isEmpty()) {
            section.add(new EmptyState(
                    getTranslation("statement.my-work.empty"),
                    getTranslation("statement.my-work.empty.advice"),
                    new Anchor("statements", getTranslation("statement.my-work.to-statements"))));
            return section;
        }
        var list = new UnorderedList();
        list.addClassName("cards");
        items.forEach(item -> list.add(new ListItem(card(item, now))));
        section.add(list);
        return section;
    }

    private Component card(WorkItem item, Instant now) {
        var what = new Span(getTranslation(item.kind(), item.detail()));
        what.addClassName("card-kind");
        var link = new Anchor(item.route(), item.title());
        link.addClassName("card-link");
        var card = new Div(what, link);
        card.addClassName("card");
        if (item.deadline() != null) {
            card.add(deadline(item.deadline(), now));
        }
        return card;
    }

    private Component deadline(Instant deadline, Instant now) {
        var overdue = deadline.isBefore(now);
        var distance = new Tag(
                getTranslation(
                        overdue ? "statement.my-work.overdue" : "statement.my-work.due", Times.distance(now, deadline)),
                overdue ? Tag.Tone.BAD : Tag.Tone.NEUTRAL);
        var exact = new Span(Times.localAndUtc(deadline));
        exact.addClassName("meta");
        var line = new Div(distance, exact);
        line.addClassName("card-line");
        return line;
    }

    private Component lately(List<Statement> statements) {
        var section = section("statement.my-work.lately");
        var list = new UnorderedList();
        list.addClassName("cards");
        statements.stream()
                .limit(LATELY)
                .map(StatementCard::new)
                .map(ListItem::new)
                .forEach(list::add);
        section.add(list);
        section.setVisible(!statements.isEmpty());
        return section;
    }

    private Section section(String titleKey) {
        return new Section(new H2(getTranslation(titleKey)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("statement.my-work");
    }
}
