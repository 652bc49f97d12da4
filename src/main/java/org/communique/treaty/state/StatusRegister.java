package org.communique.treaty.state;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.work.OptimisticSave;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** What States did. Its callers have checked rights. */
@Component
public class StatusRegister {

    private final MongoOperations mongo;

    StatusRegister(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Of those that did anything; at most as many as there are States. */
    public Map<StateCode, StateStatus> of(InstrumentId instrument) {
        return mongo.find(Query.query(Criteria.where("instrument").is(instrument)), StateStatus.class).stream()
                .collect(toMap(StateStatus::state, Function.identity(), (a, b) -> a, TreeMap::new));
    }

    public Optional<StateStatus> find(InstrumentId instrument, StateCode state) {
        return Optional.ofNullable(mongo.findById(StateStatus.id(instrument, state), StateStatus.class));
    }

    StateStatus read(InstrumentId instrument, StateCode state) {
        return find(instrument, state).orElseGet(() -> StateStatus.empty(instrument, state));
    }

    /** False if another change came in between. */
    boolean save(StateStatus changed) {
        return OptimisticSave.of(changed, mongo);
    }
}
