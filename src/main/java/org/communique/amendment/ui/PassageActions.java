package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import java.util.List;
import org.communique.amendment.RoundId;
import org.communique.amendment.passage.PassageOutcome;
import org.communique.amendment.passage.PassageService;
import org.communique.amendment.passage.PassageState;
import org.communique.amendment.passage.RoundPassage;
import org.communique.refusal.Refusal;
import org.communique.screen.Toasts;
import org.springframework.stereotype.Component;

/** Shows passages and gives them states, and says what became of it. */
@Component
class PassageActions {

    private final PassageService passages;

    PassageActions(PassageService passages) {
        this.passages = passages;
    }

    List<RoundPassage> of(RoundId round) {
        return passages.of(round);
    }

    boolean set(RoundId round, int passage, PassageState state) {
        var outcome = passages.set(round, passage, state);
        switch (outcome) {
            case PassageOutcome.Done _ -> Toasts.done(text("passage.set." + state, passage));
            case Refusal refusal -> Toasts.refused(refusal);
        }
        return outcome instanceof PassageOutcome.Done;
    }
}
