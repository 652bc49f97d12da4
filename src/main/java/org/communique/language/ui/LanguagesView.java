package org.communique.language.ui;

import static org.communique.language.ui.LanguageLabels.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.directory.Directory;
import org.communique.language.TranslationId;
import org.communique.language.TranslationService;
import org.communique.language.TranslationService.LanguageProgress;
import org.communique.screen.BackgroundTask;
import org.communique.screen.EmptyState;
import org.communique.screen.KeyedChildren;
import org.communique.screen.SkipTarget;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.access.StatementRights;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.ui.RefreshableScreen;
import org.communique.statement.ui.ScreenActions;
import org.communique.statement.ui.StatementLayout;
import org.communique.statement.ui.StatementTabs;
import org.jspecify.annotations.Nullable;

/** The languages of a statement: how far each is, and who works on it. */
@PermitAll
@Route(value = "statements/:statement/languages", layout = StatementLayout.class)
@StyleSheet("context://languages.css")
class LanguagesView extends Div implements BeforeEnterObserver, RefreshableScreen, ScreenActions {

    private final StatementService statements;
    private final StatementRights rights;
    private final TranslationService translations;
    private final Directory directory;
    private final Div bar = new Div();
    private final BackgroundTask reading = new BackgroundTask();
    private final Paragraph source = new Paragraph();
    private final Div empty = new Div();
    private final Div list = new Div();
    private @Nullable KeyedChildren<TranslationId, LanguageRow> rows;
    private Optional<StatementId> shown = Optional.empty();

    LanguagesView(
            StatementService statements, StatementRights rights, TranslationService translations, Directory directory) {
        this.statements = statements;
        this.rights = rights;
        this.translations = translations;
        this.directory = directory;
        addClassNames("screen", "languages");
        bar.addClassName("actions");
        source.addClassName("meta");
        list.addClassName("language-list");
        SkipTarget.mark(list);
        add(source, reading, empty, list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var statement = StatementLayout.statementOf(event, statements);
        rows = new KeyedChildren<>(list, id -> new LanguageRow(id, directory, () -> assign(id)));
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
        reading.run(() -> translations.of(statement.id()), found -> show(statement, edits, found));
    }

    private void refreshLater() {
        shown.ifPresent(statement -> refresh(statements.get(statement)));
    }

    private void show(Statement statement, boolean edits, List<LanguageProgress> found) {
        shown = Optional.of(statement.id());
        empty.removeAll();
        if (found.isEmpty()) {
            empty.add(new EmptyState(text("none"), text(edits ? "none.advice" : "none.reader")));
        }
        if (rows != null) {
            var drawn = rows.show(
                    found.stream().map(each -> each.translation().id()).toList());
            for (int i = 0; i < drawn.size(); i++) {
                drawn.get(i).show(found.get(i), edits);
            }
        }
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
