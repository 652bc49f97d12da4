package org.communique.treaty.ui.ask;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import org.communique.statement.creation.WorkflowCatalogue.WorkflowOption;
import org.communique.treaty.ask.Ask;
import org.communique.treaty.ask.AskedStatementService;
import org.communique.treaty.ask.AskedStatementService.NotOpened;
import org.communique.treaty.ui.TreatyDialog;

/** Opens a statement whose draft begins with what is asked. */
class OpenAskedStatementDialog extends TreatyDialog {

    private final AskedStatementService statements;
    private final Ask ask;
    private final TextField language = new TextField(text("language"));
    private final Select<WorkflowOption> workflow = new Select<>();

    OpenAskedStatementDialog(AskedStatementService statements, Ask ask) {
        super(text("ask.open"), text("ask.open"));
        this.statements = statements;
        this.ask = ask;
        language.setValue("en");
        language.setHelperText(text("language.help"));
        workflow.setLabel(text("workflow"));
        workflow.setItems(statements.workflows());
        workflow.setItemLabelGenerator(WorkflowOption::name);
        statements.workflows().stream().findFirst().ifPresent(workflow::setValue);
        add(new Paragraph(text("ask.open.about")));
        require(workflow);
        fields(language, workflow);
    }

    @Override
    protected void save() {
        statements
                .open(ask.id(), language.getValue(), workflow.getValue().key())
                .ifPresentOrElse(
                        statement -> {
                            close();
                            UI.getCurrent().navigate("statements/" + statement.value() + "/draft");
                        },
                        () -> refuse(new NotOpened()));
    }
}
