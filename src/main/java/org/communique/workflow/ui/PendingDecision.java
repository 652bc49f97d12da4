package org.communique.workflow.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/**
 * A decision that can be undone for some seconds before it is sent to be recorded. The browser counts, so that a page that is closed
 * meanwhile records nothing.
 */
class PendingDecision extends Div {

    private static final int SECONDS = 8;
    private static final String COUNT_DOWN = """
        const end = Date.now() + $0 * 1000;
        const count = () => {
          const left = Math.ceil((end - Date.now()) / 1000);
          if (!this.isConnected) {
            clearInterval(timer);
          } else if (left > 0) {
            $1.textContent = $2.replace('#', left);
          } else {
            clearInterval(timer);
            this.dispatchEvent(new CustomEvent('due'));
          }
        };
        const timer = setInterval(count, 250);
        count();
        """;

    private final Span left = new Span();
    private final Button undo;
    private boolean settled;

    /**
     * @param record is run once the time is up, or earlier if the reader asks for it
     * @param undone is run if the reader undoes the decision first
     */
    PendingDecision(String verdict, String consequence, Runnable record, Runnable undone) {
        addClassNames("pending-decision");
        var text = new Paragraph(getTranslation("workflow.review.pending", verdict, consequence));
        text.getElement().setAttribute("role", "status");
        left.getElement().setAttribute("role", "timer");
        undo = new Button(getTranslation("workflow.review.pending.undo"), click -> settle(undone));
        var now = new Button(getTranslation("workflow.review.pending.now"), click -> settle(record));
        now.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        var line = new Div(left, undo, now);
        line.addClassName("card-line");
        var leaving = new Paragraph(getTranslation("workflow.review.pending.leaving"));
        leaving.addClassName("meta");
        add(text, line, leaving);
        getElement().addEventListener("due", due -> settle(record));
    }

    /** The time can be up while a click is on its way. */
    private void settle(Runnable choice) {
        if (!settled) {
            settled = true;
            choice.run();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement()
                .executeJs(
                        COUNT_DOWN, SECONDS, left.getElement(), getTranslation("workflow.review.pending.seconds", "#"));
        undo.focus();
    }
}
