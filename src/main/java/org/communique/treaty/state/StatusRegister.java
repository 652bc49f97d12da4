package org.communique.treaty.state;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.communique.treaty.RegisterChanged;
import org.communique.treaty.RegisterPart;
import org.communique.treaty.RevisionPrint;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.instrument.RegisterUser;
import org.communique.work.OptimisticSave;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** What States did. Its callers have checked rights. */
@Component
public class StatusRegister implements RegisterUser {

    private final MongoOperations mongo;
    private final StatusHistory history;
    private final ApplicationEventPublisher events;

    StatusRegister(MongoOperations mongo, StatusHistory history, ApplicationEventPublisher events) {
        this.mongo = mongo;
        this.history = history;
        this.events = events;
    }

    /** Of those that did anything; at most as many as there are States. */
    public Map<StateCode, StateStatus> of(InstrumentId instrument) {
        return mongo.find(ofInstrument(instrument), StateStatus.class).stream()
                .collect(toMap(StateStatus::state, Function.identity(), (a, b) -> a, TreeMap::new));
    }

    @Override
    public boolean uses(EditionId edition) {
        return false;
    }

    @Override
    public boolean uses(InstrumentId instrument) {
        return mongo.exists(ofInstrument(instrument), StateStatus.class);
    }

    /** The same as long as {@link #of} gives the same. */
    public String print(InstrumentId instrument) {
        return RevisionPrint.of(ofInstrument(instrument), StateStatus.class, mongo);
    }

    private static Query ofInstrument(InstrumentId instrument) {
        return Query.query(Criteria.where("instrument").is(instrument));
    }

    public Optional<StateStatus> find(InstrumentId instrument, StateCode state) {
        return Optional.ofNullable(mongo.findById(StateStatus.id(instrument, state), StateStatus.class));
    }

    StateStatus read(InstrumentId instrument, StateCode state) {
        return find(instrument, state).orElseGet(() -> StateStatus.empty(instrument, state));
    }

    /** False if another change came in between. */
    boolean save(StateStatus changed) {
        return announced(OptimisticSave.of(history.moved(changed), mongo));
    }

    private boolean announced(boolean saved) {
        if (saved) {
            events.publishEvent(new RegisterChanged(RegisterPart.STATES));
        }
        return saved;
    }
}
