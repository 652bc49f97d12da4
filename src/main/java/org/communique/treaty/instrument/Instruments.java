package org.communique.treaty.instrument;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The instruments of the register: the Convention, and those that administrators added. */
@Component
public class Instruments {

    /** So few that no list of them is divided into pages. */
    public static final int MOST = 50;

    private final MongoOperations mongo;

    Instruments(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The Convention first. */
    public List<Instrument> all() {
        return Stream.concat(
                        Stream.of(SeededRegister.INSTRUMENT),
                        mongo.find(new Query().limit(MOST), Instrument.class).stream())
                .toList();
    }

    public Optional<Instrument> find(InstrumentId id) {
        return id.equals(InstrumentId.CYBERCRIME)
                ? Optional.of(SeededRegister.INSTRUMENT)
                : Optional.ofNullable(mongo.findById(id, Instrument.class));
    }

    /** Its callers have checked rights. */
    public void add(Instrument instrument) {
        mongo.insert(instrument);
    }

    /** Its callers have checked rights. False if it was changed or deleted since. */
    public boolean delete(InstrumentId id, long revision) {
        var read = Query.query(Criteria.where("_id").is(id).and("revision").is(revision));
        return mongo.remove(read, Instrument.class).getDeletedCount() == 1;
    }
}
