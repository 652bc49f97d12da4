package org.communique.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import org.communique.screen.TimeFormat;
import org.communique.workflow.review.StageDetails;
import org.communique.workflow.review.StageDetails.ReaderStatus;
import org.jspecify.annotations.Nullable;

/** Stays at the lower edge of narrow screens, where the decision comes after the text, and leads to it until it is in sight. */
class DecideBar extends Div {

    private final Span name = new Span();
    private final Span due = new Span();
    private @Nullable StagePanel panel;
    private @Nullable ReaderStatus standing;

    DecideBar() {
        var decide = new Button(getTranslation("workflow.review.decide"), click -> leadToDecision());
        decide.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        due.addClassName("meta");
        addClassName("decide-bar");
        add(new Div(name, due), decide);
    }

    /** Leaves the button as it is, as someone may be about to press it. */
    void show(StageDetails details, StagePanel decided, Instant now) {
        var stage = details.stage();
        name.setText(stage.name());
        due.setText(getTranslation(
                stage.deadline().isBefore(now) ? "workflow.review.overdue" : "workflow.review.due",
                TimeFormat.distance(now, stage.deadline())));
        setVisible(true);
        if (panel != decided || standing != details.standing()) {
            panel = decided;
            standing = details.standing();
            getElement().executeJs("""
                this.sight?.disconnect();
                this.sight = new IntersectionObserver(([form]) => {
                  this.style.visibility = form.isIntersecting ? 'hidden' : '';
                }, { rootMargin: '0px 0px -50%' });
                this.sight.observe($0.querySelector('.verdict'));
                """, decided.getElement());
        }
    }

    void hide() {
        setVisible(false);
        panel = null;
    }

    void leadToDecision() {
        if (panel != null) {
            panel.getElement().executeJs("""
                const form = this.querySelector('.verdict');
                form.scrollIntoView({ block: 'start' });
                form.querySelector('vaadin-radio-button')?.focus({ preventScroll: true });
                """);
        }
    }
}
