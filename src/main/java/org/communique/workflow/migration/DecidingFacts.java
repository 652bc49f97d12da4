package org.communique.workflow.migration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.communique.statement.version.VersionSummary;
import org.communique.workflow.model.AskedFacts;
import org.communique.workflow.model.StatementFact;
import org.communique.workflow.model.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * The facts by which the workflow chooses the way of a version, as they were when it was frozen.
 *
 * @param version  number of the version
 * @param values   of those facts for which conditions ask; of tags, those that it has among the ones that conditions name
 * @param withheld facts for which they ask, too, and whose values are the coordinators' business: how many have access
 */
public record DecidingFacts(int version, Map<StatementFact, Object> values, List<StatementFact> withheld) {

    static @Nullable DecidingFacts of(AskedFacts asked, VersionSummary version, boolean coordinates) {
        var recorded = version.facts();
        if (asked.isEmpty() || recorded == null) {
            return null;
        }
        var facts = new StatementFacts(
                recorded.organisations(),
                recorded.words(),
                version.language(),
                Set.copyOf(Objects.requireNonNullElse(recorded.tags(), List.of())));
        Map<StatementFact, Object> values = new LinkedHashMap<>();
        List<StatementFact> withheld = new ArrayList<>();
        for (var fact : asked.facts()) {
            if (fact == StatementFact.ORGANISATIONS && !coordinates) {
                withheld.add(fact);
            } else if (fact == StatementFact.TAGS) {
                values.put(
                        fact,
                        asked.tags().stream().filter(facts.tags()::contains).toList());
            } else {
                values.put(fact, facts.value(fact));
            }
        }
        return new DecidingFacts(version.number(), values, withheld);
    }
}
