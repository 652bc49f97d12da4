package org.communique.publishing.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import org.communique.statement.Phase;

/** The way to publication: what is done, what is next, what waits. */
class PublicationSteps extends OrderedList {

    private enum Step {
        APPROVED(Phase.APPROVED),
        CALL_OPENED(Phase.SIGN_ON),
        CALL_CLOSED(Phase.CLOSED),
        PUBLISHED(Phase.PUBLISHED);

        private final Phase from;

        Step(Phase from) {
            this.from = from;
        }

        boolean isDoneIn(Phase phase) {
            return phase != Phase.ABANDONED && phase.compareTo(from) >= 0;
        }
    }

    PublicationSteps(Phase phase) {
        addClassName("publication-steps");
        boolean nextFound = false;
        for (var step : Step.values()) {
            boolean done = step.isDoneIn(phase);
            boolean next = !done && !nextFound && phase != Phase.ABANDONED;
            nextFound |= next;
            var over = step == Step.CALL_OPENED && Step.CALL_CLOSED.isDoneIn(phase);
            add(item(step + (over ? ".over" : ""), done ? "done" : next ? "next" : "waiting"));
        }
    }

    private ListItem item(String step, String state) {
        var sign = new Span(state.equals("done") ? "✓" : state.equals("next") ? "→" : "○");
        sign.getElement().setAttribute("aria-hidden", "true");
        var item = new ListItem(
                sign,
                new Span(getTranslation("publishing.step." + step)),
                new Span(getTranslation("publishing.step." + state)));
        item.addClassName(state);
        if (state.equals("next")) {
            item.getElement().setAttribute("aria-current", "step");
        }
        return item;
    }
}
