package org.communique.statement.overview;

import java.time.Instant;
import org.communique.statement.Statement;

/** @param late whether the deadline is over and some have not answered yet */
public record OverviewRow(Statement statement, OverviewFacts facts, boolean late) {

    static OverviewRow of(Statement statement, OverviewFacts facts, Instant now) {
        var deadline = facts.deadline();
        return new OverviewRow(statement, facts, deadline != null && deadline.isBefore(now) && facts.awaited() > 0);
    }
}
