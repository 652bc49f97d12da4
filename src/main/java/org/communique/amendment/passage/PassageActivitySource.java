package org.communique.amendment.passage;

import java.util.List;
import org.communique.statement.Statement;
import org.communique.statement.activity.ActivityEntry;
import org.communique.statement.activity.ActivityEntry.Audience;
import org.communique.statement.activity.ActivitySource;
import org.springframework.stereotype.Component;

/** Which passages were agreed, closed or opened again, in a statement's history. */
@Component
class PassageActivitySource implements ActivitySource {

    private final PassageStates states;

    PassageActivitySource(PassageStates states) {
        this.states = states;
    }

    @Override
    public List<ActivityEntry> of(Statement statement) {
        return states.of(statement.id()).rounds().values().stream()
                .flatMap(each -> each.changes().stream())
                .map(change -> entry(statement, change))
                .toList();
    }

    private static ActivityEntry entry(Statement statement, PassageStateChange change) {
        return new ActivityEntry(
                "amendment.passage.activity." + change.state(),
                List.of(Integer.toString(change.passage())),
                change.by(),
                change.at(),
                "statements/" + statement.id().value() + "/amendments",
                Audience.READERS);
    }
}
