package org.communique.workflow.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import org.communique.coalition.directory.Member;
import org.communique.screen.Toasts;
import org.communique.workflow.review.AssignResult;
import org.communique.workflow.review.AssignmentService;
import org.communique.workflow.stage.Stage;

/** Lets reviewers ask another member to take their place on a stage. */
class HandOverForm extends Details {

    HandOverForm(Stage stage, AssignmentService assignment) {
        setSummaryText(getTranslation("workflow.hand-over"));
        var to = new ComboBox<Member>(getTranslation("workflow.hand-over.to"));
        to.setItems(assignment.successors(stage.id()));
        to.setItemLabelGenerator(Member::name);
        var reason = new TextField(getTranslation("workflow.reason"));
        reason.setMaxLength(2_000);
        var advice = new Paragraph(getTranslation("workflow.hand-over.advice") + " ");
        advice.add(new RouterLink(getTranslation("workflow.absence.title"), AbsenceView.class));
        add(advice, to, reason, new Button(getTranslation("workflow.hand-over.do"), click -> {
            if (to.getValue() != null) {
                var result = assignment.handOver(stage.id(), to.getValue().id(), reason.getValue());
                if (result instanceof AssignResult.Assigned) {
                    Toasts.done(getTranslation("workflow.hand-over.done"));
                } else {
                    Toasts.refused(getTranslation("workflow.hand-over.refused"));
                }
                UI.getCurrent().refreshCurrentRoute(true);
            }
        }));
    }
}
