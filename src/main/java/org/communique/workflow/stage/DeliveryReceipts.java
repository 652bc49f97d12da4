package org.communique.workflow.stage;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.communique.coalition.directory.MemberId;
import org.communique.workflow.decision.Reviewer;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Takes proof that reviewers were notified of a stage, from anyone who notified them. A silence procedure needs it. */
@Component
public class DeliveryReceipts {

    private final Stages stages;
    private final MongoOperations mongo;

    DeliveryReceipts(Stages stages, MongoOperations mongo) {
        this.stages = stages;
        this.mongo = mongo;
    }

    /** Since when each of the reviewers is asked; none if the stage is closed. */
    public Map<MemberId, Instant> askedSince(StageId stage) {
        return stages.find(stage).filter(Stage::open).map(Stage::reviewers).orElse(List.of()).stream()
                .collect(toMap(Reviewer::member, Reviewer::since, (one, _) -> one));
    }

    public void record(StageId stage, List<DeliveryReceipt> proofs) {
        var known = stages.find(stage).map(Stage::receipts).orElse(List.of()).stream()
                .map(DeliveryReceipt::member)
                .collect(toSet());
        var fresh = proofs.stream()
                .filter(receipt -> !known.contains(receipt.member()))
                .toArray();
        if (fresh.length > 0) {
            mongo.updateFirst(
                    Query.query(Criteria.where("_id").is(stage).and("status").is(StageStatus.OPEN)),
                    new Update().push("receipts").each(fresh).inc("revision", 1),
                    Stage.class);
        }
    }
}
