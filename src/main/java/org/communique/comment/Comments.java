package org.communique.comment;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Comment.Assignment;
import org.communique.comment.CommentEvent.Commented;
import org.communique.comment.HeldComments.HeldComment;
import org.communique.comment.Suggestion.SuggestionStatus;
import org.communique.id.Id;
import org.communique.mail.EventOutbox;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.text.comparison.Quotation;
import org.communique.work.OptimisticRetry;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The comments. A suggestion that is settled stays on record when words are taken away. */
@Component
public class Comments extends ThreadStore<Comment> {

    /** A comment without its words and replies. It has the indexes, as held comments, of which a comment is a part, would get its own. */
    @Document("comments")
    @CompoundIndex(name = "statement", def = "{'statement': 1}")
    @CompoundIndex(name = "assignment_to", def = "{'assignment.to': 1}")
    record CommentSummary(
            CommentId id,
            int version,
            Anchor quotation,
            MemberId by,
            Instant at,
            @Nullable Instant deletedAt,
            @Nullable MemberId removedBy,
            @Nullable Settlement suggestion,
            @Nullable Assignment assignment) {

        /** @param address of the passage */
        record Anchor(String address) {}

        /** The state of a suggestion, see {@link Suggestion}. */
        record Settlement(
                SuggestionStatus state,
                @Nullable MemberId by,
                @Nullable Instant at,
                boolean entered) {}
    }

    private final MongoOperations mongo;

    private final EventOutbox outbox;

    Comments(MongoOperations mongo, EventOutbox outbox) {
        super(mongo, Comment.class);
        this.mongo = mongo;
        this.outbox = outbox;
    }

    /** Stores it and tells of it; false if there is one with its id. */
    boolean say(Comment comment) {
        var about = comment.about();
        return outbox.publish(
                        new Commented(comment.id(), comment.by(), comment.at(), about == null ? null : about.author()),
                        fact(comment.id(), "at", comment.at()),
                        () -> insertOnce(comment))
                .isPresent();
    }

    private Optional<Comment> insertOnce(Comment comment) {
        try {
            return Optional.of(insert(comment));
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
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

    List<Comment> of(StatementId statement) {
        return mongo.find(query(where("statement").is(statement)), Comment.class);
    }

    /** All, without anything that was said. */
    List<CommentSummary> outlines(StatementId statement) {
        var query = query(where("statement").is(statement));
        query.fields()
                .include("version", "by", "at", "deletedAt", "removedBy", "quotation.address", "assignment")
                .include("suggestion.state", "suggestion.by", "suggestion.at", "suggestion.entered");
        return mongo.find(query, CommentSummary.class);
    }

    void quote(CommentId id, Quotation quotation) {
        change(where("_id").is(id), new Update().set("quotation", quotation));
    }

    /** False if it was answered, or its suggestion is settled. */
    @Override
    protected boolean remove(Id id, MemberId by) {
        // After a crash it would be sent again.
        mongo.remove(
                query(where("_id").is(id).and("comment.by").is(by).and("sentAt").ne(null)), HeldComment.class);
        return removeWhere(withOpenSuggestion(own(id, by).and("replies").size(0)));
    }

    /** Takes its words away, and a suggestion that is not settled; of one that is, only the words. */
    @Override
    protected Optional<Comment> blank(Id id, MemberId by, Instant at) {
        return takeWords(
                id,
                () -> own(id, by),
                List.of(SuggestionStatus.DECLINED, SuggestionStatus.ACCEPTED),
                () -> deletion(at));
    }

    /** Takes its words away, and a suggestion that is not accepted, whoever wrote it; of an accepted one, only the words. */
    @Override
    protected Optional<Comment> removeWords(Id id, MemberId coordinator, Instant at) {
        return takeWords(
                id,
                () -> shown(id),
                List.of(SuggestionStatus.ACCEPTED),
                () -> deletion(at).set("removedBy", coordinator));
    }

    /**
     * Each of the two updates is made in its states of the suggestion only: an acceptance can fail between them, and the suggestion be
     * open again.
     *
     * @param kept states in which it stays on record that there was a suggestion
     */
    private Optional<Comment> takeWords(
            Id id, Supplier<Criteria> which, List<SuggestionStatus> kept, Supplier<Update> deletion) {
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
                where("suggestion").is(null), where("suggestion.state").is(SuggestionStatus.OPEN));
    }
}
