package org.communique.workflow;

import java.util.List;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Takes proof that reviewers were told of a stage, from whoever told them. A silence procedure needs it. */
@Component
public class StageNotices {

    private final MongoOperations mongo;

    StageNotices(MongoOperations mongo) {
        this.mongo = mongo;
    }

    public void told(StageId stage, List<Told> proofs) {
        if (!proofs.isEmpty()) {
            mongo.updateFirst(
                    Query.query(Criteria.where("_id").is(stage).and("status").is(Stage.Status.OPEN)),
                    new Update().push("told").each(proofs.toArray()).inc("revision", 1),
                    Stage.class);
        }
    }
}
