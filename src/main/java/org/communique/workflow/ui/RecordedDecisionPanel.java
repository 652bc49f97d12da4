package org.communique.workflow.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.communique.coalition.directory.MemberId;
import org.communique.refusal.Refusal;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.statement.ui.StatementLayout;
import org.communique.text.format.NameList;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.review.ReviewService;
import org.communique.workflow.review.ReviewerStatus;
import org.communique.workflow.review.StageDetails;
import org.communique.workflow.review.WithdrawDecisionResult.Withdrawn;
import org.communique.workflow.stage.StageId;
import org.communique.workflow.stage.StageStatus;

/** What the reader decided on a stage, what comes next, and how to take it back while that can be. */
class RecordedDecisionPanel extends Div {

    private final Span next = new Span();

    static Optional<Decision> decision(StageDetails details, MemberId reader) {
        return details.stage()
                .decisionOf(reader)
                .filter(decision -> !details.stage().isCarriedOver(decision));
    }

    RecordedDecisionPanel(StageDetails details, Decision decision, ReviewService review, Instant now) {
        addClassName("recorded-decision");
        var recorded = new Paragraph(getTranslation(
                "workflow.review.yours",
                getTranslation("workflow.verdict." + decision.verdict() + ".given"),
                decision.version().number(),
                TimeFormat.local(decision.at())));
        recorded.getElement().setAttribute("role", "status");
        recorded.getElement().setAttribute("tabindex", "-1");
        add(recorded, new Paragraph(next));
        follow(details);
        if (details.stage().open() && decision.mayBeWithdrawn(now)) {
            add(withdrawal(details.stage().id(), decision, review, now));
        }
    }

    /** Says what comes next now that others have decided. */
    void follow(StageDetails details) {
        next.setText(next(details));
    }

    private Div withdrawal(StageId stage, Decision decision, ReviewService review, Instant now) {
        var objection = decision.verdict() == Verdict.OBJECT;
        var advice = new Span(getTranslation(objection ? "workflow.objection.advice" : "workflow.review.undo.advice"));
        advice.addClassName("meta");
        var key = objection ? "workflow.objection.withdraw" : "workflow.review.undo";
        var line = new Div(new Button(getTranslation(key), click -> withdraw(stage, review, objection)), advice);
        line.addClassName("card-line");
        if (!objection) {
            line.getElement()
                    .executeJs(
                            "setTimeout(() => this.hidden = true, $0)",
                            Duration.between(now, decision.undoUntil()).toMillis());
        }
        return line;
    }

    private void withdraw(StageId stage, ReviewService review, boolean objection) {
        switch (review.withdrawDecision(stage)) {
            case Withdrawn(var _) ->
                Toasts.done(getTranslation(objection ? "workflow.objection.withdrawn" : "workflow.review.undo.done"));
            case Refusal refusal -> Toasts.refused(refusal);
        }
        StatementLayout.follow();
        UI.getCurrent().getPage().executeJs("document.querySelector('.panel.stage')?.focus()");
    }

    private String next(StageDetails details) {
        var stage = details.stage();
        if (stage.status() != StageStatus.OPEN) {
            return getTranslation(
                    "workflow.review.next." + stage.status(), stage.version().number() + 1);
        }
        var awaited = NameList.of(details.reviewers().stream()
                .filter(status -> stage.awaited().stream()
                        .anyMatch(reviewer -> reviewer.member().equals(status.member())))
                .map(ReviewerStatus::name)
                .toList());
        return awaited.isEmpty()
                ? getTranslation("workflow.review.next.deadline", TimeFormat.localAndUtc(stage.deadline()))
                : getTranslation("workflow.review.next.others", awaited, TimeFormat.localAndUtc(stage.deadline()));
    }
}
