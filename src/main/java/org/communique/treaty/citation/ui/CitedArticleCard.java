package org.communique.treaty.citation.ui;

import static org.communique.treaty.citation.ui.CitationLabels.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import org.communique.screen.Badge;
import org.communique.screen.Badge.Tone;
import org.communique.treaty.citation.check.CitedArticle;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.Edition;

/** An article that a text cites: what it is about, what to look at, and where it is cited. */
class CitedArticleCard extends ListItem {

    CitedArticleCard(CitedArticle cited, Edition edition, String text, String language) {
        addClassName("card");
        add(heading(cited, edition));
        var line = new Div();
        line.addClassName("card-line");
        if (cited.article() instanceof Article article && article.isToBeChecked() && !edition.allToBeChecked()) {
            line.add(new Badge(I18NProvider.translate("treaty.to-be-checked"), Tone.NEUTRAL));
        }
        cited.problems().forEach(problem -> line.add(new Badge(CitationLabels.of(problem), Tone.WARNING)));
        if (line.getComponentCount() > 0) {
            add(line);
        }
        if (cited.article() instanceof Article article && !article.summary().isEmpty()) {
            add(new Paragraph(article.summary()));
        }
        add(CitedPassage.list(CitedPassage.of(cited.places(), text, language)));
    }

    private static H2 heading(CitedArticle cited, Edition edition) {
        if (!(cited.article() instanceof Article article)) {
            return new H2(text("article", cited.number().text()));
        }
        var link = new Anchor(
                "treaty/articles/" + edition.id().value() + "/" + cited.number().value(),
                I18NProvider.translate(
                        "treaty.article.heading", article.number().text(), article.title()));
        return new H2(link);
    }
}
