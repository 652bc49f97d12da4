package org.communique.statement.creation;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.statement.Statement;
import org.communique.statement.StatementReconcileQueue;
import org.communique.statement.TagText;
import org.communique.statement.TitleOrder;
import org.communique.statement.draft.TextRefusal;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.statement.lifecycle.StatementEventAnnouncer;
import org.communique.statement.lifecycle.TagService;
import org.communique.text.document.RichText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Puts statements with what their drafts begin with into the store. */
@Component
class NewStatementStore {

    private static final int LONGEST_TAG = 35;

    private final MongoOperations mongo;
    private final CollaborationService collaborationService;
    private final StatementReconcileQueue reconcileQueue;
    private final HeavyWorkExecutor heavyWorkExecutor;

    NewStatementStore(
            MongoOperations mongo,
            CollaborationService collaborationService,
            StatementReconcileQueue reconcileQueue,
            HeavyWorkExecutor heavyWorkExecutor) {
        this.mongo = mongo;
        this.collaborationService = collaborationService;
        this.reconcileQueue = reconcileQueue;
        this.heavyWorkExecutor = heavyWorkExecutor;
    }

    /**
     * @param tag BCP 47
     * @throws IllegalArgumentException if it is longer than any that is registered (RFC 5646, section 4.4.1)
     */
    static String language(String tag) {
        if (tag.length() > LONGEST_TAG) {
            throw new IllegalArgumentException("not a language");
        }
        return Locale.forLanguageTag(tag).toLanguageTag();
    }

    /** Why no statement can begin with the text; empty if one can. */
    Optional<TextRefusal> refusalOf(RichText text, String member) {
        var outcome = heavyWorkExecutor.run(
                WorkKind.IMPORT, member, () -> collaborationService.beginWith(DraftCodec.update(text)));
        return switch (outcome) {
            case APPLIED, FROZEN, OVERTAKEN -> Optional.empty();
            case TOO_LARGE -> Optional.of(new TextRefusal.TooLarge());
            case TOO_DEEP -> Optional.of(new TextRefusal.TooDeep());
        };
    }

    KeyedRequest.Progress progress(KeyedRequest request) {
        if (isOther(request)) {
            return KeyedRequest.Progress.KEY_USED;
        }
        return mongo.exists(query(where("_id").is(request.statement())), Statement.class)
                ? KeyedRequest.Progress.DONE
                : KeyedRequest.Progress.NEW;
    }

    private boolean isOther(KeyedRequest request) {
        var kept = request.body() == null ? null : mongo.findById(request.statement(), KeyedRequest.class);
        return kept != null && !kept.equals(request);
    }

    private boolean keep(KeyedRequest request) {
        if (request.body() == null) {
            return true;
        }
        try {
            mongo.insert(request);
            return true;
        } catch (DuplicateKeyException e) {
            return !isOther(request);
        }
    }

    /**
     * The draft comes first: a statement that can be found always has one.
     *
     * @param unannounced to announce once it is inserted, by the field of the statement, see {@link StatementEventAnnouncer}
     * @return false if a statement with its id was there before, or its key was used for another request
     */
    boolean insert(KeyedRequest request, Statement statement, RichText text, Map<String, List<?>> unannounced) {
        if (!keep(request)) {
            return false;
        }
        var member = statement.coordinator().value();
        heavyWorkExecutor.run(WorkKind.IMPORT, member, () -> {
            collaborationService.create(new DraftId(statement.id().value()), DraftCodec.update(text), member);
            return statement;
        });
        reconcileQueue.add(statement.id());
        try {
            var document = new Document(TitleOrder.FIELD, TitleOrder.of(statement.title()));
            mongo.getConverter().write(statement, document);
            if (!statement.tagging().tags().isEmpty()) {
                document.put(
                        TagService.KEYS,
                        statement.tagging().tags().stream().map(TagText::key).toList());
            }
            unannounced.forEach(
                    (field, events) -> document.put(field, mongo.getConverter().convertToMongoType(events)));
            mongo.insert(document, mongo.getCollectionName(Statement.class));
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }
}
