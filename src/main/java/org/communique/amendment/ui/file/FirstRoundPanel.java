package org.communique.amendment.ui.file;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.communique.amendment.AmendmentRound;
import org.communique.amendment.RoundOutcome;
import org.communique.amendment.RoundService;
import org.communique.refusal.Refusal;
import org.communique.screen.BackgroundTask;
import org.communique.screen.EmptyState;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;

/** Opens the round for a file that waits for it, and says how far that is: the statement is there by then, whatever becomes of the round. */
public class FirstRoundPanel extends Div {

    private final RoundService rounds;
    private final PendingFile pending;
    private final Runnable opened;
    private final BackgroundTask task = new BackgroundTask();
    private final Paragraph problem = new Paragraph();
    private final Button again = new Button(getTranslation("amendment.first-round.again"), click -> open());

    /** @param opened called once a round is open */
    public FirstRoundPanel(RoundService rounds, PendingFile pending, Runnable opened) {
        this.rounds = rounds;
        this.pending = pending;
        this.opened = opened;
        problem.addClassName("problem");
        problem.getElement().setAttribute("role", "alert");
        again.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var state = new EmptyState(
                getTranslation("amendment.first-round"),
                getTranslation("amendment.first-round.waiting", pending.file().name()),
                again,
                new Anchor(
                        "statements/" + pending.round().statement().value() + "/amendments",
                        getTranslation("amendment.propose.back")));
        state.add(task, problem);
        add(state);
    }

    public void open() {
        problem.setText("");
        again.setVisible(false);
        task.finish(() -> rounds.open(pending.round()), this::show, () -> again.setVisible(true));
    }

    private void show(RoundOutcome outcome) {
        again.setVisible(true);
        switch (outcome) {
            case RoundOutcome.Done(var round) -> {
                Toasts.done(getTranslation("amendment.opened", TimeFormat.localAndUtc(round.deadline())));
                opened.run();
            }
            case RoundOutcome.AlreadyOpen(var round) -> {
                if (!isAsAsked(round)) {
                    Toasts.refused(
                            getTranslation("amendment.first-round.other", TimeFormat.localAndUtc(round.deadline())));
                }
                opened.run();
            }
            case Refusal refusal -> problem.setText(Toasts.text(refusal));
        }
    }

    /** It was opened by this very form, which was interrupted. */
    private boolean isAsAsked(AmendmentRound round) {
        return round.deadline().equals(pending.round().deadline())
                && round.visibility() == pending.round().visibility();
    }
}
