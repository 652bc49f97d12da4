package org.communique.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableSupplier;
import org.communique.refusal.Refusal;
import org.communique.screen.Question;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;
import org.communique.statement.Statement;
import org.communique.statement.ui.StatementLayout;
import org.communique.workflow.decision.CarryOverRule;
import org.communique.workflow.review.ReturnResult;
import org.communique.workflow.review.ReturnResult.Returned;
import org.communique.workflow.review.ReturnService;
import org.communique.workflow.review.ReturnService.Step;
import org.communique.workflow.stage.Stage;

/** Takes the text under review back, sends it back to an earlier step, or says that it is only edited. */
class ReturnForm extends Details {

    private final Statement statement;
    private final ReturnService returns;
    private final TextField reason = new TextField();

    ReturnForm(Statement statement, Stage stage, ReturnService returns, boolean coordinates) {
        this.statement = statement;
        this.returns = returns;
        setSummaryText(getTranslation("workflow.return"));
        reason.setLabel(getTranslation("workflow.reason"));
        reason.setMaxLength(2_000);
        reason.setWidthFull();
        UnsentText.keep(reason);
        add(reason);
        if (coordinates) {
            addSendingBack();
        }
        add(new Paragraph(getTranslation("workflow.recall.advice")));
        add(new Button(
                getTranslation("workflow.recall"),
                click -> ask(
                        "workflow.recall",
                        getTranslation("workflow.recall.text"),
                        getTranslation("workflow.recalled", statement.frozen().versions()),
                        () -> returns.recall(statement.id(), reason.getValue()))));
        var newest = statement.newestVersion();
        if (coordinates
                && stage.keep() == CarryOverRule.EDITORIAL
                && newest != null
                && statement.frozen().versions() > 1) {
            add(new Paragraph(getTranslation("workflow.editorial.advice")));
            add(new Button(getTranslation("workflow.editorial"), click -> markEditorial(newest)));
        }
    }

    private void addSendingBack() {
        var earlier = returns.earlierSteps(statement.id());
        if (earlier.size() < 2) {
            // The draft, to which recalling the text takes it.
            return;
        }
        var steps = new Select<Step>();
        steps.setLabel(getTranslation("workflow.send-back.step"));
        steps.setItems(earlier);
        steps.setItemLabelGenerator(Step::name);
        var line = new Div(steps, new Button(getTranslation("workflow.send-back"), click -> {
            if (Toasts.isMissing(steps, "workflow.send-back.missing")) {
                return;
            }
            var step = steps.getValue();
            ask(
                    "workflow.send-back",
                    getTranslation("workflow.send-back.text", step.name()),
                    getTranslation("workflow.sent-back", statement.frozen().versions(), step.name()),
                    () -> returns.sendBack(statement.id(), step.activity(), reason.getValue()));
        }));
        line.addClassName("card-line");
        add(line);
    }

    private void markEditorial(org.communique.statement.VersionId version) {
        if (version != null && returns.markEditorial(version)) {
            Toasts.done(getTranslation("workflow.editorial.done"));
        }
        StatementLayout.follow();
    }

    private void ask(String key, String text, String done, SerializableSupplier<ReturnResult> act) {
        Question.ask(getTranslation(key + ".title"), text, getTranslation(key), () -> tell(act.get(), done));
    }

    private void tell(ReturnResult result, String done) {
        switch (result) {
            case Returned() -> {
                reason.clear();
                Toasts.done(done);
            }
            case Refusal refusal -> Toasts.refused(refusal);
        }
        StatementLayout.follow();
    }
}
