package org.communique.language.ui;

import static org.communique.language.ui.LanguageLabels.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.collab.Participant;
import org.communique.language.AlignedText;
import org.communique.language.AlignedText.AlignedRow;
import org.communique.language.AlignedText.Fact;
import org.communique.language.PassageConfirmationService;
import org.communique.language.SeenRow;
import org.communique.language.Translation;
import org.communique.language.TranslationId;
import org.communique.language.TranslationResult;
import org.communique.language.TranslationReviewService;
import org.communique.language.TranslationRights;
import org.communique.language.TranslationService;
import org.communique.refusal.Refusal;
import org.communique.screen.BackgroundTask;
import org.communique.screen.SkipTarget;
import org.communique.screen.Toasts;
import org.communique.statement.LanguageTag;
import org.communique.statement.Statement;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.ui.NamedScreen;
import org.communique.statement.ui.RefreshableScreen;
import org.communique.statement.ui.ScreenActions;
import org.communique.statement.ui.StatementLayout;
import org.jspecify.annotations.Nullable;

/** Where a statement is translated, passage by passage, with its source beside it. */
@PermitAll
@Route(value = "statements/:statement/languages/:language", layout = StatementLayout.class)
@StyleSheet("context://languages.css")
class TranslationView extends Div implements BeforeEnterObserver, RefreshableScreen, ScreenActions, NamedScreen {

    private final StatementService statements;
    private final TranslationService translations;
    private final PassageConfirmationService confirmations;
    private final TranslationReviewService reviews;
    private final TranslationRights rights;
    private final TranslationFiles files;
    private final CurrentMember currentMember;
    private final Span progress = new Span();
    private final Div versions = new Div();
    private final Button submit = new Button(text("submit"));
    private final Div bar = new Div();
    private final BackgroundTask reading = new BackgroundTask();
    private @Nullable TranslationEditor editor;
    private @Nullable RowPanel panel;
    private @Nullable TranslationId id;
    private @Nullable AlignedText shown;
    private String chosen = "";
    private boolean isReading;
    /** Whether something changed since the reading that runs began. */
    private boolean isOutdated;

    TranslationView(
            StatementService statements,
            TranslationService translations,
            PassageConfirmationService confirmations,
            TranslationReviewService reviews,
            TranslationRights rights,
            TranslationFiles files,
            CurrentMember currentMember) {
        this.statements = statements;
        this.translations = translations;
        this.confirmations = confirmations;
        this.reviews = reviews;
        this.rights = rights;
        this.files = files;
        this.currentMember = currentMember;
        addClassNames("screen", "draft", "translation");
        bar.addClassName("actions");
        progress.addClassName("meta");
        versions.addClassName("card-line");
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        submit.addClickListener(click -> submit());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var statement = StatementLayout.statementOf(event, statements);
        var translation = translation(event, statement);
        id = translation.id();
        removeAll();
        shown = null;
        chosen = "";
        isReading = false;
        var may = new RowPanel.May(rights.canTranslate(translation.id()), rights.canCheck(translation.id()));
        editor = editor(translation.id(), statement, may);
        panel = new RowPanel(
                statement.language(),
                may,
                editor::confirmChosen,
                () -> row(chosen)
                        .ifPresent(
                                row -> told(confirmations.check(translation.id(), row.seen(), row.translationHash()))),
                move -> row(chosen).ifPresent(row -> told(confirmations.move(translation.id(), row.key(), move))));
        var frame = new Div(editor);
        frame.addClassName("draft-editor");
        var sides = new Div(frame, panel);
        sides.addClassName("translation-sides");
        bar.removeAll();
        bar.add(
                progress,
                versions,
                submit,
                files.menu(translation.id(), may.translate(), this::read),
                new Anchor(LanguageLabels.address(statement.id()), text("all")));
        submit.setVisible(may.translate());
        submit.setEnabled(false);
        add(reading, sides);
        showVersions(translation.id());
        read();
    }

    private Translation translation(BeforeEnterEvent event, Statement statement) {
        try {
            var tag = new LanguageTag(event.getRouteParameters().get("language").orElse(""));
            return translations.find(TranslationId.of(statement.id(), tag)).orElseThrow(NotFoundException::new);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }

    private TranslationEditor editor(TranslationId of, Statement statement, RowPanel.May may) {
        var person = currentMember.get();
        var created = new TranslationEditor(
                of, statement.language(), new Participant(person.id().value(), person.name()), translations.colour(of));
        if (may.translate()) {
            translations.unsentKey(of).ifPresent(created::keepUnsentUnder);
        }
        created.setReadOnly(!may.translate());
        created.addClassName(SkipTarget.CLASS);
        created.onTextChanged(this::read);
        created.onRowChosen(this::choose);
        created.onRowConfirmed(this::confirm);
        return created;
    }

    /** One after another: where many write, each reading would end the one before. */
    private void read() {
        if (isReading) {
            isOutdated = true;
        } else if (id instanceof TranslationId of) {
            isReading = true;
            isOutdated = false;
            reading.finish(() -> translations.text(of), this::show, this::readNext);
        }
    }

    private void readNext() {
        isReading = false;
        if (isOutdated) {
            read();
        }
    }

    private void show(AlignedText text) {
        readNext();
        shown = text;
        if (editor != null) {
            editor.show(text);
        }
        var now = text.progress();
        progress.setText(text("progress", now.ready(), now.all()));
        submit.setEnabled(now.hasAllReady());
        showChosen();
    }

    private void showVersions(TranslationId of) {
        versions.removeAll();
        LanguageLabels.links(reviews.of(of)).forEach(versions::add);
    }

    private void submit() {
        if (id instanceof TranslationId of) {
            new SubmitTranslationDialog(reviews, statements.get(of.statement()), of, () -> {
                showVersions(of);
                Toasts.done(text("submit.done"));
            });
        }
    }

    private Optional<AlignedRow> row(String key) {
        return Optional.ofNullable(shown).flatMap(text -> text.row(key));
    }

    private void choose(String key) {
        chosen = key;
        showChosen();
    }

    private void showChosen() {
        if (panel == null || shown == null || id == null) {
            return;
        }
        var row = row(chosen).orElse(null);
        var change = row != null && row.facts().contains(Fact.STALE)
                ? translations.sourceChange(id, row.row()).orElse(null)
                : null;
        panel.show(row == null ? 0 : shown.rows().indexOf(row) + 1, row, change);
    }

    private void confirm(SeenRow seen) {
        if (id instanceof TranslationId of) {
            told(confirmations.confirm(of, seen));
        }
    }

    private void told(TranslationResult result) {
        if (result instanceof Refusal refusal) {
            Toasts.refused(refusal);
        }
        read();
    }

    @Override
    public String name() {
        return id == null ? "" : LanguageLabels.name(id.language());
    }

    /** Someone else may have confirmed passages, or work on it now. */
    @Override
    public void refresh(Statement statement) {
        if (id instanceof TranslationId of) {
            showVersions(of);
        }
        read();
    }

    @Override
    public Component actions() {
        return bar;
    }
}
