package org.communique.comment;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.communique.statement.StatementReconcileQueue;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Comments that members keep for their decisions. They are nowhere else until they are sent, so that no one but their author meets them.
 * A comment that is sent is marked first and removed last: what a crash leaves marked is sent by the reconciler of the statement, once, as
 * it has the same id among the comments.
 */
@Component
public class HeldComments {

    /** On one statement. */
    static final int MOST_OF_MEMBER = 100;

    /** @param sentAt once it is being sent, and does not change any more */
    @Document("heldComments")
    record HeldComment(
            @Id CommentId id,
            @Indexed StatementId statement,
            Comment comment,
            @Nullable Instant sentAt) {}

    /**
     * A decision that sends what its author held until then, on its version and on older ones.
     *
     * @param due when the comments are sent: until then it can be withdrawn
     */
    public record SendingDecision(MemberId by, int version, Instant at, Instant due) {

        private boolean sends(Comment comment) {
            return by.equals(comment.by())
                    && comment.version() <= version
                    && !comment.at().isAfter(at);
        }
    }

    private final MongoOperations mongo;
    private final Comments comments;
    private final CommentQuota quota;
    private final StatementReconcileQueue reconcileQueue;

    HeldComments(MongoOperations mongo, Comments comments, CommentQuota quota, StatementReconcileQueue reconcileQueue) {
        this.mongo = mongo;
        this.comments = comments;
        this.quota = quota;
        this.reconcileQueue = reconcileQueue;
    }

    boolean isFull(MemberId member, StatementId statement) {
        return mongo.count(query(of(member, statement)).limit(MOST_OF_MEMBER), HeldComment.class) >= MOST_OF_MEMBER;
    }

    void insert(Comment comment) {
        mongo.insert(new HeldComment(comment.id(), comment.statement(), comment, null));
    }

    /** The oldest first. */
    List<Comment> on(StatementId statement, MemberId member) {
        return mongo.find(query(of(member, statement)).with(Sort.by("comment.at")), HeldComment.class).stream()
                .map(HeldComment::comment)
                .toList();
    }

    /** Whether a decision on the version, made now, sends any. */
    public boolean goWithDecision(VersionId version, MemberId member) {
        return on(version.statement(), member).stream().anyMatch(comment -> comment.version() <= version.number());
    }

    Optional<Comment> find(CommentId id, MemberId by) {
        return Optional.ofNullable(mongo.findOne(query(own(id, by)), HeldComment.class))
                .map(HeldComment::comment);
    }

    Optional<Comment> edit(CommentId id, MemberId by, String text) {
        return change(own(id, by), new Update().set("comment.text", text)).map(HeldComment::comment);
    }

    boolean delete(CommentId id, MemberId by) {
        return mongo.remove(query(own(id, by)), HeldComment.class).getDeletedCount() > 0;
    }

    /** Without a decision; empty if it was sent or deleted meanwhile. */
    Optional<Comment> send(CommentId id, MemberId by, Instant at) {
        reconcileQueue.add(id.statement());
        return change(own(id, by), new Update().set("sentAt", at)).map(this::publish);
    }

    /**
     * Sends what is held on the statement and was decided on, and what a crash has left half-way. Where the text has no room for another
     * thread it stays held.
     *
     * @return when more is due
     */
    public Optional<Instant> send(StatementId statement, Instant now, List<SendingDecision> decisions) {
        var next = Optional.<Instant>empty();
        for (var held :
                mongo.find(query(where("statement").is(statement)).with(Sort.by("comment.at")), HeldComment.class)) {
            var comment = held.comment();
            var decision = decisions.stream()
                    .filter(each -> each.sends(comment))
                    .min(Comparator.comparing(SendingDecision::due));
            if (held.sentAt() != null) {
                publish(held);
            } else if (decision.isPresent() && decision.get().due().isAfter(now)) {
                var due = decision.get().due();
                next = Optional.of(next.filter(due::isAfter).orElse(due));
            } else if (decision.isPresent() && !quota.isFull(statement, comment.version())) {
                change(
                                own(held.id(), comment.by()),
                                new Update().set("sentAt", decision.get().at()))
                        .ifPresent(this::publish);
            }
        }
        return next;
    }

    public boolean exist(StatementId statement) {
        return mongo.exists(query(where("statement").is(statement)), HeldComment.class);
    }

    private Comment publish(HeldComment sent) {
        var comment = sent.comment().said(Objects.requireNonNull(sent.sentAt()));
        comments.say(comment);
        mongo.remove(query(where("_id").is(sent.id())), HeldComment.class);
        return comment;
    }

    private Optional<HeldComment> change(Criteria which, Update update) {
        return Optional.ofNullable(mongo.findAndModify(
                query(which), update, FindAndModifyOptions.options().returnNew(true), HeldComment.class));
    }

    private static Criteria of(MemberId member, StatementId statement) {
        return where("statement")
                .is(statement)
                .and("comment.by")
                .is(member)
                .and("sentAt")
                .is(null);
    }

    private static Criteria own(CommentId id, MemberId by) {
        return where("_id").is(id).and("comment.by").is(by).and("sentAt").is(null);
    }
}
