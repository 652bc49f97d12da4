package org.communique.language.ui;

import static org.communique.language.ui.LanguageLabels.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.communique.coalition.directory.Directory;
import org.communique.language.SourceChangeService;
import org.communique.language.SourceChangeService.SourceChange;
import org.communique.language.SourceCorrection.Judgment;
import org.communique.language.TranslationId;
import org.communique.language.TranslationReviewService;
import org.communique.language.TranslationService;
import org.communique.language.TranslationService.LanguageProgress;
import org.communique.language.TranslationVersion;
import org.communique.screen.BackgroundTask;
import org.communique.screen.EmptyState;
import org.communique.screen.KeyedChildren;
import org.communique.screen.SkipTarget;
import org.communique.screen.Toasts;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.access.StatementRights;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.ui.RefreshableScreen;
import org.communique.statement.ui.ScreenActions;
import org.communique.statement.ui.StatementLayout;
import org.communique.statement.ui.StatementTabs;
import org.communique.text.comparison.Comparison;
import org.jspecify.annotations.Nullable;

/** The languages of a statement: how far each is, and who works on it. */
@PermitAll
@Route(value = "statements/:statement/languages", layout = StatementLayout.class)
@StyleSheet("context://languages.css")
class LanguagesView extends Div implements BeforeEnterObserver, RefreshableScreen, ScreenActions {

    /** Changes of the source that are shown at first, and come with each click. */
    private static final int SOME = 20;

    private final StatementService statements;
    private final StatementRights rights;
    private final TranslationService translations;
    private final SourceChangeService sourceChanges;
    private final TranslationReviewService reviews;
    private final Directory directory;
    private final Div bar = new Div();
    private final BackgroundTask reading = new BackgroundTask();
    private final Paragraph source = new Paragraph();
    private final Div empty = new Div();
    private final Div list = new Div();
    private final Div changes = new Div();
    private final H2 changesHeading = new H2();
    private final Paragraph changesAdvice = new Paragraph();
    private final Button more = new Button();
    private int mostChanges = SOME;
    private @Nullable KeyedChildren<TranslationId, LanguageRow> rows;
    private @Nullable KeyedChildren<SourceChange, SourceChangeCard> changeCards;
    private Optional<StatementId> shown = Optional.empty();

    LanguagesView(
            StatementService statements,
            StatementRights rights,
            TranslationService translations,
            SourceChangeService sourceChanges,
            TranslationReviewService reviews,
            Directory directory) {
        this.sourceChanges = sourceChanges;
        this.reviews = reviews;
        this.statements = statements;
        this.rights = rights;
        this.translations = translations;
        this.directory = directory;
        addClassNames("screen", "languages");
        bar.addClassName("actions");
        source.addClassName("meta");
        list.addClassName("language-list");
        SkipTarget.mark(list);
        more.addClickListener(click -> showMore());
        more.setVisible(false);
        changesHeading.setText(text("changes"));
        changesAdvice.addClassName("meta");
        add(source, reading, empty, list, changesHeading, changesAdvice, changes, more);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var statement = StatementLayout.statementOf(event, statements);
        rows = new KeyedChildren<>(list, id -> new LanguageRow(id, directory, () -> assign(id)));
        changeCards = new KeyedChildren<>(changes);
        source.setText(text("source", LanguageLabels.name(statement.language())));
        refresh(statement);
    }

    @Override
    public void refresh(Statement statement) {
        var edits = statement.phase() != Phase.ABANDONED && rights.canEdit(statement.id());
        bar.removeAll();
        if (edits) {
            var add = new Button(
                    text("add"), click -> LanguageDialog.add(translations, directory, statement, this::refreshLater));
            add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            bar.add(add);
        }
        int most = mostChanges;
        reading.run(() -> found(statement.id(), most), found -> {
            showLanguages(statement, edits, found);
            show(statement, edits, found);
        });
    }

    /** @param more changes of the source that are not shown yet */
    private record Found(
            List<LanguageProgress> languages,
            Map<TranslationId, List<TranslationVersion>> versions,
            SequencedMap<SourceChange, Comparison> changes,
            int more) {}

    private Found found(StatementId statement, int most) {
        var languages = translations.of(statement);
        var all = sourceChanges.of(statement);
        var compared = new LinkedHashMap<SourceChange, Comparison>();
        all.stream().limit(most).forEach(change -> compared.put(change, change.compared()));
        var versions = reviews.of(statement).stream()
                .collect(Collectors.groupingBy(version -> version.id().translation()));
        return new Found(languages, versions, compared, all.size() - compared.size());
    }

    private void refreshLater() {
        shown.ifPresent(statement -> refresh(statements.get(statement)));
    }

    private void showLanguages(Statement statement, boolean edits, Found all) {
        var found = all.languages();
        shown = Optional.of(statement.id());
        empty.removeAll();
        if (found.isEmpty()) {
            empty.add(new EmptyState(text("none"), text(edits ? "none.advice" : "none.reader")));
        }
        if (rows != null) {
            var drawn = rows.show(
                    found.stream().map(each -> each.translation().id()).toList());
            for (int i = 0; i < drawn.size(); i++) {
                var language = found.get(i);
                drawn.get(i)
                        .show(
                                language,
                                all.versions()
                                        .getOrDefault(language.translation().id(), List.of()),
                                edits);
            }
        }
    }

    private void show(Statement statement, boolean edits, Found found) {
        boolean any = !found.changes().isEmpty();
        changesHeading.setVisible(any);
        changesAdvice.setVisible(any);
        changesAdvice.setText(
                found.changes().keySet().stream().allMatch(SourceChange::leavesStanding)
                        ? text("changes.standing")
                        : text(edits ? "changes.advice" : "changes.reader"));
        more.setVisible(found.more() > 0);
        more.setText(text("changes.more", found.more()));
        if (changeCards == null) {
            return;
        }
        var people = directory.members(found.changes().keySet().stream()
                .flatMap(change -> change.judgment().stream())
                .map(Judgment::by)
                .collect(Collectors.toSet()));
        var cards = new LinkedHashMap<SourceChange, Supplier<SourceChangeCard>>();
        found.changes()
                .forEach((change, compared) -> cards.put(
                        change,
                        () -> new SourceChangeCard(
                                change,
                                compared,
                                statement.language(),
                                change.judgment().map(Judgment::by).map(people::get),
                                () -> judge(statement.id(), change))));
        changeCards.show(cards).forEach(card -> card.show(edits));
    }

    private void showMore() {
        mostChanges += SOME;
        refreshLater();
    }

    private void judge(StatementId statement, SourceChange change) {
        sourceChanges.judge(statement, change.key(), !change.leavesStanding()).ifPresent(Toasts::refused);
        refreshLater();
    }

    private void assign(TranslationId id) {
        translations
                .find(id)
                .ifPresent(
                        translation -> LanguageDialog.change(translations, directory, translation, this::refreshLater));
    }

    @Override
    public Component actions() {
        return bar;
    }

    /** Once a language was begun. */
    @org.springframework.stereotype.Component
    static class LanguagesTab implements StatementTabs.OptionalTab {

        private final TranslationService translations;

        LanguagesTab(TranslationService translations) {
            this.translations = translations;
        }

        @Override
        public String tab() {
            return "languages";
        }

        @Override
        public boolean isNeeded(Statement statement, StatementRights.Held held) {
            return translations.hasAny(statement.id());
        }
    }
}
