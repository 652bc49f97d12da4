package org.communique.treaty.ui;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Role;
import org.communique.refusal.Refusal;
import org.communique.screen.EmptyState;
import org.communique.screen.Question;
import org.communique.screen.SearchField;
import org.communique.screen.Toasts;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.Chapter;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.Instrument;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.instrument.Topic;
import org.communique.treaty.register.RegisterDeletion;
import org.communique.treaty.register.RegisterService;
import org.jspecify.annotations.Nullable;

/** The articles of one edition, by chapter. */
@PermitAll
@Route(value = "treaty", layout = TreatyLayout.class)
class ArticlesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String EDITION = "edition";

    private final RegisterService register;
    private final Select<Instrument> instrument = new Select<>();
    private final Select<Edition> edition = new Select<>();
    private final Select<Topic> topic = new Select<>();
    private final SearchField search = new SearchField("treaty.articles.search", this::show);
    private final Div about = new Div();
    private final Div articles = new Div();
    private final boolean administers;
    private final Button deleteEdition = new Button(text("edition.delete"), click -> deleteEdition());
    private final Button deleteInstrument = new Button(text("instrument.delete"), click -> deleteInstrument());
    private boolean filling;

    ArticlesView(RegisterService register, CurrentMember currentMember) {
        this.register = register;
        this.administers = currentMember.get().is(Role.ADMINISTRATOR);
        addClassName("screen");
        instrument.setLabel(text("instrument"));
        instrument.setItemLabelGenerator(Instrument::shortName);
        instrument.addValueChangeListener(change -> changed(this::fillEditions));
        edition.setLabel(text("edition"));
        edition.setItemLabelGenerator(ArticlesView::name);
        edition.addValueChangeListener(change -> changed(() -> {}));
        topic.setLabel(text("topic"));
        topic.setItems(Topic.values());
        topic.setEmptySelectionAllowed(true);
        topic.setEmptySelectionCaption(text("topic.all"));
        topic.setItemLabelGenerator(each -> each == null ? text("topic.all") : TreatyLabels.of(each));
        topic.addValueChangeListener(change -> show());
        about.addClassName("meta");
        var bar = new Div(search, instrument, edition, topic);
        bar.addClassName("toolbar");
        add(bar, about);
        if (administers) {
            add(administration());
        }
        add(articles);
    }

    private Component administration() {
        var row = new Div(
                new Button(text("load"), click -> new LoadEditionDialog(register, this::open).open()),
                new Button(text("instrument.add"), click -> new InstrumentDialog(register, this::reload).open()),
                deleteEdition,
                deleteInstrument);
        row.addClassName("toolbar");
        return row;
    }

    private void deleteEdition() {
        var shown = edition.getValue();
        askToDelete(name(shown), "edition", () -> register.delete(shown.id(), shown.revision()));
    }

    private void deleteInstrument() {
        var shown = instrument.getValue();
        askToDelete(shown.shortName(), "instrument", () -> register.delete(shown.id(), shown.revision()));
    }

    private void askToDelete(String what, String kind, Supplier<RegisterDeletion> act) {
        Question.askIrrevocable(
                text("deletion.ask", what),
                text(kind + ".delete.advice"),
                text(kind + ".delete"),
                () -> ConfirmedAct.run(() -> {
                    if (act.get() instanceof Refusal refusal) {
                        Toasts.refused(refusal);
                    } else {
                        Toasts.done(text("deletion.done"));
                    }
                    reload();
                }));
    }

    private static String name(Edition edition) {
        return text("edition.name." + edition.kind(), edition.label());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        open(event.getLocation()
                .getQueryParameters()
                .getSingleParameter(EDITION)
                .flatMap(ArticlesView::id)
                .orElse(null));
    }

    private static Optional<EditionId> id(String value) {
        try {
            return Optional.of(new EditionId(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void reload() {
        open(edition.getValue() == null ? null : edition.getValue().id());
    }

    private void open(@Nullable EditionId wanted) {
        var all = register.instruments();
        var found = Optional.ofNullable(wanted).flatMap(register::edition);
        filling = true;
        instrument.setItems(all);
        instrument.setVisible(all.size() > 1);
        instrument.setValue(found.flatMap(each -> all.stream()
                        .filter(candidate -> candidate.id().equals(each.instrument()))
                        .findFirst())
                .orElse(all.getFirst()));
        fillEditions();
        found.ifPresent(each -> edition.setValue(each));
        filling = false;
        show();
    }

    private void changed(Runnable first) {
        if (!filling) {
            filling = true;
            first.run();
            filling = false;
            show();
        }
    }

    private void fillEditions() {
        List<Edition> editions = register.editions(instrument.getValue().id());
        edition.setItems(editions);
        edition.setValue(editions.isEmpty() ? null : editions.getFirst());
    }

    private void show() {
        articles.removeAll();
        about.removeAll();
        var shown = edition.getValue();
        deleteEdition.setVisible(shown != null && !shown.id().equals(EditionId.ADOPTED));
        deleteInstrument.setVisible(shown == null && !instrument.getValue().id().equals(InstrumentId.CYBERCRIME));
        if (shown == null) {
            articles.add(new EmptyState(text("articles.none"), text("articles.none.advice")));
            return;
        }
        about.add(new Paragraph(about(shown)));
        var matching = shown.articles().stream().filter(this::matches).toList();
        if (matching.isEmpty()) {
            articles.add(new EmptyState(text("articles.no-match"), text("articles.no-match.advice")));
        }
        addChapter(shown, new Chapter("", ""), matching);
        shown.chapters().forEach(chapter -> addChapter(shown, chapter, matching));
    }

    private static String about(Edition shown) {
        long unchecked =
                shown.articles().stream().filter(Article::isToBeChecked).count();
        return unchecked == 0
                ? text("articles.about", shown.articles().size())
                : text(
                        "articles.about.unchecked",
                        shown.articles().size(),
                        unchecked,
                        shown.articles().size() - unchecked);
    }

    private void addChapter(Edition shown, Chapter chapter, List<Article> matching) {
        var list = new UnorderedList();
        list.addClassName("cards");
        matching.stream()
                .filter(article -> article.chapter().equals(chapter.number()))
                .forEach(article -> list.add(card(shown, article)));
        if (list.getComponentCount() > 0) {
            if (!chapter.number().isEmpty()) {
                articles.add(new H2(text("chapter", chapter.number(), chapter.title())));
            }
            articles.add(list);
        }
    }

    private static ListItem card(Edition shown, Article article) {
        var link = new Anchor(ArticleView.address(shown.id(), article.number()), TreatyLabels.article(article));
        link.addClassName("card-link");
        var line = new Div(new Span(TreatyLabels.of(article.topics())));
        line.addClassNames("card-line", "meta");
        if (article.isToBeChecked() && !shown.allToBeChecked()) {
            line.add(TreatyLabels.toBeChecked());
        }
        var card = new ListItem(link);
        card.addClassName("card");
        if (!article.summary().isEmpty()) {
            card.add(new Paragraph(article.summary()));
        }
        card.add(line);
        return card;
    }

    private boolean matches(Article article) {
        return (topic.getValue() == null || article.topics().contains(topic.getValue()))
                && search.matches(article.number().text(), article.title(), article.summary());
    }

    @Override
    public String getPageTitle() {
        return text("articles");
    }
}
