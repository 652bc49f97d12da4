package org.communique.statement.version;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.HashSet;
import java.util.Objects;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.statement.Grant;
import org.communique.statement.Statement;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.communique.text.document.Words;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Says what is true of a statement while a version of it is frozen. */
@Component
public class VersionFactsRecorder {

    private final Statements statements;
    private final Versions versions;
    private final Directory directory;
    private final MongoOperations mongo;
    private final HeavyWorkExecutor heavyWorkExecutor;

    VersionFactsRecorder(
            Statements statements,
            Versions versions,
            Directory directory,
            MongoOperations mongo,
            HeavyWorkExecutor heavyWorkExecutor) {
        this.statements = statements;
        this.versions = versions;
        this.directory = directory;
        this.mongo = mongo;
        this.heavyWorkExecutor = heavyWorkExecutor;
    }

    /** Coordinators have access without being given it, which makes their organisations none of those that take part. */
    public VersionFacts of(Statement statement, int words) {
        var members = directory.members(statement.grants().stream()
                .map(Grant::member)
                .filter(Objects::nonNull)
                .toList());
        var organisations = new HashSet<>(statement.grants().stream()
                .map(Grant::organisation)
                .filter(Objects::nonNull)
                .toList());
        members.values().stream()
                .filter(Member::active)
                .map(Member::organisation)
                .forEach(organisations::add);
        var active = directory.organisations(organisations).values().stream()
                .filter(Organisation::active)
                .count();
        return new VersionFacts((int) active, words, statement.tagging().tags());
    }

    /** What was recorded. A version that an earlier build froze without facts gets them now, once. */
    public VersionSummary recorded(VersionId id) {
        var version = versions.findSummaryById(id).orElseThrow();
        if (version.facts() != null) {
            return version.facts().tags() == null ? withTags(id) : version;
        }
        var words = heavyWorkExecutor.run(
                WorkKind.COMPARISON,
                "statement " + id.statement().value(),
                () -> Words.count(
                        CanonicalText.read(versions.findById(id).orElseThrow().text())));
        var facts = of(statements.findById(id.statement()).orElseThrow(), words);
        mongo.updateFirst(
                query(where("_id").is(id).and("facts").is(null)), new Update().set("facts", facts), Version.class);
        return versions.findSummaryById(id).orElseThrow();
    }

    private VersionSummary withTags(VersionId id) {
        var tags = statements.findById(id.statement()).orElseThrow().tagging().tags();
        mongo.updateFirst(
                query(where("_id").is(id).and("facts.tags").is(null)),
                new Update().set("facts.tags", tags),
                Version.class);
        return versions.findSummaryById(id).orElseThrow();
    }
}
