package org.communique.treaty.citation.ui;

import static org.communique.treaty.citation.ui.CitationLabels.text;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.I18NProvider;
import org.communique.treaty.citation.index.CitingStatement;
import org.communique.treaty.citation.index.CitingStatements;

/** What statements say of articles, side by side: people judge whether they contradict each other. */
@StyleSheet("context://citations.css")
class CitingStatementCards extends Div {

    /** @param none said if there is no statement */
    void show(CitingStatements now, String none) {
        removeAll();
        if (!now.complete()) {
            add(new Paragraph(text("statements.incomplete")));
        }
        if (now.unreadable() > 0) {
            add(new Paragraph(text("statements.unreadable", now.unreadable())));
        }
        if (now.statements().isEmpty()) {
            add(new Paragraph(none));
            return;
        }
        var beside = new UnorderedList();
        beside.addClassName("beside");
        now.statements().forEach(statement -> beside.add(card(statement)));
        add(beside);
    }

    private static ListItem card(CitingStatement citing) {
        var number = citing.version();
        var statement = "statements/" + citing.statement().value();
        var address = number == null ? statement + "/draft" : statement + "/versions?v=" + number;
        var facts = new Div(
                new Span(number == null ? text("draft") : text("version", number)),
                new Span(I18NProvider.translate("statement.phase." + citing.phase())));
        facts.addClassNames("card-line", "meta");
        var passages =
                CitedPassage.list(CitedPassage.of(citing.places(), number == null ? "" : address, citing.language()));
        var title = new H3(new Anchor(address, citing.title()));
        title.getElement().setAttribute("dir", "auto");
        var card = new ListItem(title, facts, passages);
        card.addClassName("card");
        return card;
    }
}
