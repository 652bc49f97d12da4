package org.communique.workflow.migration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.statement.version.VersionSummary;
import org.communique.workflow.model.StatementFact;
import org.communique.workflow.model.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * The facts by which the workflow chooses the way of a version, as they were when it was frozen.
 *
 * @param version  number of the version
 * @param values   of those facts for which conditions ask
 * @param withheld facts for which they ask, too, and whose values are the coordinators' business: how many have access
 */
public record DecidingFacts(int version, Map<StatementFact, Object> values, List<StatementFact> withheld) {

    static @Nullable DecidingFacts of(List<StatementFact> asked, VersionSummary version, boolean coordinates) {
        var recorded = version.facts();
        if (asked.isEmpty() || recorded == null) {
            return null;
        }
        var facts = new StatementFacts(recorded.organisations(), recorded.words(), version.language());
        Map<StatementFact, Object> values = new LinkedHashMap<>();
        List<StatementFact> withheld = new ArrayList<>();
        for (var fact : asked) {
            if (fact == StatementFact.ORGANISATIONS && !coordinates) {
                withheld.add(fact);
            } else {
                values.put(fact, facts.value(fact));
            }
        }
        return new DecidingFacts(version.number(), values, withheld);
    }
}
