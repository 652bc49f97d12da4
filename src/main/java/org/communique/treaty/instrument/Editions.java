package org.communique.treaty.instrument;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.work.OptimisticSave;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The editions of all instruments. The one that comes with the product is stored once an administrator changes it. */
@Component
public class Editions {

    /** Of one instrument. */
    public static final int MOST = 50;

    private final MongoOperations mongo;

    Editions(MongoOperations mongo) {
        this.mongo = mongo;
    }

    public Optional<Edition> find(EditionId id) {
        return Optional.ofNullable(mongo.findById(id, Edition.class))
                .or(() -> Optional.of(SeededRegister.EDITION)
                        .filter(seeded -> seeded.id().equals(id)));
    }

    /** Adopted texts first, then by date, the newest first. */
    public List<Edition> of(InstrumentId instrument) {
        var stored = mongo.find(
                Query.query(Criteria.where("instrument").is(instrument)).limit(MOST), Edition.class);
        var seeded = Stream.of(SeededRegister.EDITION)
                .filter(edition -> edition.instrument().equals(instrument))
                .filter(edition -> stored.stream().noneMatch(each -> each.id().equals(edition.id())));
        return Stream.concat(seeded, stored.stream())
                .sorted(Editions::byAuthority)
                .toList();
    }

    /** The one that is cited where nothing else is said; empty if none was loaded. */
    public Optional<Edition> current(InstrumentId instrument) {
        return of(instrument).stream().findFirst();
    }

    private static int byAuthority(Edition one, Edition other) {
        int kinds = Boolean.compare(one.kind() == EditionKind.DRAFT, other.kind() == EditionKind.DRAFT);
        return kinds != 0 ? kinds : sortKey(other).compareTo(sortKey(one));
    }

    private static String sortKey(Edition edition) {
        return edition.date() == null ? "" : edition.date().toString();
    }

    /** Its callers have checked rights. False if it was changed or deleted since. */
    public boolean delete(EditionId id, long revision) {
        var read = Query.query(Criteria.where("_id").is(id).and("revision").is(revision));
        return mongo.remove(read, Edition.class).getDeletedCount() == 1;
    }

    /** Its callers have checked rights. False if it was changed since it was read. */
    public boolean save(Edition edition) {
        return OptimisticSave.of(edition, mongo);
    }
}
