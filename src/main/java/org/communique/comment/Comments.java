package org.communique.comment;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Suggestion.State;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.text.comparison.Quotation;
import org.communique.work.OptimisticRetry;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The comments. Each act is one conditional update of one document, so that no one's words are lost to another's. */
@Component
class Comments {

    private final MongoOperations mongo;

    Comments(MongoOperations mongo) {
        this.mongo = mongo;
    }

    void insert(Comment comment) {
        mongo.insert(comment);
    }

    Optional<Comment> find(CommentId id) {
        return Optional.ofNullable(mongo.findById(id, Comment.class));
    }

    List<Comment> on(VersionId version) {
        var which = where("statement").is(version.statement()).and("version").is(version.number());
        return mongo.find(query(which), Comment.class);
    }

    /** Those on a version and on the older ones, the first first. */
    List<Comment> upTo(VersionId version) {
        var which = where("statement").is(version.statement()).and("version").lte(version.number());
        return mongo.find(query(which).with(Sort.by("at")), Comment.class);
    }

    /** All, without anything that was said. */
    List<CommentSummary> outlines(StatementId statement) {
        var query = query(where("statement").is(statement));
        query.fields()
                .include("version", "by", "at", "deletedAt", "removedBy", "quotation.address")
                .include("suggestion.state", "suggestion.by", "suggestion.at", "suggestion.entered");
        return mongo.find(query, CommentSummary.class);
    }

    void quote(CommentId id, Quotation quotation) {
        change(where("_id").is(id), new Update().set("quotation", quotation));
    }

    Optional<Comment> reply(CommentId id, Reply reply) {
        return change(
                where("_id").is(id).and("replies." + (Comment.MOST_REPLIES - 1)).exists(false),
                new Update().push("replies", reply));
    }

    Optional<Comment> edit(CommentId id, MemberId by, String text, Instant at) {
        return change(own(id, by), new Update().set("text", text).set("editedAt", at));
    }

    Optional<Comment> editReply(CommentId id, ReplyId reply, MemberId by, String text, Instant at) {
        return changeReply(
                id,
                read -> read.id().equals(reply) && read.by().equals(by) && read.removedBy() == null,
                there -> new Update().set(there + ".text", text).set(there + ".editedAt", at));
    }

    /** Takes its words away, whoever wrote it. */
    Optional<Comment> removeReply(CommentId id, ReplyId reply, MemberId coordinator) {
        return changeReply(
                id,
                read -> read.id().equals(reply) && read.removedBy() == null,
                there -> new Update().set(there + ".text", "").set(there + ".removedBy", coordinator));
    }

    private Optional<Comment> changeReply(CommentId id, Predicate<Reply> which, Function<String, Update> update) {
        return OptimisticRetry.run(id, _ -> changeReplyOnce(id, which, update));
    }

    /** Empty if an earlier reply was deleted since it was read, so that the position has changed; nothing within if there is no such reply. */
    private Optional<Optional<Comment>> changeReplyOnce(
            CommentId id, Predicate<Reply> which, Function<String, Update> update) {
        var replies = find(id).map(Comment::replies).orElse(List.of());
        for (int i = 0; i < replies.size(); i++) {
            if (which.test(replies.get(i))) {
                var there = "replies." + i;
                return change(
                                where("_id")
                                        .is(id)
                                        .and(there + "._id")
                                        .is(replies.get(i).id()),
                                update.apply(there))
                        .map(Optional::of);
            }
        }
        return Optional.of(Optional.empty());
    }

    Optional<Comment> deleteReply(CommentId id, ReplyId reply, MemberId by) {
        return change(
                ownReply(id, reply, by),
                new Update().pull("replies", query(where("_id").is(reply))));
    }

    /** False if it was answered, or its suggestion is settled. */
    boolean remove(CommentId id, MemberId by) {
        return mongo.remove(query(withOpenSuggestion(own(id, by).and("replies").size(0))), Comment.class)
                        .getDeletedCount()
                > 0;
    }

    /** Takes its words away, and a suggestion that is not settled. */
    Optional<Comment> blank(CommentId id, MemberId by, Instant at) {
        var open = change(
                withOpenSuggestion(own(id, by)),
                new Update().set("text", "").set("deletedAt", at).unset("suggestion"));
        return open.isPresent()
                ? open
                : change(own(id, by), new Update().set("text", "").set("deletedAt", at));
    }

    /** Takes its words away, and a suggestion that is not accepted, whoever wrote it. */
    Optional<Comment> removeWords(CommentId id, MemberId coordinator, Instant at) {
        var notAccepted = change(
                shown(id).and("suggestion.state").ne(State.ACCEPTED),
                removal(coordinator, at).unset("suggestion"));
        return notAccepted.isPresent() ? notAccepted : change(shown(id), removal(coordinator, at));
    }

    private static Update removal(MemberId coordinator, Instant at) {
        return new Update().set("text", "").set("deletedAt", at).set("removedBy", coordinator);
    }

    Optional<Comment> resolve(CommentId id, MemberId by, Instant at) {
        return change(
                where("_id").is(id).and("settledAt").is(null),
                new Update().set("settledBy", by).set("settledAt", at));
    }

    Optional<Comment> reopen(CommentId id) {
        return change(
                where("_id").is(id).and("settledAt").ne(null),
                new Update().unset("settledBy").unset("settledAt"));
    }

    /** A suggestion that was settled or retried in the meantime is not changed. */
    Optional<Comment> settle(Comment read, Suggestion settled, boolean resolved) {
        var suggestion = Objects.requireNonNull(read.suggestion());
        var update = new Update().set("suggestion", settled);
        if (resolved && settled.by() != null) {
            update.set("settledBy", settled.by()).set("settledAt", settled.at());
        }
        return change(
                where("_id")
                        .is(read.id())
                        .and("suggestion.state")
                        .is(suggestion.state())
                        .and("suggestion.entered")
                        .is(suggestion.entered())
                        .and("suggestion.attempt")
                        .is(suggestion.attempt()),
                update);
    }

    private static Criteria withOpenSuggestion(Criteria criteria) {
        return criteria.orOperator(
                where("suggestion").is(null), where("suggestion.state").is(State.OPEN));
    }

    private static Criteria own(CommentId id, MemberId by) {
        return where("_id").is(id).and("by").is(by).and("deletedAt").is(null);
    }

    private static Criteria shown(CommentId id) {
        return where("_id").is(id).and("deletedAt").is(null);
    }

    private static Criteria ownReply(CommentId id, ReplyId reply, MemberId by) {
        return where("_id")
                .is(id)
                .and("replies")
                .elemMatch(
                        where("_id").is(reply).and("by").is(by).and("removedBy").is(null));
    }

    private Optional<Comment> change(Criteria which, Update update) {
        return Optional.ofNullable(mongo.findAndModify(
                query(which), update, FindAndModifyOptions.options().returnNew(true), Comment.class));
    }
}
