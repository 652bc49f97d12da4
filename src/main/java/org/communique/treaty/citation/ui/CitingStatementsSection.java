package org.communique.treaty.citation.ui;

import static org.communique.treaty.citation.ui.CitationLabels.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import org.communique.screen.BackgroundTask;
import org.communique.treaty.citation.index.CitingStatementService;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.ui.ArticleSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Shows on an article's page what statements say of it. */
@Component
@Order(10)
class CitingStatementsSection implements ArticleSection {

    private final CitingStatementService citing;

    CitingStatementsSection(CitingStatementService citing) {
        this.citing = citing;
    }

    @Override
    public Div create(Edition edition, Article article) {
        var found = new CitingStatementCards();
        var task = new BackgroundTask();
        var panel = new Div(new H2(text("statements")), new Paragraph(text("statements.about")), task, found);
        panel.addClassNames("panel", "citing-statements");
        task.run(() -> citing.citing(edition.id(), article.number()), now -> found.show(now, text("statements.none")));
        return panel;
    }
}
