package org.communique.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.ArrayList;
import org.communique.comment.ui.CommentedVersion;
import org.communique.screen.TimeFormat;
import org.communique.workflow.review.StageDetails;
import org.communique.workflow.review.StageDetails.ReaderStatus;
import org.jspecify.annotations.Nullable;

/** Stays at the lower edge of the screen: what is to be decided until when, how far the reader has come, and the way to the decision. */
class DecideBar extends Div {

    private final Span name = new Span();
    private final Span due = new Span();
    private final Span reading = new Span();
    private final Div navigation = new Div();
    private final Button decide = new Button("", click -> leadToDecision());
    private final Button back = new Button(getTranslation("workflow.review.back"), click -> leadBack());
    private @Nullable StagePanel panel;
    private @Nullable ReaderStatus standing;

    DecideBar() {
        due.addClassName("meta");
        reading.addClassName("meta");
        navigation.addClassName("change-navigation");
        var words = new Div(name, due, reading);
        words.addClassName("decide-words");
        addClassName("decide-bar");
        add(words, navigation, back, decide);
        showNoStage();
    }

    /** Where buttons go that lead from change to change. */
    Div navigation() {
        return navigation;
    }

    void showReading(CommentedVersion version) {
        var counts = new ArrayList<String>();
        if (version.sections() > 0) {
            counts.add(getTranslation("workflow.review.sections-read", version.sectionsRead(), version.sections()));
        }
        if (version.held() > 0) {
            counts.add(getTranslation("workflow.review.held", version.held()));
        }
        reading.setText(String.join(" · ", counts));
    }

    /** Leaves the buttons as they are, as someone may be about to press one. */
    void show(StageDetails details, StagePanel shown, Instant now) {
        var stage = details.stage();
        name.setText(stage.name());
        due.setText(getTranslation(
                stage.deadline().isBefore(now) ? "workflow.review.overdue" : "workflow.review.due",
                TimeFormat.distance(now, stage.deadline())));
        decide.setVisible(true);
        back.setVisible(true);
        if (panel != shown || standing != details.standing()) {
            panel = shown;
            standing = details.standing();
            decide.setText(getTranslation(
                    details.standing().mayDecide() ? "workflow.review.decide" : "workflow.review.to-stage"));
            decide.setThemeVariant(
                    ButtonVariant.LUMO_PRIMARY, details.standing().mayDecide());
            getElement().executeJs("""
                const [form, decide, back] = [$0.querySelector('.verdict') ?? $0, $1, $2];
                this.sight?.disconnect();
                this.sight = new IntersectionObserver(([seen]) => {
                  decide.style.display = seen.isIntersecting ? 'none' : '';
                  back.style.display = seen.isIntersecting ? '' : 'none';
                }, { rootMargin: '0px 0px -50%' });
                this.sight.observe(form);
                """, shown.getElement(), decide.getElement(), back.getElement());
        }
    }

    void showNoStage() {
        name.setText("");
        due.setText("");
        decide.setVisible(false);
        back.setVisible(false);
        panel = null;
    }

    void leadToDecision() {
        if (panel != null) {
            getElement().executeJs("""
                const form = $0.querySelector('.verdict') ?? $0;
                const box = document.querySelector('communique-reader > .text')?.getBoundingClientRect();
                this.left = box && document.elementFromPoint(box.left + box.width / 2, innerHeight / 3);
                form.scrollIntoView({ block: 'start' });
                (form.querySelector('vaadin-radio-button') ?? form).focus({ preventScroll: true });
                """, panel.getElement());
        }
    }

    /** To where the reader was in the text. */
    private void leadBack() {
        getElement().executeJs("""
            const text = document.querySelector('communique-reader > .text');
            if (text?.contains(this.left) && this.left !== text) this.left.scrollIntoView({ block: 'center' });
            else text?.scrollIntoView({ block: 'start' });
            text?.focus({ preventScroll: true });
            """);
    }
}
