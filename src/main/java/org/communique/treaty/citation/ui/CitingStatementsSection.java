package org.communique.treaty.citation.ui;

import static org.communique.treaty.citation.ui.CitationLabels.text;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.I18NProvider;
import org.communique.screen.BackgroundTask;
import org.communique.treaty.citation.index.CitingStatement;
import org.communique.treaty.citation.index.CitingStatementService;
import org.communique.treaty.citation.index.CitingStatements;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.ui.ArticleSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Shows on an article's page what statements say of it, side by side: people judge whether they contradict each other. */
@Component
@Order(10)
class CitingStatementsSection implements ArticleSection {

    private final CitingStatementService citing;

    CitingStatementsSection(CitingStatementService citing) {
        this.citing = citing;
    }

    @Override
    public Div create(Edition edition, Article article) {
        return new Panel(edition, article);
    }

    @StyleSheet("context://citations.css")
    private final class Panel extends Div {

        private final Div found = new Div();

        Panel(Edition edition, Article article) {
            addClassNames("panel", "citing-statements");
            var task = new BackgroundTask();
            add(new H2(text("statements")), new Paragraph(text("statements.about")), task, found);
            task.run(() -> citing.citing(edition.id(), article.number()), this::show);
        }

        private void show(CitingStatements now) {
            found.removeAll();
            if (!now.complete()) {
                found.add(new Paragraph(text("statements.incomplete")));
            }
            if (now.unreadable() > 0) {
                found.add(new Paragraph(text("statements.unreadable", now.unreadable())));
            }
            if (now.statements().isEmpty()) {
                found.add(new Paragraph(text("statements.none")));
                return;
            }
            var beside = new UnorderedList();
            beside.addClassName("beside");
            now.statements().forEach(statement -> beside.add(card(statement)));
            found.add(beside);
        }
    }

    private static ListItem card(CitingStatement citing) {
        var address = "statements/" + citing.statement().value() + "/versions?v=" + citing.version();
        var facts = new Div(
                new Span(text("version", citing.version())),
                new Span(I18NProvider.translate("statement.phase." + citing.phase())));
        facts.addClassNames("card-line", "meta");
        var passages = new UnorderedList();
        passages.addClassName("cited-passages");
        citing.places().forEach(place -> passages.add(new CitedPassage(place, address, citing.language())));
        var title = new H3(new Anchor(address, citing.title()));
        title.getElement().setAttribute("dir", "auto");
        var card = new ListItem(title, facts, passages);
        card.addClassName("card");
        return card;
    }
}
