package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.communique.amendment.RoundId;
import org.communique.amendment.passage.PassageOutcome;
import org.communique.amendment.passage.PassageService;
import org.communique.amendment.passage.PassageState;
import org.communique.amendment.passage.RoundPassage;
import org.communique.refusal.Refusal;
import org.communique.screen.BackgroundTask;
import org.communique.screen.KeyedChildren;
import org.communique.screen.Toasts;

/** The passages of the text that amendments are written on, with their states, which those who write the draft set. */
class PassagesPanel extends Div {

    private static final int PAGE = 50;

    private final PassageService passages;
    private final BackgroundTask loading = new BackgroundTask();
    private final KeyedChildren<Integer, PassageRow> rows;
    private final Button more = new Button("", click -> showMore());
    private RoundId round;
    private List<RoundPassage> shown = List.of();
    private int most = PAGE;

    /** @param language of the text */
    PassagesPanel(PassageService passages, RoundId round, String language, DeskPermissions permissions) {
        this.passages = passages;
        this.round = round;
        var list = new Div();
        list.addClassName("amendment-list");
        PassageRow.StateSetter setter = permissions.merge() ? (passage, state) -> set(passage, state) : null;
        rows = new KeyedChildren<>(list, _ -> new PassageRow(round.statement(), language, setter));
        var advice = new Paragraph(text("passage.advice"));
        advice.addClassName("meta");
        more.setVisible(false);
        add(advice, loading, list, more);
    }

    private boolean set(int passage, PassageState state) {
        switch (passages.set(round, passage, state)) {
            case PassageOutcome.Done _ -> {
                Toasts.done(text("passage.set." + state, passage));
                refresh();
                return true;
            }
            case Refusal refusal -> {
                Toasts.refused(refusal);
                return false;
            }
        }
    }

    /** Those of another round are other passages. */
    void begin(RoundId now) {
        if (!round.equals(now)) {
            round = now;
            show(List.of());
        }
    }

    void refresh() {
        loading.run(() -> passages.of(round), this::show);
    }

    private void show(List<RoundPassage> now) {
        shown = now;
        var first = shown.subList(0, Math.min(most, shown.size()));
        var drawn = rows.show(first.stream().map(RoundPassage::number).toList());
        for (int i = 0; i < first.size(); i++) {
            drawn.get(i).show(first.get(i));
        }
        more.setVisible(shown.size() > first.size());
        more.setText(text("more", Math.min(PAGE, shown.size() - first.size())));
    }

    private void showMore() {
        most += PAGE;
        show(shown);
    }
}
