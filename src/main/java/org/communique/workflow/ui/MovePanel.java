package org.communique.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.communique.screen.Notices;
import org.communique.statement.Statement;
import org.communique.workflow.MoveOutlook;
import org.communique.workflow.MoveResult.Blocked;
import org.communique.workflow.MoveResult.Moved;
import org.communique.workflow.MoveResult.NotNewest;
import org.communique.workflow.MoveResult.NotUnderWay;
import org.communique.workflow.MoveResult.Overtaken;
import org.communique.workflow.MoveService;
import org.communique.workflow.model.Obstacle;

/** Shows a coordinator what moving a statement to the newest version of its workflow would change, and does it. */
class MovePanel extends Details {

    private final Statement statement;
    private final MoveOutlook outlook;
    private final MoveService moves;
    private final TextField reason = new TextField();

    MovePanel(Statement statement, MoveOutlook outlook, MoveService moves) {
        this.statement = statement;
        this.outlook = outlook;
        this.moves = moves;
        addClassName("move");
        setSummaryText(getTranslation("workflow.move", outlook.to().number()));
        if (!outlook.to().note().isEmpty()) {
            var note = new Paragraph(
                    getTranslation("workflow.move.note", outlook.to().note()));
            note.getElement().setAttribute("dir", "auto");
            add(note);
        }
        add(new Paragraph(getTranslation("workflow.move.differences")), new DifferenceList(outlook.differences()));
        if (outlook.obstacles().isEmpty()) {
            addAct();
        } else {
            add(new Paragraph(getTranslation("workflow.move.blocked")), obstacles(outlook.obstacles()));
        }
    }

    private void addAct() {
        add(new Paragraph(getTranslation("workflow.move.waiting", String.join(", ", outlook.waiting()))));
        if (!outlook.passed().isEmpty()) {
            add(new Paragraph(getTranslation("workflow.move.passed", String.join(", ", outlook.passed()))));
        }
        reason.setLabel(getTranslation("workflow.reason"));
        reason.setMaxLength(2_000);
        reason.setWidthFull();
        var act = new Div(
                reason,
                new Button(getTranslation("workflow.move.do", outlook.to().number()), click -> move()));
        act.addClassName("move-act");
        add(act);
    }

    private Component obstacles(List<Obstacle> obstacles) {
        var list = new UnorderedList();
        obstacles.forEach(obstacle ->
                list.add(new ListItem(getTranslation("workflow.obstacle." + obstacle.kind(), obstacle.name()))));
        return list;
    }

    private void move() {
        switch (moves.move(statement.id(), outlook.to().id(), reason.getValue())) {
            case Moved(var to) -> Notices.done(getTranslation("workflow.move.done", to.number()));
            case Blocked _ -> Notices.refused(getTranslation("workflow.move.blocked"));
            case NotNewest() -> Notices.refused(getTranslation("workflow.move.not-newest"));
            case NotUnderWay() -> Notices.refused(getTranslation("workflow.move.not-under-way"));
            case Overtaken() -> Notices.refused(getTranslation("workflow.move.overtaken"));
        }
        UI.getCurrent().refreshCurrentRoute(true);
    }
}
