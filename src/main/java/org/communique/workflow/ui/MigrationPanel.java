package org.communique.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.communique.refusal.Refusal;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;
import org.communique.statement.StatementId;
import org.communique.statement.ui.StatementLayout;
import org.communique.text.format.NameList;
import org.communique.workflow.migration.MigrationPreview;
import org.communique.workflow.migration.MigrationResult.Moved;
import org.communique.workflow.migration.MigrationService;
import org.communique.workflow.model.MigrationObstacle;
import org.communique.workflow.ui.definition.DifferenceList;

/** Shows a coordinator what moving a statement to the newest version of its workflow would change, and does it. */
class MigrationPanel extends Details {

    private final StatementId statement;
    private final MigrationPreview preview;
    private final MigrationService migrations;
    private final TextField reason = new TextField();

    MigrationPanel(StatementId statement, MigrationPreview preview, MigrationService migrations) {
        this.statement = statement;
        this.preview = preview;
        this.migrations = migrations;
        addClassName("move");
        setSummaryText(getTranslation("workflow.move", preview.to().number()));
        if (!preview.to().note().isEmpty()) {
            var note = new Paragraph(
                    getTranslation("workflow.move.note", preview.to().note()));
            note.getElement().setAttribute("dir", "auto");
            add(note);
        }
        add(new Paragraph(getTranslation("workflow.move.differences")), new DifferenceList(preview.differences()));
        if (preview.obstacles().isEmpty()) {
            addAct();
        } else {
            add(new Paragraph(getTranslation("workflow.move.blocked")), obstacles(preview.obstacles()));
        }
    }

    private void addAct() {
        add(new Paragraph(getTranslation("workflow.move.waiting", NameList.of(preview.waiting()))));
        if (!preview.passed().isEmpty()) {
            add(new Paragraph(getTranslation("workflow.move.passed", NameList.of(preview.passed()))));
        }
        reason.setLabel(getTranslation("workflow.reason"));
        reason.setMaxLength(2_000);
        reason.setWidthFull();
        UnsentText.keep(reason);
        var act = new Div(
                reason,
                new Button(getTranslation("workflow.move.do", preview.to().number()), click -> move()));
        act.addClassName("move-act");
        add(act);
    }

    private Component obstacles(List<MigrationObstacle> obstacles) {
        var list = new UnorderedList();
        obstacles.forEach(migrationObstacle -> list.add(
                new ListItem(getTranslation(migrationObstacle.messageKey(), migrationObstacle.messageArguments()))));
        return list;
    }

    private void move() {
        switch (migrations.move(statement, preview.to().id(), reason.getValue())) {
            case Moved(var to) -> {
                reason.clear();
                Toasts.done(getTranslation("workflow.move.done", to.number()));
            }
            case Refusal refusal -> Toasts.refused(refusal);
        }
        StatementLayout.follow();
    }
}
