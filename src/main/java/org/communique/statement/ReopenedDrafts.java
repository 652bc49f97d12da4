package org.communique.statement;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.statement.Grant.Right;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** Drafts that were reopened after a submission, by who may edit them; without their grants, which can be thousands. */
@Component
public class ReopenedDrafts {

    private final MongoOperations mongo;

    ReopenedDrafts(MongoOperations mongo) {
        this.mongo = mongo;
    }

    public record ReopenedDraft(@Id StatementId id, String title, int versions) {}

    /** As {@link org.communique.statement.access.StatementRights#allows} has it. */
    public List<ReopenedDraft> editableBy(Member member) {
        if (!member.active() || !member.is(Role.COORDINATOR) && !member.is(Role.DRAFTER)) {
            return List.of();
        }
        var reopened = where("phase").is(Phase.DRAFTING).and("versions").gt(0);
        var editable = member.is(Role.COORDINATOR)
                ? reopened
                : reopened.orOperator(granted("member", member.id()), granted("organisation", member.organisation()));
        var query = query(editable);
        query.fields().include("title", "versions");
        return mongo.query(Statement.class)
                .as(ReopenedDraft.class)
                .matching(query)
                .all();
    }

    private static Criteria granted(String to, Object grantee) {
        return where("grants").elemMatch(where(to).is(grantee).and("right").is(Right.EDIT));
    }
}
