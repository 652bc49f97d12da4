package org.communique.amendment.ui;

import org.communique.amendment.RoundService;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.access.StatementRights;
import org.communique.statement.ui.OptionalTab;
import org.springframework.stereotype.Component;

/** Many statements have no round of amendments. */
@Component
class AmendmentsTab implements OptionalTab {

    private final RoundService rounds;

    AmendmentsTab(RoundService rounds) {
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return "amendments";
    }

    @Override
    public boolean isNeeded(Statement statement, StatementRights.Held held) {
        return statement.phase() == Phase.DRAFTING && held.coordinate()
                || rounds.latest(statement.id()).isPresent();
    }
}
