package org.communique.statement.ui.creation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
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
import org.communique.statement.creation.WorkflowPreviewFactory;
import org.communique.statement.lifecycle.ReviewForecastService;
import org.communique.statement.sharing.SharingService;
import org.communique.text.document.RichText;
import org.springframework.beans.factory.ObjectProvider;

/** Opens a statement: title, language, workflow, what the draft begins with, and who has access. */
@RolesAllowed("COORDINATOR")
@Route(value = "statements/new", layout = MainLayout.class)
class NewStatementView extends Div implements HasDynamicTitle {

    private final StatementCreationService creation;
    private final BeginningFields beginning;
    private final WorkflowChooser workflow;
    private final NewAccessPanel access;

    NewStatementView(
            StatementCreationService creation,
            SharingService sharing,
            ReviewForecastService forecasts,
            ObjectProvider<WorkflowPreviewFactory> previews,
            TextImporter importer,
            AmendmentFormFactory amendments) {
        this.creation = creation;
        this.beginning = new BeginningFields(creation.languagesInUse(), importer, amendments);
        this.workflow = new WorkflowChooser(creation.offers(), previews);
        this.access = new NewAccessPanel(sharing, forecasts, workflow.key());
        workflow.onChosen(access::forecast);
        addClassNames("screen");
        var panel = new Div(new H2(getTranslation("statement.new.workflow")), workflow);
        panel.addClassName("panel");
        add(beginning.about(), beginning.start(), panel, access, open());
    }

    private Component open() {
        var open = new Button(getTranslation("statement.new.open"), click -> save());
        open.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return open;
    }

    private void save() {
        if (beginning.hasTitle()) {
            beginning
                    .text(creation.refusalWith(workflow.key()), creation::refusalOf)
                    .ifPresent(this::save);
        }
    }

    private void save(RichText text) {
        var id = StatementId.random();
        if (Toasts.isUnfinished(this) || !beginning.initialText.isComplete(id)) {
            return;
        }
        var command = new CreateStatement(
                beginning.title.getValue(), beginning.language.tag(), workflow.key(), text, access.grants(), true);
        beginning.goOn(creation.open(command, id));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("statement.new");
    }
}
