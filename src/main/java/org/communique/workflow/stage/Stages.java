package org.communique.workflow.stage;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.statement.StatementId;
import org.communique.statement.StatementReconcileQueue;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.Reviewer;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.stage.ApprovalPolicy.Vote;
import org.communique.workflow.stage.Stage.Status;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The stage documents. Whatever changes one is a single update that an open stage alone accepts. */
@Component
public class Stages {

    private static final TypeInformation<Decision> DECISION = TypeInformation.of(Decision.class);
    private static final FindOneAndUpdateOptions REVISION_AFTERWARDS =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER).projection(new Document("revision", 1));

    private final MongoOperations mongo;
    private final StatementReconcileQueue changed;
    private final KnownStages known = new KnownStages();

    Stages(MongoOperations mongo, StatementReconcileQueue changed) {
        this.mongo = mongo;
        this.changed = changed;
    }

    public Optional<Stage> find(StageId id) {
        return findClosed(id)
                .or(() -> Optional.ofNullable(mongo.findById(id, Stage.class)).map(known::noted));
    }

    /** The stage if it is known to be closed; the database is not asked. */
    public Optional<Stage> findClosed(StageId id) {
        return known.findClosed(id);
    }

    /** The last opened first. */
    public List<Stage> of(StatementId statement) {
        return mongo.find(
                query(where("statement").is(statement)).with(Sort.by(Sort.Direction.DESC, "openedAt")), Stage.class);
    }

    public List<Stage> openOf(StatementId statement) {
        return of(statement).stream().filter(Stage::open).toList();
    }

    /** Open stages on which the member is awaited. */
    public List<Stage> awaiting(MemberId member) {
        return mongo
                .find(query(where("reviewers.member").is(member).and("status").is(Status.OPEN)), Stage.class)
                .stream()
                .filter(stage -> stage.awaited().stream()
                        .anyMatch(reviewer -> reviewer.member().equals(member)))
                .toList();
    }

    /** Open stages that a coordinator has to see to. */
    public List<Stage> needingAttention() {
        return mongo.find(
                query(where("attention")
                        .in(List.of(AttentionReason.values()))
                        .and("status")
                        .is(Status.OPEN)),
                Stage.class);
    }

    /** Open stages that may ask one of the members. */
    public List<Stage> openAsking(Collection<MemberId> members) {
        return mongo.find(
                query(where("reviewers.member").in(members).and("status").is(Status.OPEN)), Stage.class);
    }

    /** False if the stage was opened before. */
    public boolean insert(Stage stage) {
        changed.add(stage.statement());
        try {
            mongo.insert(stage);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** The stage with the decision, unless it is closed, about another text, or not for the member to decide. */
    public Optional<Stage> record(StageId stage, Decision decision) {
        return push(stage, decision, deciding(stage, decision));
    }

    /**
     * The same for a stage that nobody has read: also not if it asks others, or is due and may have come to an outcome.
     *
     * @param roles that let the member decide
     */
    public Optional<Stage> recordUnread(StageId stage, Decision decision, Collection<Role> roles) {
        return push(
                stage,
                decision,
                deciding(stage, decision)
                        .append("version", decision.version().value())
                        .append(
                                "role",
                                new Document(
                                        "$in", roles.stream().map(Role::name).toList()))
                        .append("deadline", new Document("$gt", decision.at())));
    }

    /** In the database's own terms, as of all updates this one has to be quick, and mapping it takes longer than making it. */
    private static Document deciding(StageId stage, Decision decision) {
        var member = decision.member().value();
        var organisation = decision.organisation().value();
        return new Document("_id", stage.value())
                .append("status", Status.OPEN.name())
                .append("hash", decision.hash().value())
                .append("reviewers", any(new Document("member", member).append("organisation", organisation)))
                .append("authors", new Document("$ne", member))
                .append("$nor", decidedBefore(decision));
    }

    private static List<Document> decidedBefore(Decision decision) {
        List<Document> before = new ArrayList<>();
        before.add(new Document(
                "decisions",
                any(standing(decision).append("member", decision.member().value()))));
        if (decision.verdict() != Verdict.RECUSE) {
            var ofOrganisation = standing(decision)
                    .append("organisation", decision.organisation().value())
                    .append("verdict", new Document("$ne", Verdict.RECUSE.name()));
            before.add(new Document("policy.vote", Vote.ORGANISATION.name()).append("decisions", any(ofOrganisation)));
        }
        return before;
    }

    private static Document standing(Decision decision) {
        return new Document("withdrawnAt", null)
                .append("version", decision.version().value());
    }

    private static Document any(Document element) {
        return new Document("$elemMatch", element);
    }

    /** The database returns the revision alone: a stage can have thousands of reviewers and decisions, and each decides. */
    private Optional<Stage> push(StageId stage, Decision decision, Document allowed) {
        changed.add(stage.statement());
        var update = new Document(
                        "$push", new Document("decisions", mongo.getConverter().convertToMongoType(decision, DECISION)))
                .append("$inc", new Document("revision", 1));
        return Optional.ofNullable(mongo.execute(
                        Stage.class, stages -> stages.findOneAndUpdate(allowed, update, REVISION_AFTERWARDS)))
                .map(document -> document.getInteger("revision"))
                .flatMap(revision -> known.with(stage, decision, revision).or(() -> find(stage)));
    }

    /** The stage as the change leaves it; empty if it was settled or changed since it was read. */
    public Optional<Stage> change(Stage read, Update update) {
        changed.add(read.statement());
        return update(open(read.id()).and("revision").is(read.revision()), update);
    }

    /** The stage settled; empty if it was settled or changed since it was read. */
    public Optional<Stage> close(Stage read, Status outcome, Instant at, List<Decision> tacit) {
        var update = new Update().set("status", outcome).set("closedAt", at).unset("attention");
        if (!tacit.isEmpty()) {
            update.push("decisions").each(tacit.toArray());
        }
        return change(read, update);
    }

    /** The stage that asks them; empty if it was settled or changed since it was read. */
    public Optional<Stage> ask(Stage read, List<Reviewer> reviewers, StageAction act) {
        return change(read, new Update().set("reviewers", reviewers).push("acts", act));
    }

    private Optional<Stage> update(Criteria allowed, Update update) {
        return Optional.ofNullable(mongo.findAndModify(
                        query(allowed),
                        update.inc("revision", 1),
                        FindAndModifyOptions.options().returnNew(true),
                        Stage.class))
                .map(known::noted);
    }

    private static Criteria open(StageId id) {
        return where("_id").is(id).and("status").is(Status.OPEN);
    }
}
