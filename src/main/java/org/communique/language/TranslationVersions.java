package org.communique.language;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.directory.MemberId;
import org.communique.language.TranslationVersion.Decision;
import org.communique.statement.StatementId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The submitted versions of translations. */
@Component
class TranslationVersions {

    private static final Comparator<TranslationVersion> NEWEST_FIRST =
            Comparator.comparing(TranslationVersion::number).reversed();

    private final MongoOperations mongo;

    TranslationVersions(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** With its text. */
    Optional<TranslationVersion> find(TranslationVersionId id) {
        return Optional.ofNullable(mongo.findById(id, TranslationVersion.class));
    }

    /** Without their texts, the newest of each language first. */
    List<TranslationVersion> of(StatementId statement) {
        return withoutTexts(where("statement").is(statement));
    }

    /** As {@link #of(StatementId)}. */
    List<TranslationVersion> of(TranslationId translation) {
        return of(translation.statement()).stream()
                .filter(version -> version.id().translation().equals(translation))
                .toList();
    }

    List<TranslationVersion> of(Collection<StatementId> statements) {
        return withoutTexts(where("statement").in(statements));
    }

    List<TranslationVersion> undecided() {
        return withoutTexts(where("decision.at").isNull());
    }

    /** Of which changes are requested of who submitted them. */
    List<TranslationVersion> returnedTo(MemberId member) {
        return withoutTexts(
                where("submittedBy").is(member).and("decision.approved").is(false));
    }

    private List<TranslationVersion> withoutTexts(Criteria criteria) {
        var query = query(criteria);
        query.fields().exclude("text");
        return mongo.find(query, TranslationVersion.class).stream()
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /** Empty if another got this number at the same moment. */
    Optional<TranslationVersion> insert(TranslationVersion version) {
        try {
            return Optional.of(mongo.insert(version));
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    /** Whether no one had decided before. */
    boolean decide(TranslationVersionId id, Decision decision) {
        var undecided = query(where("_id").is(id).and("decision.at").isNull());
        return mongo.updateFirst(undecided, Update.update("decision", decision), TranslationVersion.class)
                        .getModifiedCount()
                > 0;
    }
}
