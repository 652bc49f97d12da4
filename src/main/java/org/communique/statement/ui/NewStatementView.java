package org.communique.statement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.communique.screen.Toasts;
import org.communique.shell.MainLayout;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.creation.TextImporter;
import org.communique.statement.creation.WorkflowCatalogue;
import org.communique.statement.creation.WorkflowCatalogue.WorkflowOption;
import org.communique.statement.sharing.SharingService;

/** Opens a statement: title, language, workflow, what the draft begins with, and who has access. */
@RolesAllowed("COORDINATOR")
@Route(value = "statements/new", layout = MainLayout.class)
class NewStatementView extends Div implements HasDynamicTitle {

    private final StatementCreationService creation;
    private final TextField title = new TextField();
    private final ComboBox<Locale> language = new ComboBox<>();
    private final Select<WorkflowOption> workflow = new Select<>();
    private final InitialTextChooser initialText;
    private final NewAccessPanel access;

    NewStatementView(
            StatementCreationService creation,
            SharingService sharing,
            WorkflowCatalogue workflows,
            TextImporter importer) {
        this.creation = creation;
        this.access = new NewAccessPanel(sharing);
        this.initialText = new InitialTextChooser(importer, this::suggestTitle);
        addClassNames("screen", "narrow");
        add(about(workflows.offers()), panel("statement.new.start", initialText), access, open());
    }

    private Component about(List<WorkflowOption> workflows) {
        title.setLabel(getTranslation("statement.new.title"));
        title.setRequiredIndicatorVisible(true);
        title.setMaxLength(300);
        language.setLabel(getTranslation("statement.new.language"));
        language.setItems(Arrays.stream(Locale.getISOLanguages())
                .map(Locale::of)
                .sorted(Comparator.comparing(this::name, Collator.getInstance(getLocale())))
                .toList());
        language.setItemLabelGenerator(this::name);
        language.setValue(Locale.of("en"));
        workflow.setLabel(getTranslation("statement.new.workflow"));
        workflow.setItems(workflows);
        workflow.setItemLabelGenerator(WorkflowOption::name);
        workflows.stream().findFirst().ifPresent(workflow::setValue);
        var fields = new Div(title, language, workflow);
        fields.addClassName("form-grid");
        return new Div(fields);
    }

    private String name(Locale language) {
        return language.getDisplayLanguage(getLocale());
    }

    private Component panel(String titleKey, Component content) {
        var panel = new Div(new H3(getTranslation(titleKey)), content);
        panel.addClassName("panel");
        return panel;
    }

    private Component open() {
        var open = new Button(getTranslation("statement.new.open"), click -> save());
        open.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return open;
    }

    private void suggestTitle(String suggestion) {
        if (title.isEmpty()) {
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
            Toasts.refused(QuotaMessage.of(quota.get()));
            return;
        }
        var text = initialText.text();
        if (text.isEmpty()) {
            Toasts.refused(getTranslation("statement.new.file.missing"));
            return;
        }
        var refusal = creation.refusalOf(text.get());
        if (refusal.isPresent()) {
            Toasts.refused(getTranslation("statement.new.text." + refusal.get()));
            return;
        }
        var statement = creation.open(new CreateStatement(
                title.getValue(),
                language.getValue() == null ? "und" : language.getValue().toLanguageTag(),
                workflow.getValue().key(),
                text.get(),
                access.grants()));
        UI.getCurrent().navigate("statements/" + statement.value() + "/draft");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("statement.new");
    }
}
