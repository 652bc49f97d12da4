package org.communique.statement.overview;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lists all statements with what is due, who is late and how many signed, a page at a time. */
@Service
@PreAuthorize("denyAll()")
public class OverviewService {

    public static final int LARGEST_PAGE = 100;

    private static final int MOST_NAMES = 100;

    private final OverviewFinder finder;
    private final ObjectProvider<OverviewSource> sources;
    private final Clock clock;

    OverviewService(OverviewFinder finder, ObjectProvider<OverviewSource> sources, Clock clock) {
        this.finder = finder;
        this.sources = sources;
        this.clock = clock;
    }

    /** @param from of the first row, as {@link OverviewPage#next} says; 0 for the first page */
    @PreAuthorize("hasRole('COORDINATOR')")
    public OverviewPage page(OverviewQuery query, int from, int most) {
        if (!OverviewPage.isStart(from) || most < 1 || most > LARGEST_PAGE) {
            throw new IllegalArgumentException("no such page");
        }
        // One more tells whether there is another page.
        var found = finder.find(query, from, most + 1);
        var shown = found.stream().limit(most).toList();
        return new OverviewPage(rows(shown), found.size() > most ? from + most : null);
    }

    /** Names of those who have not answered yet; some of them if there are many. */
    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public List<String> awaited(StatementId statement) {
        return sources.stream()
                .flatMap(source -> source.awaited(statement, MOST_NAMES).stream())
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .limit(MOST_NAMES)
                .toList();
    }

    private List<OverviewRow> rows(List<Statement> statements) {
        var facts = facts(statements.stream().map(Statement::id).toList());
        var now = clock.instant();
        return statements.stream()
                .map(statement ->
                        OverviewRow.of(statement, facts.getOrDefault(statement.id(), OverviewFacts.NONE), now))
                .toList();
    }

    private Map<StatementId, OverviewFacts> facts(Collection<StatementId> statements) {
        Map<StatementId, OverviewFacts> facts = new HashMap<>();
        if (!statements.isEmpty()) {
            sources.stream()
                    .forEach(source ->
                            source.of(statements).forEach((id, some) -> facts.merge(id, some, OverviewFacts::with)));
        }
        return facts;
    }
}
