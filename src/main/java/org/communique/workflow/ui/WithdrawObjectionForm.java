package org.communique.workflow.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.communique.coalition.directory.MemberId;
import org.communique.refusal.Refusal;
import org.communique.screen.Toasts;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.review.ReviewService;
import org.communique.workflow.review.StageDetails;
import org.communique.workflow.review.WithdrawObjectionResult.Withdrawn;

/** Offers to withdraw the reader's objection, if there is one. */
class WithdrawObjectionForm extends Div {

    WithdrawObjectionForm(StageDetails details, MemberId reader, ReviewService review) {
        var stage = details.stage();
        setVisible(stage.decisionOf(reader)
                .filter(decision -> decision.verdict() == Verdict.OBJECT)
                .isPresent());
        add(
                new Paragraph(getTranslation("workflow.objection.advice")),
                new Button(getTranslation("workflow.objection.withdraw"), click -> {
                    switch (review.withdrawObjection(stage.id())) {
                        case Withdrawn(var _) -> Toasts.done(getTranslation("workflow.objection.withdrawn"));
                        case Refusal refusal -> Toasts.refused(refusal);
                    }
                    UI.getCurrent().refreshCurrentRoute(true);
                }));
    }
}
