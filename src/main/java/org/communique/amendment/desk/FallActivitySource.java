package org.communique.amendment.desk;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.util.List;
import org.communique.amendment.Amendment;
import org.communique.amendment.AmendmentRound;
import org.communique.amendment.Amendments;
import org.communique.amendment.Rounds;
import org.communique.amendment.desk.FallCondition.FallChange;
import org.communique.statement.Statement;
import org.communique.statement.activity.ActivityEntry;
import org.communique.statement.activity.ActivityEntry.Audience;
import org.communique.statement.activity.ActivitySource;
import org.communique.text.format.NameList;
import org.springframework.stereotype.Component;

/** With which others amendments were to fall, in a statement's history; of hidden ones once they are not any more. */
@Component
class FallActivitySource implements ActivitySource {

    private final FallConditions conditions;
    private final Amendments amendments;
    private final Rounds rounds;
    private final Clock clock;

    FallActivitySource(FallConditions conditions, Amendments amendments, Rounds rounds, Clock clock) {
        this.conditions = conditions;
        this.amendments = amendments;
        this.rounds = rounds;
        this.clock = clock;
    }

    @Override
    public List<ActivityEntry> of(Statement statement) {
        var all = conditions.all(statement.id());
        if (all.isEmpty()) {
            return List.of();
        }
        var shown = rounds.of(statement.id()).stream()
                .filter(round -> !round.isHidden(clock.instant()))
                .map(AmendmentRound::id)
                .collect(toSet());
        var byId = amendments.of(statement.id()).stream()
                .filter(amendment -> shown.contains(amendment.round()))
                .collect(toMap(Amendment::id, amendment -> amendment));
        return all.stream()
                .filter(condition -> byId.containsKey(condition.id()))
                .flatMap(condition -> condition.changes().stream().map(change -> entry(statement, condition, change)))
                .toList();
    }

    private static ActivityEntry entry(Statement statement, FallCondition condition, FallChange change) {
        var number = condition.id().number();
        return new ActivityEntry(
                change.numbers().isEmpty() ? "amendment.fall.activity.none" : "amendment.fall.activity.set",
                List.of(
                        Integer.toString(number),
                        change.numbers().size(),
                        NameList.of(
                                change.numbers().stream().map(String::valueOf).toList())),
                change.by(),
                change.at(),
                "statements/" + statement.id().value() + "/amendments/" + number,
                Audience.READERS);
    }
}
