package org.communique.statement.overview;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.communique.statement.StatementId;

/** A feature that knows where statements are. It looks up what it says of all of them at once. */
public interface OverviewSource {

    /** Of those about which there is something to say. */
    Map<StatementId, OverviewFacts> of(Collection<StatementId> statements);

    /** Deadlines that are not settled, the earliest first, as many as the limit at most. */
    Map<StatementId, Instant> deadlines(int most);

    /** Names of the members or organisations that have not answered yet, as many as the limit at most. */
    List<String> awaited(StatementId statement, int most);
}
