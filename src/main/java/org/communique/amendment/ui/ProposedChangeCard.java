package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Collection;
import java.util.List;
import org.communique.amendment.Amendment;
import org.communique.amendment.proposal.ProposedChange;
import org.jspecify.annotations.Nullable;

/** One change of a copy: what it is, why it is wanted, and whether it goes together with the one above. */
class ProposedChangeCard extends Article {

    private final String language;
    private final boolean allTogether;
    private final Checkbox together = new Checkbox(text("propose.together"));
    private final TextArea reason = new TextArea(text("propose.reason"));
    private final H3 heading = new H3();
    private final Div changes = new Div();
    private final Paragraph closed = new Paragraph();
    private @Nullable ProposedChange shown;

    /**
     * @param language of the text
     * @param allTogether whether all changes are one, with one reason
     */
    ProposedChangeCard(String language, boolean allTogether, Runnable changed) {
        this.language = language;
        this.allTogether = allTogether;
        addClassName("amendment");
        reason.setMaxLength(Amendment.LONGEST_REASON);
        reason.setWidthFull();
        reason.setVisible(!allTogether);
        reason.addValueChangeListener(change -> changed.run());
        together.addValueChangeListener(change -> {
            reason.setVisible(!change.getValue());
            changed.run();
        });
        closed.addClassName("problem-text");
        closed.getElement().setAttribute("role", "status");
        closed.setVisible(false);
        add(heading, closed, changes, together, reason);
    }

    /** @param first whether there is none above it */
    void show(ProposedChange change, boolean first) {
        together.setVisible(!first && !allTogether);
        if (first) {
            together.setValue(false);
        }
        if (!change.equals(shown)) {
            shown = change;
            heading.setText(AmendmentLabels.place(change.kind(), change.passage()));
            changes.removeAll();
            if (change.movedTo() instanceof Integer passage) {
                var moved = new Span(AmendmentLabels.movedTo(passage));
                moved.addClassName("meta");
                changes.add(moved);
            }
            changes.add(AmendmentLabels.changes(change.comparison(), language));
        }
    }

    /** @param numbers of closed passages */
    void warnOf(Collection<Integer> numbers) {
        var touched = shown == null
                ? List.<Integer>of()
                : shown.touches().stream().filter(numbers::contains).toList();
        closed.setText(
                touched.isEmpty()
                        ? ""
                        : text("refusal.passage-closed", touched.size(), AmendmentLabels.numbers(touched)));
        closed.setVisible(!touched.isEmpty());
    }

    boolean isTogether() {
        return together.getValue();
    }

    String reason() {
        return reason.getValue();
    }

    /** Takes it out of the field. */
    String takeReason() {
        var taken = reason.getValue();
        reason.clear();
        return taken;
    }

    void addReason(String more) {
        reason.setValue(reason.isEmpty() ? more : reason.getValue() + "\n\n" + more);
    }
}
