package org.communique.amendment.passage;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communique.amendment.AmendmentRound;
import org.communique.amendment.RoundId;
import org.communique.amendment.Rounds;
import org.communique.statement.StatementId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The states of the passages of rounds' texts. */
@Component
public class PassageStates {

    private final MongoOperations mongo;
    private final Rounds rounds;

    PassageStates(MongoOperations mongo, Rounds rounds) {
        this.mongo = mongo;
        this.rounds = rounds;
    }

    public RoundPassageStates of(RoundId round) {
        return Optional.ofNullable(mongo.findById(round, RoundPassageStates.class))
                .orElseGet(() -> RoundPassageStates.none(round));
    }

    public StatementPassages of(StatementId statement) {
        var all = rounds.of(statement).stream().map(AmendmentRound::id).toList();
        if (all.isEmpty()) {
            return new StatementPassages(Map.of(), null);
        }
        var states = mongo.find(query(where("_id").in(all)), RoundPassageStates.class).stream()
                .collect(Collectors.toMap(RoundPassageStates::id, each -> each));
        return new StatementPassages(states, all.getFirst());
    }

    /** Returns false if another change was recorded since they were read. */
    boolean add(RoundPassageStates read, PassageStateChange change) {
        if (read.changes().isEmpty()) {
            try {
                mongo.insert(new RoundPassageStates(read.id(), List.of(change)));
                return true;
            } catch (DuplicateKeyException e) {
                return false;
            }
        }
        var asRead =
                where("_id").is(read.id()).and("changes").size(read.changes().size());
        return mongo.updateFirst(query(asRead), new Update().push("changes", change), RoundPassageStates.class)
                        .getMatchedCount()
                > 0;
    }
}
