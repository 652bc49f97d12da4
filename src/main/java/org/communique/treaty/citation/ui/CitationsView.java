package org.communique.treaty.citation.ui;

import static org.communique.treaty.citation.ui.CitationLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.communique.screen.BackgroundTask;
import org.communique.screen.EmptyState;
import org.communique.screen.SkipTarget;
import org.communique.statement.Statement;
import org.communique.statement.access.StatementRights;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.ui.RefreshableScreen;
import org.communique.statement.ui.StatementLayout;
import org.communique.statement.version.VersionSummary;
import org.communique.treaty.citation.check.CitationService;
import org.communique.treaty.citation.check.CitedArticles;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.register.RegisterService;
import org.jspecify.annotations.Nullable;

/** The articles that a statement's draft or one of its versions cites, checked against an edition. */
@PermitAll
@Route(value = "statements/:statement/citations", layout = StatementLayout.class)
@StyleSheet("context://citations.css")
class CitationsView extends Div implements BeforeEnterObserver, RefreshableScreen {

    private final StatementService statements;
    private final CitationService citations;
    private final RegisterService register;
    private final StatementRights rights;
    private final Select<TextChoice> texts = new Select<>();
    private final Select<Edition> editions = new Select<>();
    private final Button again = new Button();
    private final Paragraph summary = new Paragraph();
    private final BackgroundTask backgroundTask = new BackgroundTask();
    private final Div found = new Div();
    private @Nullable Statement statement;
    private List<TextChoice> offered = List.of();
    /** By the member. */
    private boolean chosen;

    CitationsView(
            StatementService statements, CitationService citations, RegisterService register, StatementRights rights) {
        this.statements = statements;
        this.citations = citations;
        this.register = register;
        this.rights = rights;
        addClassNames("screen", "citations");
        texts.setLabel(text("text"));
        texts.setItemLabelGenerator(TextChoice::label);
        texts.addValueChangeListener(change -> {
            chosen |= change.isFromClient();
            show();
        });
        editions.setLabel(text("edition"));
        editions.setItemLabelGenerator(CitationLabels::of);
        editions.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                citations.chooseEdition(
                        Objects.requireNonNull(statement).id(),
                        change.getValue().id());
                show();
            }
        });
        again.setText(text("again"));
        again.addClickListener(click -> show());
        summary.addClassName("meta");
        summary.getElement().setAttribute("role", "status");
        SkipTarget.mark(found);
        var bar = new Div(texts, editions, again);
        bar.addClassName("toolbar");
        add(bar, summary, backgroundTask, found);
    }

    /** @param version null for the draft */
    private record TextChoice(@Nullable VersionSummary version) {

        String label() {
            return version == null ? text("draft") : text("version", version.number());
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        offered = List.of();
        refresh(StatementLayout.statementOf(event, statements));
    }

    /** What was chosen stays as long as it is there. */
    @Override
    public void refresh(Statement now) {
        statement = now;
        editions.setReadOnly(!rights.canEdit(now.id()));
        List<TextChoice> choices = new ArrayList<>();
        if (now.phase().isDrafted() || now.frozen().versions() == 0) {
            choices.add(new TextChoice(null));
        }
        statements.versions(now.id()).forEach(version -> choices.add(new TextChoice(version)));
        if (choices.equals(offered)) {
            return;
        }
        if (offered.isEmpty()) {
            chosen = false;
            fillEditions(now);
        }
        offered = choices;
        var before = texts.getValue();
        texts.setItems(choices);
        texts.setValue(chosen && choices.contains(before) ? before : choices.getFirst());
    }

    private void fillEditions(Statement now) {
        var chosen = citations.edition(now.id());
        var all = register.editions(InstrumentId.CYBERCRIME);
        editions.setItems(all);
        editions.setVisible(all.size() > 1);
        all.stream()
                .filter(edition -> edition.id().equals(chosen.id()))
                .findFirst()
                .ifPresent(editions::setValue);
    }

    private void show() {
        var choice = texts.getValue();
        var now = Objects.requireNonNull(statement);
        if (choice == null) {
            return;
        }
        again.setVisible(choice.version() == null);
        editions.setVisible(
                choice.version() == null && editions.getListDataView().getItemCount() > 1);
        backgroundTask.run(
                () -> choice.version() instanceof VersionSummary version
                        ? citations.ofVersion(version.id()).orElseThrow()
                        : citations.ofDraft(now.id()),
                cited -> show(cited, choice, now));
    }

    private void show(CitedArticles cited, TextChoice choice, Statement now) {
        found.removeAll();
        var problems = cited.articles().stream()
                .filter(article -> !article.problems().isEmpty())
                .count();
        var counts = text(
                "summary", cited.articles().size(), problems, cited.unclear().size());
        summary.setText(
                choice.version() == null ? counts : counts + " " + text("fixed", CitationLabels.of(cited.edition())));
        if (cited.articles().isEmpty()
                && cited.others().isEmpty()
                && cited.unclear().isEmpty()) {
            found.add(new EmptyState(text("none"), text("none.advice")));
            return;
        }
        var address = choice.version() instanceof VersionSummary version
                ? "statements/" + now.id().value() + "/versions?v=" + version.number()
                : "";
        var list = new UnorderedList();
        list.addClassName("cards");
        cited.articles()
                .forEach(article -> list.add(new CitedArticleCard(article, cited.edition(), address, now.language())));
        if (cited.edition().allToBeChecked()) {
            var unchecked = new Paragraph(text("unchecked", CitationLabels.of(cited.edition())));
            unchecked.addClassName("meta");
            found.add(unchecked);
        }
        found.add(list);
        passages("unclear", cited.unclear().stream().map(place -> new CitedPassage(place, address, now.language())));
        passages("others", CitedPassage.of(cited.others(), address, now.language()));
    }

    private void passages(String heading, Stream<CitedPassage> passages) {
        var list = CitedPassage.list(passages);
        if (list.getComponentCount() > 0) {
            found.add(new H2(text(heading)), list);
        }
    }
}
