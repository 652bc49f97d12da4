package org.communique.workflow.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.communique.coalition.MemberId;
import org.communique.screen.Notices;
import org.communique.workflow.ReviewService;
import org.communique.workflow.StageSheet;
import org.communique.workflow.Verdict;
import org.communique.workflow.WithdrawResult.NoObjection;
import org.communique.workflow.WithdrawResult.StageClosed;
import org.communique.workflow.WithdrawResult.Withdrawn;

/** Offers to take the reader's objection back, if one stands. */
class ObjectionWithdrawal extends Div {

    ObjectionWithdrawal(StageSheet sheet, MemberId reader, ReviewService review) {
        var stage = sheet.stage();
        setVisible(stage.decisionOf(reader)
                .filter(decision -> decision.verdict() == Verdict.OBJECT)
                .isPresent());
        add(
                new Paragraph(getTranslation("workflow.objection.advice")),
                new Button(getTranslation("workflow.objection.withdraw"), click -> {
                    switch (review.withdrawObjection(stage.id())) {
                        case Withdrawn(var _) -> Notices.done(getTranslation("workflow.objection.withdrawn"));
                        case StageClosed(var status) ->
                            Notices.refused(getTranslation(
                                    "workflow.review.closed", getTranslation("workflow.stage." + status)));
                        case NoObjection() -> Notices.refused(getTranslation("workflow.objection.none"));
                    }
                    UI.getCurrent().refreshCurrentRoute(true);
                }));
    }
}
