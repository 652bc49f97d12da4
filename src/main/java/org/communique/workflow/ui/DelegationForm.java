package org.communique.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.DistinctNames;
import org.communique.coalition.directory.Member;
import org.communique.refusal.Refusal;
import org.communique.screen.ChoiceField;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;
import org.communique.statement.ui.StatementLayout;
import org.communique.workflow.review.AssignResult;
import org.communique.workflow.review.AssignmentService;
import org.communique.workflow.stage.Stage;

/** Lets reviewers ask another member to take their place on a stage. */
class DelegationForm extends Details {

    DelegationForm(Stage stage, AssignmentService assignment, Directory directory) {
        setSummaryText(getTranslation("workflow.delegation"));
        var to = new ChoiceField<Member>(getTranslation("workflow.delegation.to"));
        var successors = assignment.successors(stage.id());
        to.setItems(successors);
        to.setItemLabelGenerator(new DistinctNames(successors, directory::organisations)::of);
        to.setRequiredIndicatorVisible(true);
        var reason = new TextField(getTranslation("workflow.reason"));
        reason.setMaxLength(2_000);
        UnsentText.keep(reason);
        var advice = new Paragraph(getTranslation("workflow.delegation.advice") + " ");
        advice.add(new RouterLink(getTranslation("workflow.absence.title"), AbsenceView.class));
        add(advice, to, reason, new Button(getTranslation("workflow.delegation.submit"), click -> {
            if (Toasts.isUnfinished(this) || Toasts.isMissing(to, "workflow.delegation.missing")) {
                return;
            }
            switch (assignment.delegate(stage.id(), to.getValue().id(), reason.getValue())) {
                case AssignResult.Assigned _ -> {
                    reason.clear();
                    Toasts.done(getTranslation("workflow.delegation.done"));
                }
                case Refusal refusal -> Toasts.refused(refusal);
            }
            StatementLayout.follow();
        }));
    }
}
