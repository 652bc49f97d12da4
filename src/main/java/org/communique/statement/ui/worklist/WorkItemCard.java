package org.communique.statement.ui.worklist;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import org.communique.screen.Badge;
import org.communique.screen.TimeFormat;
import org.communique.statement.worklist.WorkItem;

/** One item of work: a link, and a checkbox if someone can be reminded of it. */
class WorkItemCard extends Div {

    private final WorkItem item;
    private final Checkbox chosen = new Checkbox();

    WorkItemCard(WorkItem item, Instant now, Runnable whenChosen) {
        this.item = item;
        var what = new Span(getTranslation(item.kind(), item.detail()));
        what.addClassName("card-kind");
        var link = new Anchor(item.route(), item.title());
        link.addClassName("card-link");
        link.getElement().setAttribute("dir", "auto");
        addClassName("card");
        add(what, link);
        if (item.deadline() != null) {
            add(deadline(item.deadline(), now));
        }
        if (item.reminder() != null) {
            chosen.setLabel(getTranslation("statement.my-work.select"));
            chosen.setAriaLabel(getTranslation("statement.my-work.select.of", item.title()));
            chosen.addClassName("card-choice");
            chosen.addValueChangeListener(change -> whenChosen.run());
            add(chosen);
        }
    }

    WorkItem item() {
        return item;
    }

    boolean isSelected() {
        return chosen.getValue();
    }

    void select(boolean selected) {
        chosen.setValue(selected && item.reminder() != null);
    }

    private Component deadline(Instant deadline, Instant now) {
        var overdue = deadline.isBefore(now);
        var distance = new Badge(
                getTranslation(
                        overdue ? "statement.my-work.overdue" : "statement.my-work.due",
                        TimeFormat.distance(now, deadline)),
                overdue ? Badge.Tone.BAD : Badge.Tone.NEUTRAL);
        var exact = new Span(TimeFormat.localAndUtc(deadline));
        exact.addClassName("meta");
        var line = new Div(distance, exact);
        line.addClassName("card-line");
        return line;
    }
}
