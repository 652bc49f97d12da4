package org.communique.amendment.ui.round;

import java.time.Clock;
import org.communique.amendment.round.RoundService;
import org.communique.statement.creation.AmendmentFormFactory;
import org.springframework.stereotype.Component;

/** A form for each new statement. */
@Component
class FirstRoundForms implements AmendmentFormFactory {

    private final RoundService rounds;
    private final Clock clock;

    FirstRoundForms(RoundService rounds, Clock clock) {
        this.rounds = rounds;
        this.clock = clock;
    }

    @Override
    public AmendmentForm form() {
        return new FirstRoundForm(rounds, clock);
    }
}
