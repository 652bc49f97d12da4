package org.communique.treaty.ui;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Role;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.register.RegisterService;
import org.springframework.beans.factory.ObjectProvider;

/** One article: our summary, its text where it was loaded, and what is said of it. */
@PermitAll
@Route(value = "treaty/articles/:edition/:article", layout = TreatyLayout.class)
class ArticleView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final RegisterService register;
    private final ObjectProvider<ArticleSection> sections;
    private final boolean administers;
    private String title = "";

    ArticleView(RegisterService register, ObjectProvider<ArticleSection> sections, CurrentMember currentMember) {
        this.register = register;
        this.sections = sections;
        this.administers = currentMember.get().is(Role.ADMINISTRATOR);
        addClassName("screen");
    }

    static String address(EditionId edition, ArticleNumber article) {
        return "treaty/articles/" + edition.value() + "/" + article.value();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getRouteParameters();
        try {
            show(
                    new EditionId(parameters.get("edition").orElse("")),
                    new ArticleNumber(parameters.get("article").orElse("")));
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }

    private void show(EditionId id, ArticleNumber number) {
        var edition = register.edition(id).orElseThrow(NotFoundException::new);
        var article = edition.article(number).orElseThrow(NotFoundException::new);
        title = TreatyLabels.article(article);
        removeAll();
        add(
                new Anchor("treaty?" + ArticlesView.EDITION + "=" + id.value(), text("article.back")),
                head(edition, article),
                officialText(id, number));
        sections.orderedStream()
                .map(section -> section.create(edition, article))
                .forEach(this::add);
    }

    private Div head(Edition edition, Article article) {
        var heading = new H2(TreatyLabels.article(article));
        var facts = new Div(
                new Span(register.instrument(edition.instrument())
                                .map(instrument -> instrument.shortName() + ", ")
                                .orElse("")
                        + edition.label()),
                new Span(TreatyLabels.of(article.topics())));
        facts.addClassNames("card-line", "meta");
        if (article.isToBeChecked()) {
            facts.add(TreatyLabels.toBeChecked());
        }
        var panel = TreatyLayout.panel(
                heading,
                facts,
                new Paragraph(article.summary().isEmpty() ? text("article.no-summary") : article.summary()));
        if (administers) {
            panel.add(new Button(
                    text("article.edit"),
                    click -> new ArticleDialog(register, edition, article, () -> show(edition.id(), article.number()))
                            .open()));
        }
        return panel;
    }

    private Div officialText(EditionId id, ArticleNumber number) {
        Optional<String> official = register.text(id, number).filter(words -> !words.isEmpty());
        var words = new Paragraph(official.orElseGet(() -> text("article.no-text")));
        words.addClassName(official.isPresent() ? "official-text" : "meta");
        words.getElement().setAttribute("dir", "auto");
        return TreatyLayout.panel(new H2(text("article.text")), words);
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
