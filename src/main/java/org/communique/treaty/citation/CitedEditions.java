package org.communique.treaty.citation;

import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.communique.statement.StatementId;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.Editions;
import org.communique.treaty.instrument.InstrumentId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/** Which edition the numbers in a statement are of: the current one, unless a drafter chose another. */
@Component
public class CitedEditions {

    private final MongoOperations mongo;
    private final Editions editions;

    CitedEditions(MongoOperations mongo, Editions editions) {
        this.mongo = mongo;
        this.editions = editions;
    }

    @Document("citedEditions")
    record CitedEdition(@Id StatementId statement, EditionId edition) {}

    public Edition of(StatementId statement) {
        return Optional.ofNullable(mongo.findById(statement, CitedEdition.class))
                .flatMap(chosen -> editions.find(chosen.edition()))
                .orElseGet(this::current);
    }

    /** Those that were chosen; all other statements cite the current one. */
    public Map<StatementId, EditionId> chosen(Collection<StatementId> statements) {
        return statements.isEmpty()
                ? Map.of()
                : mongo.find(query(where("_id").in(statements)), CitedEdition.class).stream()
                        .collect(toMap(CitedEdition::statement, CitedEdition::edition));
    }

    public Edition current() {
        return editions.current(InstrumentId.CYBERCRIME).orElseThrow();
    }

    /** Its callers have checked rights. */
    public void choose(StatementId statement, EditionId edition) {
        mongo.save(new CitedEdition(statement, edition));
    }
}
