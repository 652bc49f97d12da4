package org.communique.amendment.suggestion;

import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communique.amendment.suggestion.SuggestionCopy.Claim;
import org.communique.amendment.suggestion.SuggestionCopy.Name;
import org.communique.amendment.suggestion.SuggestionCopy.Seen;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

@Component
class SuggestionCopies {

    private final MongoOperations mongo;

    SuggestionCopies(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Without what was seen. */
    List<SuggestionCopy> of(StatementId statement) {
        var all = query(where("statement").is(statement));
        all.fields().exclude("seen");
        return mongo.find(all, SuggestionCopy.class);
    }

    Set<StatementId> suggestedIn(Collection<StatementId> drafts) {
        if (drafts.isEmpty()) {
            return Set.of();
        }
        var all = query(where("statement").in(drafts));
        all.fields().exclude("seen");
        return mongo.find(all, SuggestionCopy.class).stream()
                .map(SuggestionCopy::statement)
                .collect(toSet());
    }

    Optional<SuggestionCopy> find(StatementId statement, MemberId author) {
        return find(SuggestionCopy.idOf(statement, author));
    }

    Optional<SuggestionCopy> find(String id) {
        return Optional.ofNullable(mongo.findById(id, SuggestionCopy.class));
    }

    SuggestionCopy begin(StatementId statement, MemberId author, Instant at) {
        var id = SuggestionCopy.idOf(statement, author);
        try {
            return mongo.insert(new SuggestionCopy(id, statement, author, 1, at, null, List.of(), List.of()));
        } catch (DuplicateKeyException e) {
            return find(id).orElseThrow();
        }
    }

    /** Returns false if something else is being decided, or the fork is of another generation now. */
    boolean claim(SuggestionCopy copy, Claim claim) {
        var free = where("_id")
                .is(copy.id())
                .and("generation")
                .is(copy.generation())
                .and("claim")
                .is(null);
        return mongo.updateFirst(query(free), new Update().set("claim", claim), SuggestionCopy.class)
                        .getMatchedCount()
                > 0;
    }

    void specify(String id, Claim claim) {
        mongo.updateFirst(
                query(where("_id").is(id).and("claim.client").is(claim.client())),
                new Update().set("claim", claim),
                SuggestionCopy.class);
    }

    void release(String id, long client) {
        mongo.updateFirst(
                query(where("_id").is(id).and("claim.client").is(client)),
                new Update().unset("claim"),
                SuggestionCopy.class);
    }

    void see(SuggestionCopy copy, List<Seen> seen) {
        var same = where("_id").is(copy.id()).and("generation").is(copy.generation());
        mongo.updateFirst(query(same), new Update().set("seen", seen), SuggestionCopy.class);
    }

    /** Returns false if it was, by another. */
    boolean forkAgain(SuggestionCopy copy, List<Name> names) {
        var same = where("_id").is(copy.id()).and("generation").is(copy.generation());
        var next = new Update().set("generation", copy.generation() + 1).set("names", names);
        return mongo.updateFirst(query(same), next, SuggestionCopy.class).getMatchedCount() > 0;
    }
}
