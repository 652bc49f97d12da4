package org.communique.workflow.review;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.DecisionComment;
import org.communique.workflow.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** The words of verdicts. They are stored before the verdict, which names them by their hash. */
@Component
public class DecisionComments {

    private static final Logger log = LoggerFactory.getLogger(DecisionComments.class);

    private final MongoOperations mongo;
    private final Set<String> missing = ConcurrentHashMap.newKeySet();

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

    /** Those that are missing are named in the log, once. */
    public Texts of(Collection<Stage> stages) {
        var decisions = stages.stream()
                .flatMap(stage -> stage.decisions().stream())
                .filter(decision -> decision.commentHash() != null)
                .toList();
        var versions = decisions.stream().map(Decision::version).collect(toSet());
        var comments = versions.isEmpty()
                ? List.<DecisionComment>of()
                : mongo.find(query(where("version").in(versions)), DecisionComment.class);
        var texts = comments.stream().collect(toMap(DecisionComment::id, DecisionComment::text));
        var lost = decisions.stream()
                .map(Decision::commentId)
                .filter(Objects::nonNull)
                .filter(id -> !texts.containsKey(id) && missing.add(id))
                .toList();
        if (!lost.isEmpty()) {
            log.warn("The collection decisionComments lacks {}, which decisions name", lost);
        }
        return new Texts(texts);
    }

    /** The words of certain stages' verdicts. */
    public record Texts(Map<String, String> byId) {

        /** Empty if there are none, or they are missing. */
        public String of(Decision decision) {
            var id = decision.commentId();
            return id == null ? "" : byId.getOrDefault(id, "");
        }
    }
}
