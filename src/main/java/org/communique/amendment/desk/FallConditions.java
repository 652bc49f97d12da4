package org.communique.amendment.desk;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.desk.FallCondition.FallChange;
import org.communique.statement.StatementId;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** With which others amendments fall. */
@Component
public class FallConditions {

    /** That are kept of one amendment, the last ones: all are read for the history. */
    private static final int MOST_CHANGES = 200;

    private final MongoOperations mongo;

    FallConditions(MongoOperations mongo) {
        this.mongo = mongo;
    }

    List<FallCondition> all(StatementId statement) {
        return mongo.find(query(where("statement").is(statement)), FallCondition.class);
    }

    public Map<AmendmentId, List<Integer>> of(StatementId statement) {
        return all(statement).stream().collect(Collectors.toMap(FallCondition::id, FallCondition::numbers));
    }

    public List<Integer> of(AmendmentId amendment) {
        return Optional.ofNullable(mongo.findById(amendment, FallCondition.class))
                .map(FallCondition::numbers)
                .orElse(List.of());
    }

    void set(AmendmentId amendment, FallChange change) {
        mongo.upsert(
                query(where("_id").is(amendment)),
                new Update()
                        .set("statement", amendment.statement())
                        .set("numbers", change.numbers())
                        .push("changes")
                        .slice(-MOST_CHANGES)
                        .each(change),
                FallCondition.class);
    }
}
