package org.communique.comment;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Comment.Assignment;
import org.communique.comment.Reply.ReplyId;
import org.communique.id.Id;
import org.communique.mail.StoredEvent.Fact;
import org.communique.work.OptimisticRetry;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Threads of one kind, each of which is a document. Each act is one conditional update of it, so that no one's words are lost to
 * another's.
 */
public abstract class ThreadStore<T extends DiscussionThread> {

    private final MongoOperations mongo;
    private final Class<T> type;

    protected ThreadStore(MongoOperations mongo, Class<T> type) {
        this.mongo = mongo;
        this.type = type;
    }

    public final T insert(T thread) {
        return mongo.insert(thread);
    }

    public final Fact fact(Id id, String field, Object value) {
        return Fact.of(type, id, field, value);
    }

    public final Optional<T> find(Id id) {
        return Optional.ofNullable(mongo.findById(id, type));
    }

    public final List<T> findAll(Collection<? extends Id> ids) {
        return mongo.find(query(where("_id").in(ids)), type);
    }

    final Optional<T> reply(Id id, Reply reply) {
        return change(
                where("_id").is(id).and("replies." + (Comment.MOST_REPLIES - 1)).exists(false),
                new Update().push("replies", reply));
    }

    /** Not of words that came with a file: they would stand under the name of an author who never wrote them. */
    final Optional<T> edit(Id id, MemberId by, String text, Instant at) {
        return change(
                own(id, by).and("source").is(null),
                new Update().set("text", text).set("editedAt", at));
    }

    /** As {@link #edit}. */
    final Optional<T> editReply(Id id, ReplyId reply, MemberId by, String text, Instant at) {
        return changeReply(
                id,
                reply,
                (shown, there) ->
                        shown.and(there + ".by").is(by).and(there + ".source").is(null),
                there -> new Update().set(there + ".text", text).set(there + ".editedAt", at));
    }

    /** Takes its words away, whoever wrote it. */
    final Optional<T> removeReply(Id id, ReplyId reply, MemberId coordinator) {
        return changeReply(
                id,
                reply,
                (shown, _) -> shown,
                there -> new Update()
                        .set(there + ".text", "")
                        .set(there + ".removedBy", coordinator)
                        .unset(there + ".source"));
    }

    private Optional<T> changeReply(
            Id id, ReplyId reply, BiFunction<Criteria, String, Criteria> which, Function<String, Update> update) {
        return OptimisticRetry.run(id, _ -> changeReplyOnce(id, reply, which, update));
    }

    /**
     * Empty if an earlier reply was deleted since it was read, so that the position has changed; nothing within if there is no such reply,
     * or it was removed.
     */
    private Optional<Optional<T>> changeReplyOnce(
            Id id, ReplyId reply, BiFunction<Criteria, String, Criteria> which, Function<String, Update> update) {
        var replies = find(id).map(DiscussionThread::replies).orElse(List.of());
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

    private static Criteria at(Id id, String there, ReplyId reply) {
        return where("_id").is(id).and(there + "._id").is(reply);
    }

    final Optional<T> deleteReply(Id id, ReplyId reply, MemberId by) {
        return change(
                ownReply(id, reply, by),
                new Update().pull("replies", query(where("_id").is(reply))));
    }

    /** False if it was answered. */
    protected boolean remove(Id id, MemberId by) {
        return removeWhere(own(id, by).and("replies").size(0));
    }

    protected final boolean removeWhere(Criteria which) {
        return mongo.remove(query(which), type).getDeletedCount() > 0;
    }

    /** Takes its words away, and whom a file names as their author. */
    protected Optional<T> blank(Id id, MemberId by, Instant at) {
        return change(own(id, by), deletion(at));
    }

    /** As {@link #blank}, whoever wrote it. */
    protected Optional<T> removeWords(Id id, MemberId coordinator, Instant at) {
        return change(shown(id), deletion(at).set("removedBy", coordinator));
    }

    protected static Update deletion(Instant at) {
        return new Update().set("text", "").set("deletedAt", at).unset("source");
    }

    final Optional<T> resolve(Id id, MemberId by, Instant at) {
        return change(
                where("_id").is(id).and("settledAt").is(null),
                new Update().set("settledBy", by).set("settledAt", at));
    }

    final Optional<T> reopen(Id id) {
        return change(
                where("_id").is(id).and("settledAt").ne(null),
                new Update().unset("settledBy").unset("settledAt"));
    }

    /** Those that the member still has to deal with. */
    public final List<T> assignedTo(MemberId member) {
        return mongo.find(
                query(where("assignment.to")
                        .is(member)
                        .and("assignment.doneAt")
                        .is(null)
                        .and("settledAt")
                        .is(null)),
                type);
    }

    /** In place of any earlier; empty if it is resolved. */
    final Optional<T> assign(Id id, Assignment assignment) {
        return change(where("_id").is(id).and("settledAt").is(null), new Update().set("assignment", assignment));
    }

    final Optional<T> takeBack(Id id) {
        return change(where("_id").is(id).and("assignment").ne(null), new Update().unset("assignment"));
    }

    /** Empty if it was done, assigned again or taken back since it was read. */
    final Optional<T> finish(Id id, Assignment read, MemberId by, Instant at) {
        return change(
                where("_id")
                        .is(id)
                        .and("assignment.to")
                        .is(read.to())
                        .and("assignment.at")
                        .is(read.at())
                        .and("assignment.doneAt")
                        .is(null),
                new Update().set("assignment.doneBy", by).set("assignment.doneAt", at));
    }

    protected static Criteria own(Id id, MemberId by) {
        return shown(id).and("by").is(by);
    }

    protected static Criteria shown(Id id) {
        return where("_id").is(id).and("deletedAt").is(null);
    }

    private static Criteria ownReply(Id id, ReplyId reply, MemberId by) {
        return where("_id")
                .is(id)
                .and("replies")
                .elemMatch(
                        where("_id").is(reply).and("by").is(by).and("removedBy").is(null));
    }

    protected final boolean stands(Criteria which) {
        return mongo.exists(query(which), type);
    }

    protected final Optional<T> change(Criteria which, Update update) {
        return Optional.ofNullable(mongo.findAndModify(
                query(which), update, FindAndModifyOptions.options().returnNew(true), type));
    }
}
