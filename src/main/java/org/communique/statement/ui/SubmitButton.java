package org.communique.statement.ui;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.refusal.Refusal;
import org.communique.screen.Question;
import org.communique.screen.Toasts;
import org.communique.statement.Statement;
import org.communique.statement.creation.PlaceholderService;
import org.communique.statement.creation.PlaceholderService.Placeholder;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.SubmissionOutcome;
import org.communique.statement.lifecycle.ReviewForecastService;
import org.communique.statement.lifecycle.StageForecaster.StageForecast;

/** Submits a draft, once it has said what is still open in it. */
class SubmitButton extends Button {

    private final DraftService drafts;
    private final ReviewForecastService forecasts;
    private final PlaceholderService placeholders;
    private final DraftEditor editor;

    SubmitButton(
            Statement statement,
            DraftService drafts,
            ReviewForecastService forecasts,
            PlaceholderService placeholders,
            DraftEditor editor) {
        this.drafts = drafts;
        this.forecasts = forecasts;
        this.placeholders = placeholders;
        this.editor = editor;
        setText(getTranslation("statement.draft.submit"));
        addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        addClickListener(click -> confirm(statement));
    }

    private void confirm(Statement statement) {
        switch (drafts.amendmentObstacle(statement.id()).orElse(null)) {
            case SubmissionOutcome.AmendmentsAwaited awaited -> Toasts.refused(awaited);
            case SubmissionOutcome.AmendmentsOpen open -> confirm(statement, Toasts.text(open));
            case null -> confirm(statement, "");
        }
    }

    /** @param amendments what is said of those that are open; empty if none is */
    private void confirm(Statement statement, String amendments) {
        var text =
                getTranslation("statement.draft.submit.text", statement.frozen().versions() + 1);
        var undecidable = forecasts.of(statement.id()).stream()
                .filter(StageForecast::undecidable)
                .map(StageForecast::stage)
                .collect(Collectors.joining(", "));
        var unfilled = placeholders.inDraft(statement.id());
        Question.ask(
                getTranslation("statement.draft.submit.header"),
                Stream.of(
                                amendments,
                                text,
                                getTranslation(
                                        "statement.draft.submit.suggestions",
                                        drafts.undecidedSuggestions(statement.id())),
                                undecidable.isEmpty()
                                        ? ""
                                        : getTranslation("statement.draft.submit.undecidable", undecidable))
                        .filter(sentence -> !sentence.isEmpty())
                        .collect(Collectors.joining(" ")),
                getTranslation(
                        amendments.isEmpty() && unfilled.isEmpty()
                                ? "statement.draft.submit"
                                : "statement.draft.submit.anyway"),
                () -> submit(statement, !amendments.isEmpty()),
                new PlaceholderWarning(unfilled, index -> link(unfilled, index)));
    }

    private Button link(List<Placeholder> all, int index) {
        var words = all.get(index).words();
        var before = all.subList(0, index).stream()
                .filter(placeholder -> placeholder.words().equals(words))
                .count();
        var link = new Button(words, click -> {
            var dialog = requireNonNull(click.getSource().findAncestor(ConfirmDialog.class));
            // Once it is closed, as the focus goes back then.
            dialog.addClosedListener(closed -> editor.select(words, (int) before));
            dialog.close();
        });
        link.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return link;
    }

    private void submit(Statement statement, boolean withOpenAmendments) {
        switch (drafts.submit(statement.id(), withOpenAmendments)) {
            case SubmissionOutcome.Submitted submitted -> {
                Toasts.done(getTranslation(
                        "statement.draft.submitted", submitted.version().number()));
                UI.getCurrent().navigate("statements/" + statement.id().value() + "/review");
            }
            case SubmissionOutcome.SubmittedTooOften(var tooOften) -> Toasts.refused(tooOften);
            // Proposed since the dialog was opened.
            case SubmissionOutcome.AmendmentsOpen open -> confirm(statement, Toasts.text(open));
            case SubmissionOutcome.NotDrafting moved -> {
                Toasts.refused(moved);
                UI.getCurrent().getPage().reload();
            }
            case Refusal refusal -> Toasts.refused(refusal);
        }
    }
}
