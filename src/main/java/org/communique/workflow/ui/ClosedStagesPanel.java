package org.communique.workflow.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import org.communique.screen.Badge;
import org.communique.screen.TimeFormat;
import org.communique.workflow.review.StageDetails;
import org.communique.workflow.stage.StageStatus;

/** Stages that are over, the last first: those of older versions stay on record and say that they no longer count. */
class ClosedStagesPanel extends Section {

    ClosedStagesPanel(List<StageDetails> stages) {
        addClassName("panel");
        add(new H2(getTranslation("workflow.review.decided")));
        stages.forEach(stageDetails -> add(details(stageDetails)));
    }

    private Details details(StageDetails stageDetails) {
        var details = new Details(summary(stageDetails), new ReviewerList(stageDetails));
        // What was asked for is what the drafters have come to read.
        details.setOpened(stageDetails.counts() && stageDetails.stage().status() == StageStatus.CHANGES_REQUESTED);
        return details;
    }

    private Div summary(StageDetails stageDetails) {
        var stage = stageDetails.stage();
        var name = new Span(
                getTranslation("workflow.review.decided.stage", stage.version().number(), stage.name()));
        var at = new Span(
                Optional.ofNullable(stage.closedAt()).map(TimeFormat::local).orElse(""));
        at.addClassName("meta");
        var line =
                new Div(name, new Badge(getTranslation("workflow.stage." + stage.status()), tone(stage.status())), at);
        line.addClassName("card-line");
        if (!stageDetails.counts()) {
            line.add(new Badge(getTranslation("workflow.review.counts-no-more"), Badge.Tone.NEUTRAL));
        }
        return line;
    }

    private static Badge.Tone tone(StageStatus status) {
        return switch (status) {
            case OPEN -> Badge.Tone.ACTIVE;
            case APPROVED -> Badge.Tone.GOOD;
            case CHANGES_REQUESTED, OBJECTED, SENT_BACK -> Badge.Tone.WARNING;
            case RECALLED -> Badge.Tone.NEUTRAL;
        };
    }
}
