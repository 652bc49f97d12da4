package org.communique.statement.ui.creation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.communique.screen.Toasts;
import org.communique.shell.MainLayout;
import org.communique.statement.StatementId;
import org.communique.statement.creation.AmendmentFormFactory;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.creation.TextImporter;
import org.communique.statement.creation.WorkflowCatalogue;
import org.communique.statement.creation.WorkflowPreviewFactory;
import org.communique.statement.lifecycle.ReviewForecastService;
import org.communique.statement.sharing.SharingService;
import org.springframework.beans.factory.ObjectProvider;

/** Opens a statement: title, language, workflow, what the draft begins with, and who has access. */
@RolesAllowed("COORDINATOR")
@Route(value = "statements/new", layout = MainLayout.class)
class NewStatementView extends Div implements HasDynamicTitle {

    private final StatementCreationService creation;
    private final TextField title = new TextField();
    private final LanguageField language;
    private final WorkflowChooser workflow;
    private final InitialTextChooser initialText;
    private final NewAccessPanel access;
    private String suggestedTitle = "";

    NewStatementView(
            StatementCreationService creation,
            SharingService sharing,
            ReviewForecastService forecasts,
            WorkflowCatalogue workflows,
            ObjectProvider<WorkflowPreviewFactory> previews,
            TextImporter importer,
            AmendmentFormFactory amendments) {
        this.creation = creation;
        this.language = new LanguageField(creation.languagesInUse());
        this.workflow = new WorkflowChooser(workflows.offers(), previews);
        this.access = new NewAccessPanel(sharing, forecasts, workflow.key());
        workflow.onChosen(access::forecast);
        this.initialText = new InitialTextChooser(importer, amendments, this::suggestTitle);
        addClassNames("screen");
        add(
                about(),
                panel("statement.new.start", initialText),
                panel("statement.new.workflow", workflow),
                access,
                open());
    }

    private Component about() {
        title.setLabel(getTranslation("statement.new.title"));
        title.setRequiredIndicatorVisible(true);
        title.setMaxLength(300);
        var fields = new Div(title, language);
        fields.addClassName("form-grid");
        return fields;
    }

    private Component panel(String titleKey, Component content) {
        var panel = new Div(new H2(getTranslation(titleKey)), content);
        panel.addClassName("panel");
        return panel;
    }

    private Component open() {
        var open = new Button(getTranslation("statement.new.open"), click -> save());
        open.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return open;
    }

    private void suggestTitle(String suggestion) {
        if (title.isEmpty() || title.getValue().equals(suggestedTitle)) {
            suggestedTitle = suggestion;
            title.setValue(suggestion);
        }
    }

    private void save() {
        if (title.getValue().isBlank()) {
            title.setErrorMessage(getTranslation("statement.new.title.missing"));
            title.setInvalid(true);
            title.focus();
            return;
        }
        var quota = creation.refusal();
        if (quota.isPresent()) {
            Toasts.refused(quota.get());
            return;
        }
        var text = initialText.text(title.getValue());
        if (text.isEmpty()) {
            Toasts.refused(getTranslation("statement.new.file.missing"));
            return;
        }
        var refusal = creation.refusalOf(text.get());
        if (refusal.isPresent()) {
            Toasts.refused(refusal.get());
            return;
        }
        var id = StatementId.random();
        if (!access.isComplete() || !initialText.isComplete(id)) {
            return;
        }
        var statement = creation.open(
                new CreateStatement(title.getValue(), language.tag(), workflow.key(), text.get(), access.grants()), id);
        initialText.goOn(UI.getCurrent(), statement);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("statement.new");
    }
}
