package org.communique.comment;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
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
                reply,
                (shown, there) -> shown.and(there + ".by").is(by),
                there -> new Update().set(there + ".text", text).set(there + ".editedAt", at));
    }

    /** Takes its words away, whoever wrote it. */
    Optional<Comment> removeReply(CommentId id, ReplyId reply, MemberId coordinator) {
        return changeReply(
                id,
                reply,
                (shown, _) -> shown,
                there -> new Update().set(there + ".text", "").set(there + ".removedBy", coordinator));
    }

    private Optional<Comment> changeReply(
            CommentId id,
            ReplyId reply,
            BiFunction<Criteria, String, Criteria> which,
            Function<String, Update> update) {
        return OptimisticRetry.run(id, _ -> changeReplyOnce(id, reply, which, update));
    }

    /**
     * Empty if an earlier reply was deleted since it was read, so that the position has changed; nothing within if there is no such reply,
     * or it was removed.
     */
    private Optional<Optional<Comment>> changeReplyOnce(
            CommentId id,
            ReplyId reply,
            BiFunction<Criteria, String, Criteria> which,
            Function<String, Update> update) {
        var replies = find(id).map(Comment::replies).orElse(List.of());
        for (int i = 0; i < replies.size(); i++) {
            if (replies.get(i).id().equals(reply)) {
                var there = "replies." + i;
                var shown = at(id, there, reply).and(there + ".removedBy").is(null);
                var changed = change(which.apply(shown, there), update.apply(there));
                return changed.isPresent() || stands(at(id, there, reply)) ? Optional.of(changed) : Optional.empty();
            }
        }
        return Optional.of(Optional.empty());
    }

    private static Criteria at(CommentId id, String there, ReplyId reply) {
        return where("_id").is(id).and(there + "._id").is(reply);
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

    /** Takes its words away, and a suggestion that is not settled; of one that is, only the words. */
    Optional<Comment> blank(CommentId id, MemberId by, Instant at) {
        return takeWords(id, () -> own(id, by), List.of(State.DECLINED, State.ACCEPTED), () -> deletion(at));
    }

    /** Takes its words away, and a suggestion that is not accepted, whoever wrote it; of an accepted one, only the words. */
    Optional<Comment> removeWords(CommentId id, MemberId coordinator, Instant at) {
        return takeWords(
                id, () -> shown(id), List.of(State.ACCEPTED), () -> deletion(at).set("removedBy", coordinator));
    }

    /**
     * Each of the two updates is made in its states of the suggestion only: an acceptance can fail between them, and the suggestion be
     * open again.
     *
     * @param kept states in which it stays on record that there was a suggestion
     */
    private Optional<Comment> takeWords(
            CommentId id, Supplier<Criteria> which, List<State> kept, Supplier<Update> deletion) {
        return OptimisticRetry.run(id, _ -> {
            var changed = change(
                            which.get().and("suggestion.state").nin(kept),
                            deletion.get().unset("suggestion"))
                    .or(() -> change(
                            which.get().and("suggestion.state").in(kept),
                            deletion.get().set("suggestion.words", "")));
            return changed.isPresent() || !stands(which.get()) ? Optional.of(changed) : Optional.empty();
        });
    }

    private static Update deletion(Instant at) {
        return new Update().set("text", "").set("deletedAt", at);
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

    /** A suggestion that was settled or retried in the meantime, or whose comment was deleted, is not changed. */
    Optional<Comment> settle(Comment read, Suggestion settled) {
        return change(asRead(read).and("deletedAt").is(null), suggestion(settled));
    }

    /** Records that its words are in the draft, and the thread as resolved, also if the comment was deleted meanwhile. */
    Optional<Comment> enter(Comment read, Suggestion entered) {
        return change(
                asRead(read), suggestion(entered).set("settledBy", entered.by()).set("settledAt", entered.at()));
    }

    /** Makes a suggestion open again that could not be taken in; one whose comment was deleted meanwhile goes with it. */
    void release(Comment read, Suggestion open) {
        if (change(asRead(read).and("deletedAt").is(null), suggestion(open)).isEmpty()) {
            change(asRead(read).and("deletedAt").ne(null), new Update().unset("suggestion"));
        }
    }

    private static Criteria asRead(Comment read) {
        var suggestion = Objects.requireNonNull(read.suggestion());
        return where("_id")
                .is(read.id())
                .and("suggestion.state")
                .is(suggestion.state())
                .and("suggestion.entered")
                .is(suggestion.entered())
                .and("suggestion.attempt")
                .is(suggestion.attempt());
    }

    /** All but its words, which may have been removed since they were read. */
    private static Update suggestion(Suggestion now) {
        return new Update()
                .set("suggestion.state", now.state())
                .set("suggestion.by", now.by())
                .set("suggestion.at", now.at())
                .set("suggestion.reason", now.reason())
                .set("suggestion.attempt", now.attempt())
                .set("suggestion.client", now.client())
                .set("suggestion.entered", now.entered());
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

    private boolean stands(Criteria which) {
        return mongo.exists(query(which), Comment.class);
    }

    private Optional<Comment> change(Criteria which, Update update) {
        return Optional.ofNullable(mongo.findAndModify(
                query(which), update, FindAndModifyOptions.options().returnNew(true), Comment.class));
    }
}
