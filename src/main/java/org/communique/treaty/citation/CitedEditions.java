package org.communique.treaty.citation;

import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.statement.draft.FreezePreparation;
import org.communique.statement.version.Versions;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.Editions;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.instrument.RegisterUser;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/**
 * Which edition the numbers in a text are of. A draft's is the current one, unless a drafter chose another. A version keeps the one
 * that its draft had when it was frozen, whatever is chosen or loaded later.
 */
@Component
public class CitedEditions implements FreezePreparation, RegisterUser {

    private final MongoOperations mongo;
    private final Versions versions;
    private final Editions editions;

    CitedEditions(MongoOperations mongo, Versions versions, Editions editions) {
        this.mongo = mongo;
        this.versions = versions;
        this.editions = editions;
    }

    @Document("citedEditions")
    record CitedEdition(@Id StatementId statement, EditionId edition) {}

    @Document("versionEditions")
    record VersionEdition(@Id VersionId version, EditionId edition) {}

    @Override
    public boolean uses(EditionId edition) {
        var cited = query(where("edition").is(edition));
        return mongo.exists(cited, CitedEdition.class) || mongo.exists(cited, VersionEdition.class);
    }

    /** Of the draft. */
    public Edition of(StatementId statement) {
        return Optional.ofNullable(mongo.findById(statement, CitedEdition.class))
                .flatMap(chosen -> editions.find(chosen.edition()))
                .orElseGet(this::current);
    }

    public Edition of(VersionId version) {
        return editions.find(fixed(version)).orElseThrow();
    }

    private EditionId fixed(VersionId version) {
        var known = mongo.findById(version, VersionEdition.class);
        if (known != null) {
            return known.edition();
        }
        // Frozen by a server that fixed none: from now on it stays.
        var now = of(version.statement()).id();
        try {
            mongo.insert(new VersionEdition(version, now));
            return now;
        } catch (DuplicateKeyException e) {
            return fixed(version);
        }
    }

    /** A number whose version was not stored in the end is fixed again. */
    @Override
    public void prepare(VersionId version) {
        if (versions.findSummaryById(version).isEmpty()) {
            mongo.save(new VersionEdition(version, of(version.statement()).id()));
        }
    }

    public Map<VersionId, EditionId> of(Collection<VersionId> frozen) {
        if (frozen.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<>(mongo.find(query(where("_id").in(frozen)), VersionEdition.class).stream()
                .collect(toMap(VersionEdition::version, VersionEdition::edition)));
        frozen.forEach(version -> found.computeIfAbsent(version, this::fixed));
        return found;
    }

    /** Those of drafts that were chosen; all other drafts cite the current one. */
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
    public void choose(Statement statement, EditionId edition) {
        of(IntStream.rangeClosed(1, statement.frozen().versions())
                .mapToObj(number -> VersionId.of(statement.id(), number))
                .toList());
        mongo.save(new CitedEdition(statement.id(), edition));
    }
}
