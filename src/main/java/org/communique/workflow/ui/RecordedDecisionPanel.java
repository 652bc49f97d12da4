package org.communique.workflow.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communique.coalition.directory.MemberId;
import org.communique.screen.TimeFormat;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.review.ReviewerStatus;
import org.communique.workflow.review.StageDetails;
import org.communique.workflow.stage.StageStatus;

/** What the reader decided on a stage, and what comes next. */
class RecordedDecisionPanel extends Div {

    static Optional<RecordedDecisionPanel> of(StageDetails details, MemberId reader) {
        return details.stage()
                .decisionOf(reader)
                .filter(decision -> !details.stage().isCarriedOver(decision))
                .map(decision -> new RecordedDecisionPanel(details, decision));
    }

    private RecordedDecisionPanel(StageDetails details, Decision decision) {
        addClassName("recorded-decision");
        var recorded = new Paragraph(getTranslation(
                "workflow.review.yours",
                getTranslation("workflow.verdict." + decision.verdict() + ".given"),
                decision.version().number(),
                TimeFormat.local(decision.at())));
        recorded.getElement().setAttribute("role", "status");
        add(recorded, new Paragraph(new Span(next(details))));
    }

    private String next(StageDetails details) {
        var stage = details.stage();
        if (stage.status() != StageStatus.OPEN) {
            return getTranslation(
                    "workflow.review.next." + stage.status(), stage.version().number() + 1);
        }
        var awaited = details.reviewers().stream()
                .filter(status -> stage.awaited().stream()
                        .anyMatch(reviewer -> reviewer.member().equals(status.member())))
                .map(ReviewerStatus::name)
                .collect(Collectors.joining(", "));
        return awaited.isEmpty()
                ? getTranslation("workflow.review.next.deadline", TimeFormat.localAndUtc(stage.deadline()))
                : getTranslation("workflow.review.next.others", awaited, TimeFormat.localAndUtc(stage.deadline()));
    }
}
