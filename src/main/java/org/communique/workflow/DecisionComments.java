package org.communique.workflow;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** The words of verdicts. They are stored before the verdict, which names them by their hash. */
@Component
class DecisionComments {

    private final MongoOperations mongo;

    DecisionComments(MongoOperations mongo) {
        this.mongo = mongo;
    }

    void store(DecisionComment comment) {
        try {
            mongo.insert(comment);
        } catch (DuplicateKeyException e) {
            // The same words are there.
        }
    }

    Texts of(Collection<Stage> stages) {
        var versions = stages.stream()
                .flatMap(stage -> stage.decisions().stream())
                .filter(decision -> decision.commentHash() != null)
                .map(Decision::version)
                .collect(toSet());
        var comments = versions.isEmpty()
                ? List.<DecisionComment>of()
                : mongo.find(query(where("version").in(versions)), DecisionComment.class);
        return new Texts(comments.stream().collect(toMap(DecisionComment::id, DecisionComment::text)));
    }

    /** The words of certain stages' verdicts. */
    record Texts(Map<String, String> byId) {

        /** Empty if there are none. */
        String of(Decision decision) {
            var id = decision.commentId();
            return id == null ? "" : requireNonNull(byId.get(id), id);
        }
    }
}
