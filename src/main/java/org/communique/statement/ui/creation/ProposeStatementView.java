package org.communique.statement.ui.creation;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.communique.screen.Toasts;
import org.communique.shell.MainLayout;
import org.communique.statement.StatementId;
import org.communique.statement.creation.ProposeStatement;
import org.communique.statement.creation.StatementProposalService;
import org.communique.statement.creation.TextImporter;

/** Proposes a statement to the coordinators: title, language, why, and what the draft begins with. */
@PermitAll
@Route(value = "statements/propose", layout = MainLayout.class)
class ProposeStatementView extends Div implements HasDynamicTitle {

    private final StatementProposalService proposals;
    private final TextField title = new TextField();
    private final LanguageField language = new LanguageField(List.of());
    private final TextArea reason = new TextArea();
    private final InitialTextChooser initialText;

    ProposeStatementView(StatementProposalService proposals, TextImporter importer) {
        this.proposals = proposals;
        this.initialText = new InitialTextChooser(importer, null, this::suggestTitle);
        addClassNames("screen");
        title.setLabel(getTranslation("statement.new.title"));
        title.setRequiredIndicatorVisible(true);
        title.setMaxLength(300);
        reason.setLabel(getTranslation("statement.propose.reason"));
        reason.setHelperText(getTranslation("statement.propose.reason.help"));
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(StatementProposalService.LONGEST_REASON);
        reason.setWidthFull();
        var fields = new Div(title, language);
        fields.addClassName("form-grid");
        var start = new Div(new H2(getTranslation("statement.new.start")), initialText);
        start.addClassName("panel");
        var propose = new Button(getTranslation("statement.propose.send"), click -> propose());
        propose.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(new Paragraph(getTranslation("statement.propose.advice")), fields, reason, start, propose);
    }

    private void suggestTitle(String suggestion) {
        if (title.isEmpty()) {
            title.setValue(suggestion);
        }
    }

    private void propose() {
        if (title.getValue().isBlank()) {
            title.setErrorMessage(getTranslation("statement.new.title.missing"));
            title.setInvalid(true);
            title.focus();
            return;
        }
        if (reason.getValue().isBlank()) {
            reason.setErrorMessage(getTranslation("statement.propose.reason.missing"));
            reason.setInvalid(true);
            reason.focus();
            return;
        }
        var quota = proposals.refusal();
        if (quota.isPresent()) {
            Toasts.refused(quota.get());
            return;
        }
        var text = initialText.text(title.getValue());
        if (text.isEmpty()) {
            Toasts.refused(getTranslation("statement.new.file.missing"));
            return;
        }
        var refusal = proposals.refusalOf(text.get());
        if (refusal.isPresent()) {
            Toasts.refused(refusal.get());
            return;
        }
        var statement = proposals.propose(
                new ProposeStatement(title.getValue(), language.tag(), reason.getValue(), text.get()),
                StatementId.random());
        Toasts.done(getTranslation("statement.propose.sent"));
        initialText.goOn(UI.getCurrent(), statement);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("statement.propose");
    }
}
