package org.communique.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import org.communique.screen.TimeFormat;
import org.communique.workflow.review.StageDetails;

/** Stays at the lower edge of narrow screens, where the decision comes after the text, and leads to it. */
class DecideBar extends Div {

    DecideBar(StageDetails details, Component decision, Instant now) {
        var stage = details.stage();
        var overdue = stage.deadline().isBefore(now);
        var due = new Span(getTranslation(
                overdue ? "workflow.review.overdue" : "workflow.review.due",
                TimeFormat.distance(now, stage.deadline())));
        due.addClassName("meta");
        var decide = new Button(getTranslation("workflow.review.decide"), click -> leadTo(decision));
        decide.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        addClassName("decide-bar");
        add(new Div(new Span(stage.name()), due), decide);
    }

    private static void leadTo(Component decision) {
        decision.getElement()
                .executeJs("this.scrollIntoView({block: 'start'});"
                        + " this.querySelector('vaadin-radio-button')?.focus({preventScroll: true})");
    }
}
