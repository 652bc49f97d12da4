package org.communique.statement.ui.creation;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;
import org.communique.shell.MainLayout;
import org.communique.statement.StatementId;
import org.communique.statement.creation.ProposeStatement;
import org.communique.statement.creation.StatementProposalService;
import org.communique.statement.creation.TextImporter;
import org.communique.text.document.RichText;

/** Proposes a statement to the coordinators: title, language, why, and what the draft begins with. */
@PermitAll
@Route(value = "statements/propose", layout = MainLayout.class)
class ProposeStatementView extends Div implements HasDynamicTitle {

    private final StatementProposalService proposals;
    private final BeginningFields beginning;
    private final TextArea reason = new TextArea();

    ProposeStatementView(StatementProposalService proposals, TextImporter importer) {
        this.proposals = proposals;
        this.beginning = new BeginningFields(List.of(), importer, null);
        addClassNames("screen");
        reason.setLabel(getTranslation("statement.propose.reason"));
        reason.setHelperText(getTranslation("statement.propose.reason.help"));
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(StatementProposalService.LONGEST_REASON);
        reason.setWidthFull();
        UnsentText.keep(reason);
        var propose = new Button(getTranslation("statement.propose.send"), click -> propose());
        propose.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(
                new Paragraph(getTranslation("statement.propose.advice")),
                beginning.about(),
                reason,
                beginning.start(),
                propose);
    }

    private void propose() {
        if (beginning.hasTitle()
                && !Toasts.isMissing(reason, "statement.propose.reason.missing")
                && !Toasts.isUnfinished(this)) {
            beginning.text(proposals.refusal(), proposals::refusalOf).ifPresent(this::propose);
        }
    }

    private void propose(RichText text) {
        var statement = proposals.propose(
                new ProposeStatement(beginning.title.getValue(), beginning.language.tag(), reason.getValue(), text),
                StatementId.random());
        Toasts.done(getTranslation("statement.propose.sent"));
        UnsentText.keep(reason);
        beginning.goOn(statement);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("statement.propose");
    }
}
