package org.communique.statement.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.communique.screen.TimeFormat;
import org.communique.statement.Statement;

/** A statement in a list: its title, progress and last change. */
public final class StatementCard extends Div {

    public StatementCard(Statement statement) {
        addClassName("card");
        var link = new Anchor(StatementLayout.route(statement, statement.screen()), statement.title());
        link.addClassName("card-link");
        link.getElement().setAttribute("dir", "auto");
        var meta = new Span(getTranslation(
                "statement.card.meta", statement.frozen().versions(), TimeFormat.local(statement.changedAt())));
        meta.addClassName("meta");
        var line = new Div(PhaseTag.of(statement), meta);
        line.addClassName("card-line");
        add(link, line, TagLinks.of(statement.tagging().tags()));
    }
}
