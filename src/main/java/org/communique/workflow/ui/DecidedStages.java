package org.communique.workflow.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import org.communique.screen.Tag;
import org.communique.screen.Times;
import org.communique.workflow.Stage;
import org.communique.workflow.StageSheet;

/** Stages that are over, the last first: those of older versions stay on record and say that they no longer count. */
class DecidedStages extends Section {

    DecidedStages(List<StageSheet> sheets) {
        addClassName("panel");
        add(new H3(getTranslation("workflow.review.decided")));
        sheets.forEach(sheet -> add(details(sheet)));
    }

    private Details details(StageSheet sheet) {
        var details = new Details(summary(sheet), new Seats(sheet));
        // What was asked for is what the drafters have come to read.
        details.setOpened(sheet.counts() && sheet.stage().status() == Stage.Status.CHANGES_REQUESTED);
        return details;
    }

    private Div summary(StageSheet sheet) {
        var stage = sheet.stage();
        var name = new Span(
                getTranslation("workflow.review.decided.stage", stage.version().number(), stage.name()));
        var at =
                new Span(Optional.ofNullable(stage.closedAt()).map(Times::local).orElse(""));
        at.addClassName("meta");
        var line = new Div(name, new Tag(getTranslation("workflow.stage." + stage.status()), tone(stage.status())), at);
        line.addClassName("card-line");
        if (!sheet.counts()) {
            line.add(new Tag(getTranslation("workflow.review.counts-no-more"), Tag.Tone.NEUTRAL));
        }
        return line;
    }

    private static Tag.Tone tone(Stage.Status status) {
        return switch (status) {
            case OPEN -> Tag.Tone.ACTIVE;
            case APPROVED -> Tag.Tone.GOOD;
            case CHANGES_REQUESTED, OBJECTED, SENT_BACK -> Tag.Tone.WARNING;
            case RECALLED -> Tag.Tone.NEUTRAL;
        };
    }
}
