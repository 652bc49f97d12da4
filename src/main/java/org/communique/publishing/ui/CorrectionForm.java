package org.communique.publishing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.publishing.CorrectionService;
import org.communique.publishing.CorrectionService.CorrectStatement;
import org.communique.publishing.CorrectionService.CorrectionOutcome;
import org.communique.publishing.StatementDocumentSummary;
import org.communique.refusal.Refusal;
import org.communique.screen.HtmlContent;
import org.communique.screen.Question;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;
import org.communique.statement.StatementId;
import org.communique.statement.ui.StatementLayout;
import org.communique.text.document.WordReplacement;

/** Corrects errors in what is published: for these words read those. */
class CorrectionForm extends Details {

    private final StatementId statement;
    private final StatementDocumentSummary summary;
    private final CorrectionService corrections;
    private final List<Change> changes = new ArrayList<>();
    private final Div rows = new Div();
    private final TextField reason = new TextField();

    private record Change(TextField from, TextField to) {

        WordReplacement words() {
            return new WordReplacement(from.getValue(), to.getValue());
        }
    }

    /** @param summary of the text that is corrected */
    CorrectionForm(StatementId statement, StatementDocumentSummary summary, CorrectionService corrections) {
        this.statement = statement;
        this.summary = summary;
        this.corrections = corrections;
        addClassName("panel");
        setSummaryText(getTranslation("publishing.correction"));
        reason.setLabel(getTranslation("publishing.correction.reason"));
        reason.setHelperText(getTranslation("publishing.correction.reason.help"));
        reason.setMaxLength(CorrectionService.LONGEST_REASON);
        reason.setRequiredIndicatorVisible(true);
        reason.setWidthFull();
        UnsentText.keep(reason);
        var more = new Button(getTranslation("publishing.correction.more"), click -> addChange(click.getSource()));
        addChange(more);
        var form = new Div(
                new Paragraph(getTranslation("publishing.correction.advice", summary.signedVersion())),
                rows,
                more,
                reason,
                new Button(getTranslation("publishing.correction.preview"), click -> preview()));
        form.addClassName("correction");
        rows.setWidthFull();
        add(form);
    }

    private void addChange(Button more) {
        var change = new Change(
                field("publishing.correction.from", changes.size()), field("publishing.correction.to", changes.size()));
        change.from().setRequiredIndicatorVisible(changes.isEmpty());
        changes.add(change);
        var row = new Div(change.from(), change.to());
        row.addClassName("card-line");
        rows.add(row);
        more.setVisible(changes.size() < CorrectionService.MOST_CHANGES);
        if (changes.size() > 1) {
            change.from().focus();
        }
    }

    private TextField field(String key, int before) {
        var field = new TextField(getTranslation(key, before + 1));
        field.setMaxLength(CorrectionService.LONGEST_WORDS);
        UnsentText.keep(field);
        return field;
    }

    private void preview() {
        var missing = Toasts.isMissing(changes.getFirst().from(), "publishing.correction.missing");
        if (Toasts.isMissing(reason, "publishing.correction.reason.missing") || missing) {
            return;
        }
        var command = new CorrectStatement(
                statement,
                summary.hash(),
                changes.stream()
                        .filter(change -> !change.from().isEmpty())
                        .map(Change::words)
                        .toList(),
                reason.getValue());
        switch (corrections.preview(command)) {
            case CorrectionOutcome.Preview(var title, var html) -> ask(command, title, html);
            case CorrectionOutcome.Corrected _ -> StatementLayout.follow();
            case Refusal refusal -> Toasts.refused(refusal);
        }
    }

    private void ask(CorrectStatement command, String title, String html) {
        var compared = new HtmlContent(html, summary.language(), "compared", "numbered");
        Question.askIrrevocable(
                getTranslation("publishing.correction.confirm", title),
                getTranslation("publishing.correction.confirm.text", summary.signedVersion()),
                getTranslation("publishing.correction.publish"),
                () -> ConfirmedAct.run(() -> correct(command)),
                compared);
    }

    private void correct(CorrectStatement command) {
        switch (corrections.correct(command)) {
            case CorrectionOutcome.Preview _ -> throw new IllegalStateException("it is none");
            case Refusal refusal -> Toasts.refused(refusal);
            case CorrectionOutcome.Corrected _ -> {
                changes.forEach(change -> List.of(change.from(), change.to()).forEach(TextField::clear));
                reason.clear();
                Toasts.done(getTranslation("publishing.correction.done"));
            }
        }
        StatementLayout.follow();
    }
}
